/** A process of its own that asks one VCF file about a panel and says what it found, as JSON: `vcf.ts` measures it. */
import { openVcf } from "../src/cli/vcf-source.ts";
import { readVcfForPanel } from "../src/interchange/index.ts";
import { peakMegabytes } from "./report.ts";

const [path = "", mode, regionText = "[]", identity] = process.argv.slice(2);
const regions = JSON.parse(regionText) as { chrom: string; start: number; end: number }[];
const before = process.cpuUsage();
const started = performance.now();
const source = await openVcf(path);
const { index, ...without } = source;
const file = mode === "scan" || index === undefined ? without : { ...without, index };
const { calls, issues, indexed } = await readVcfForPanel(file, {
  regions: { GRCh37: [], GRCh38: regions },
  identity: identity === "identity",
});
const ms = performance.now() - started;
const { user, system } = process.cpuUsage(before);
await source.close();
const found = calls?.records.length;
const queryProcessor = (user + system) / 1000;
console.log(
  JSON.stringify({ found, indexed, ms, queryProcessor, megabytes: peakMegabytes(), issues }),
);
