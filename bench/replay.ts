/** The whole CDISC pilot lived again, end to end: under 60 s, and under 500 MB in the Node process. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { printRow } from "./report.ts";

const root = dirname(import.meta.dirname);
const example = join(root, "examples", "cdisc-pilot");
const data = join(root, "..", "shared", "data", "cdisc-pilot");
const secondsLimit = 60;
const megabytesLimit = 500;

const missing = [join(example, "replay.ts"), data].find((path) => !existsSync(path));
if (missing !== undefined) {
  skip(`${missing} is absent`);
} else {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "neurite-bench-")));
  try {
    await replay(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function replay(folder: string): Promise<void> {
  const main = join(root, "src", "cli", "main.ts");
  const store = join(folder, "store");
  const places = ["--data", data, "--store", store, "--out", join(folder, "out"), "--json"];
  const started = performance.now();
  const child = spawn(process.execPath, [main, "replay", example, ...places], {
    cwd: folder,
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, DATABASE_URL: "" },
  });
  let server = 0;
  const sampling = setInterval(() => {
    server = Math.max(server, serverMegabytes(store));
  }, 250);
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (out += chunk));
  await once(child, "close");
  clearInterval(sampling);
  const seconds = (performance.now() - started) / 1000;
  if (child.exitCode !== 0) return skip(`it ended with exit code ${child.exitCode}`, 1);
  const { cut, mebibytes } = JSON.parse(out) as {
    readonly cut: { readonly events: number };
    readonly mebibytes: number;
  };
  const megabytes = (mebibytes * 2 ** 20) / 1e6;
  const beside = server > 0 ? `, PostgreSQL ${server.toFixed(0)} MB beside it` : "";
  printRow({
    bench: "replay",
    what: `CDISCPILOT01, ${cut.events.toLocaleString("en")} events, compared`,
    figure: `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`,
    against: `${secondsLimit} s, ${megabytesLimit} MB${beside}`,
    ratio: `${(seconds / secondsLimit).toFixed(2)}, ${(megabytes / megabytesLimit).toFixed(2)} ×`,
  });
}

/** What the store's server processes hold together, shared pages counted once; 0 where the system does not tell. */
function serverMegabytes(store: string): number {
  const read = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");
  const postmaster = read(join(store, "data", "postmaster.pid")).split("\n")[0] ?? "";
  if (postmaster === "" || !existsSync("/proc/self/smaps_rollup")) return 0;
  let kilobytes = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1];
      if (pid !== postmaster && parent !== postmaster) continue;
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    } catch {
      // The process ended while it was looked at.
    }
  }
  return (kilobytes * 1024) / 1e6;
}

function skip(reason: string, code = 0): void {
  printRow({ bench: "replay", what: "skipped", figure: "–", against: reason, ratio: "–" });
  process.exitCode = code;
}
