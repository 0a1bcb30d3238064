import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Problem } from "./api/call.ts";
import { App } from "./app.tsx";
import { registerWorker } from "./offline/register-worker.ts";
import "./style.css";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no root");
createRoot(root, {
  // What the server refuses is an answer that the page shows, not a defect to be reported.
  onCaughtError: (error) => error instanceof Problem || console.error(error),
}).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
registerWorker();
