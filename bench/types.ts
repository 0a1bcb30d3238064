/** Type-checking the largest example alone: under 3 s, and no more instantiations than its budget. */
import { median, printRow } from "./report.ts";
import { measureTypes, readBudget } from "./type-cost.ts";

const { example, instantiations, checkSeconds } = readBudget();
const runs = Array.from({ length: 5 }, measureTypes);
const check = median(runs.map((run) => run.checkSeconds));
const total = median(runs.map((run) => run.totalSeconds));
const [{ instantiations: counted, files } = { instantiations: 0, files: 0 }] = runs;
printRow({
  bench: "types",
  what: `${example}, ${files} files`,
  figure: `check ${check.toFixed(2)} s, all ${total.toFixed(2)} s`,
  against: `${checkSeconds} s; ${counted.toLocaleString("en")} of ${instantiations.toLocaleString("en")} instantiations`,
  ratio: `${(check / checkSeconds).toFixed(2)} ×`,
});
