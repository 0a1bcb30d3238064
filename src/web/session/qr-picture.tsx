import { useEffect, useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { words } from "./session-words.ts";

/** A QR code of a text, dark on light in either theme, for a telephone's camera. The text itself stands beside it. */
export function QrPicture({ content }: { readonly content: string }) {
  const { say } = useLanguage();
  const [modules, setModules] = useState<readonly (readonly boolean[])[]>();
  useEffect(() => {
    // The encoder is wanted once in a person's life here.
    void import("uqr").then(({ encode }) => setModules(encode(content, { border: 2 }).data));
  }, [content]);
  const size = modules?.length ?? 45;
  const path = (modules ?? []).flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      role="img"
      aria-label={say(words.qr)}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-48 rounded-md border border-line"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path.join("")} fill="#000" />
    </svg>
  );
}
