import { addressOf } from "../api/call.ts";
import type { KeptFile } from "../../server/contract.ts";

/** Stored files, each with its size and hash. */
export function FileList({
  study,
  files,
}: {
  readonly study: string;
  readonly files: readonly KeptFile[];
}) {
  return (
    <ul>
      {files.map(({ file, bytes, sha256 }) => (
        <li key={sha256}>
          <a
            href={addressOf("GET /api/studies/{study}/inspection/files/{hash}", {
              params: { study, hash: sha256 },
            })}
            download={file}
            className="underline underline-offset-3"
          >
            {file}
          </a>{" "}
          <span className="num text-[0.82rem] text-soft">
            {Math.ceil(bytes / 1024)} kB ·{" "}
            <code title={`SHA-256 ${sha256}`} className="font-mono">
              {sha256.slice(0, 16)}
            </code>
          </span>
        </li>
      ))}
    </ul>
  );
}
