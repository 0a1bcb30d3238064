/**
 * A whole-genome VCF of 5 million records asked about three genes: through the index as a whole process and by itself,
 * and without an index, beside bcftools (`apt-get install bcftools`) on the same file in the same run.
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alsPanel } from "../src/definition/index.ts";
import { panelBase } from "../src/engine/index.ts";
import { writeGenomeVcf } from "./genome-vcf.ts";
import { median, printRow } from "./report.ts";

const records = Number(process.env["VCF_RECORDS"] ?? 5_000_000);
const rounds = 7;
const scans = 3;
/** SOD1, FUS and TARDBP from the first base of the transcript to the last, on GRCh38. */
const regions = [
  { chrom: "21", start: 31659622, end: 31668931 },
  { chrom: "16", start: 31180138, end: 31191605 },
  { chrom: "1", start: 11012344, end: 11026420 },
];

interface Asked {
  readonly found: number;
  readonly indexed: boolean;
  readonly ms: number;
  readonly queryProcessor: number;
  readonly megabytes: number;
}

const folder = await mkdtemp(join(tmpdir(), "neurite-bench-"));
try {
  const path = join(folder, "genome.vcf.gz");
  const bed = join(folder, "panel.bed");
  const lines = regions.map(({ chrom, start, end }) => `chr${chrom}\t${start - 1}\t${end}\n`);
  await writeFile(bed, lines.join(""));
  const { size, compressed } = writeGenomeVcf(path, records, "bench", (chrom, pos) =>
    panelBase(alsPanel)("GRCh38", chrom, pos),
  );
  const peer = spawnSync("bcftools", ["--version"]).status === 0;
  if (!peer)
    console.log("bcftools is not installed, so nothing stands beside the figures of `vcf`.");

  /** Compiled code is kept between processes, as it is on a machine where the command ran before. */
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, "compiled") };
  /** Runs a command to its end; the processor's time is the system's account of it. */
  function run(command: string, ...words: readonly string[]) {
    const started = performance.now();
    const shell = ["-c", '"$@"; code=$?; times >&2; exit $code', "sh", command, ...words];
    const { status, stdout, stderr } = spawnSync("sh", shell, { env, encoding: "utf8" });
    const whole = performance.now() - started;
    if (status !== 0) throw new Error(stderr);
    const spent = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/.exec(stderr)?.slice(1).map(Number) ?? [];
    const [minutes = 0, seconds = 0, systemMinutes = 0, systemSeconds = 0] = spent;
    const processor = 1000 * (60 * (minutes + systemMinutes) + seconds + systemSeconds);
    return { whole, processor, stdout };
  }
  const node = [process.execPath, "--max-semi-space-size=8"] as const;
  function ask(mode: "index" | "scan", ...more: readonly "identity"[]) {
    const program = join(import.meta.dirname, "vcf-ask.ts");
    const words = [path, mode, JSON.stringify(regions), ...more];
    const { stdout, ...times } = run(...node, program, ...words);
    return { ...(JSON.parse(stdout) as Asked), ...times };
  }
  function beside(option: "-R" | "-T") {
    const { stdout, ...times } = run("bcftools", "view", "-H", option, bed, path);
    return { ...times, found: stdout.split("\n").length - 1 };
  }
  function screen() {
    const main = join(import.meta.dirname, "..", "src", "cli", "main.ts");
    return run(...node, main, "screen", "--vcf", path, "--json");
  }

  ask("index");
  screen();
  const screened: ReturnType<typeof screen>[] = [];
  const asked: ReturnType<typeof ask>[] = [];
  const counted: ReturnType<typeof ask>[] = [];
  const peers: ReturnType<typeof beside>[] = [];
  for (let round = 0; round < rounds; round++) {
    screened.push(screen());
    asked.push(ask("index"));
    counted.push(ask("index", "identity"));
    if (peer) peers.push(beside("-R"));
  }
  agree([...asked, ...counted], peers);
  const spent = (each: readonly { readonly processor: number }[]): string =>
    `${median(each.map(({ processor }) => processor)).toFixed(0)} ms of processor`;
  const whole = median(screened.map((each) => each.whole));
  printRow({
    bench: "vcf",
    what: `screen --vcf, ${records.toLocaleString("en")} records, index`,
    figure: `${whole.toFixed(0)} ms, ${spent(screened)}`,
    against: "200 ms as a whole process",
    ratio: `${(whole / 200).toFixed(2)} ×`,
  });
  const query = median(asked.map((each) => each.ms));
  const theirs = median(peers.map((each) => each.whole));
  printRow({
    bench: "vcf",
    what: "… opening, index and query alone",
    figure: `${query.toFixed(0)} ms, ${median(asked.map((each) => each.queryProcessor)).toFixed(0)} ms of processor`,
    against: peer ? `bcftools view -R: ${theirs.toFixed(0)} ms, ${spent(peers)}` : "–",
    ratio: peer ? `${(query / theirs).toFixed(2)} ×` : "–",
  });

  const counting = median(counted.map((each) => each.ms));
  printRow({
    bench: "vcf",
    what: "… and calls on X and Y counted, to tell whose sample it is",
    figure: `${counting.toFixed(0)} ms, ${median(counted.map((each) => each.queryProcessor)).toFixed(0)} ms of processor`,
    against: `the query alone: ${query.toFixed(0)} ms`,
    ratio: `${(counting / query).toFixed(2)} ×`,
  });

  const scanned: ReturnType<typeof ask>[] = [];
  const others: ReturnType<typeof beside>[] = [];
  for (let round = 0; round < scans; round++) {
    scanned.push(ask("scan", "identity"));
    if (peer) others.push(beside("-T"));
  }
  agree(scanned, others);
  const scan = median(scanned.map((each) => each.whole));
  const other = median(others.map((each) => each.whole));
  const megabytes = Math.max(...scanned.map((each) => each.megabytes));
  const speed = (ms: number): string => `${(size / 1000 / ms).toFixed(0)} MB/s`;
  printRow({
    bench: "vcf",
    what: `… without an index, ${(size / 1e6).toFixed(0)} MB (${(compressed / 1e6).toFixed(0)} MB gzipped)`,
    figure: `${(scan / 1000).toFixed(1)} s, ${speed(scan)}, ${megabytes.toFixed(0)} MB`,
    against: peer
      ? `bcftools view -T: ${(other / 1000).toFixed(1)} s, ${speed(other)}; 200 MB of memory`
      : "200 MB of memory",
    ratio: peer ? `${(other / scan).toFixed(2)} × as fast` : `${(megabytes / 200).toFixed(2)} ×`,
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Speed counts only where both found the same records. */
function agree(ours: readonly { found: number }[], theirs: readonly { found: number }[]): void {
  const counts = new Set([...ours, ...theirs].map((each) => each.found));
  if (counts.size !== 1) throw new Error(`found ${[...counts].join(" and ")} records`);
}
