/**
 * `npm run bench` runs every bench, `npm run bench rebuild cut` those named. Each runs in a process of its own and
 * prints its rows; figures are compared within one run only, because machines differ and others use them too.
 */
import { spawnSync } from "node:child_process";
import { cpus, loadavg, platform, release, totalmem } from "node:os";
import { join } from "node:path";
import { printHeading } from "./report.ts";

const benches = [
  "engine",
  "allocation",
  "journal",
  "rebuild",
  "verify",
  "cut",
  "replay",
  "types",
  "xpt",
  "vcf",
  "screening",
  "saving",
  "randomise",
  "matrix",
  "recall",
  "export",
  "pages",
  "readout",
  "joint-rank",
  "pilot-report",
];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !benches.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(", ")}. There are: ${benches.join(", ")}.`);
  process.exit(2);
}

const [cpu] = cpus();
console.log(`Command: npm run bench${wanted.map((name) => ` ${name}`).join("")}`);
console.log(
  `Machine: ${cpus().length} × ${cpu?.model ?? "unknown processor"}, ${Math.round(totalmem() / 1e9)} GB, ${platform()} ${release()}, Node ${process.version}`,
);
console.log(`Time: ${new Date().toISOString()}, load before ${load()}\n`);
let failed = false;
let headed = false;
for (const name of benches.filter((each) => wanted.length === 0 || wanted.includes(each))) {
  // The engine's bench comes first and prints lines of its own.
  if (name !== "engine" && !headed) printHeading();
  headed ||= name !== "engine";
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`)], {
    stdio: "inherit",
  });
  if (status !== 0) failed = true;
}
console.log(`\nLoad after ${load()}; the benches themselves make about ${cpus().length}.`);
process.exitCode = failed ? 1 : 0;

function load(): string {
  return loadavg()
    .map((average) => average.toFixed(1))
    .join(" ");
}
