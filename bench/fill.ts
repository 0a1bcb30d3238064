/**
 * Fills the store in a folder with lives of participants and makes their summaries, in a process of its own, so that
 * what this takes is not counted to the server that is measured: `node bench/fill.ts <folder> <events>`.
 */
import { join } from "node:path";
import { openServer, readServerSecret } from "../src/server/index.ts";
import { keepStudyVersion, openStore } from "../src/store/index.ts";
import { study } from "./assessment.ts";
import { fillStore } from "./scratch-store.ts";

const [folder = "", events = "0"] = process.argv.slice(2);
const store = await openStore({ folder });
await keepStudyVersion(store, study);
await fillStore(store, Number(events));
const secret = readServerSecret(join(folder, "keys"));
const server = await openServer({ store, secret, mode: "rehearsal", port: 0, host: "127.0.0.1" });
for (let waited = Number.POSITIVE_INFINITY; waited > 900; ) {
  const started = performance.now();
  await server.settle();
  waited = performance.now() - started;
}
await server.close();
await store.close();
