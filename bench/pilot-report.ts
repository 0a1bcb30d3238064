/** The whole report of the CDISC pilot from its journal: under 20 s, the store opened and every file written. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { printRow } from "./report.ts";

const root = dirname(import.meta.dirname);
const example = join(root, "examples", "cdisc-pilot");
const data = join(root, "..", "shared", "data", "cdisc-pilot");
const secondsLimit = 20;

if (!existsSync(data)) {
  skip(`${data} is absent`);
} else {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "neurite-bench-")));
  try {
    await report(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function report(folder: string): Promise<void> {
  const places = ["--store", join(folder, "store"), "--schema", "pilot", "--json"];
  const out = join(folder, "out");
  const replay = ["replay", example, "--data", data, "--out", out, ...places];
  const lived = await neurite(folder, replay);
  if (lived.code !== 0) return skip(`the replay ended with exit code ${lived.code}`, 1);
  const started = performance.now();
  const words = ["readout", example, "--unblinded", "--by", "bench", "--out", out, ...places];
  const made = await neurite(folder, words);
  const seconds = (performance.now() - started) / 1000;
  if (made.code !== 0) return skip(`the report ended with exit code ${made.code}`, 1);
  const { reports } = JSON.parse(made.stdout) as {
    readonly reports: readonly { displays: readonly unknown[]; results: number }[];
  };
  const displays = reports.reduce((sum, one) => sum + one.displays.length, 0);
  const results = reports.reduce((sum, one) => sum + one.results, 0);
  printRow({
    bench: "pilot-report",
    what: `CDISCPILOT01 from its journal, ${displays} displays, ${results.toLocaleString("en")} results`,
    figure: `${seconds.toFixed(1)} s`,
    against: `${secondsLimit} s`,
    ratio: `${(seconds / secondsLimit).toFixed(2)} ×`,
  });
}

async function neurite(
  cwd: string,
  words: readonly string[],
): Promise<{ readonly code: number | null; readonly stdout: string }> {
  const main = join(root, "src", "cli", "main.ts");
  const child = spawn(process.execPath, [main, ...words], {
    cwd,
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, DATABASE_URL: "" },
  });
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  await once(child, "close");
  return { code: child.exitCode, stdout };
}

function skip(reason: string, code = 0): void {
  printRow({
    bench: "pilot-report",
    what: "skipped",
    figure: "–",
    against: reason,
    ratio: "–",
  });
  process.exitCode = code;
}
