import { defineIssue } from "../../kernel/index.ts";
import { checkFixed } from "./check-fixed.ts";
import { checkInfo } from "./check-info.ts";
import { orderCheck } from "./check-order.ts";
import { checkSamples, type FormatPlan } from "./check-samples.ts";
import { checkStructural } from "./check-structural.ts";
import { fixedColumns } from "./check-columns.ts";
import type { VcfHeader } from "./header.ts";
import type { RecordLine } from "./record.ts";
import type { Report } from "./report.ts";

const columnCount = defineIssue(
  "vcf.column-count",
  "The record has {found} columns where the column line has {expected}; columns are separated by tabs.",
  "该记录有 {found} 列，而列名行有 {expected} 列；列之间以制表符分隔。",
);
const emptyColumn = defineIssue(
  "vcf.column-empty",
  "Column {column} is empty; what is missing is a dot, and no tab ends the line.",
  "{column} 列为空；缺失值应写作点，且行末不应有制表符。",
);

/** Names told once for a file, at most; a file that invents names without end fills no memory. */
const mostNames = 10_000;

/** Checks records one after another; remembers what their order and once-only warnings need. */
export function recordCheck(
  header: VcfHeader,
  report: Report,
): (text: string, line: number) => void {
  const order = orderCheck();
  const told = new Set<string>();
  let plan: FormatPlan | undefined;
  const expected = header.hasFormat ? 9 + header.samples.length : 8;

  function once(key: string): boolean {
    if (told.has(key) || told.size >= mostNames) return false;
    told.add(key);
    return true;
  }

  return (text, line) => {
    const columns = text.split("\t");
    const starts: number[] = [];
    let start = 1;
    for (const column of columns) {
      starts.push(start);
      start += column.length + 1;
    }
    if (columns.length !== expected) {
      const at = starts[Math.min(columns.length, expected + 1) - 1] ?? 1;
      report(columnCount([line, at], { found: columns.length, expected }));
      if (columns.length < 8) return;
    }
    const hole = columns.indexOf("");
    if (hole >= 0) {
      const column = fixedColumns[hole] ?? header.samples[hole - 9] ?? String(hole + 1);
      report(emptyColumn([line, starts[hole] ?? 1], { column: column.replace("#", "") }));
      return;
    }
    const [chrom = "", pos = "", , ref = "", alt = ""] = columns;
    const record: RecordLine = {
      header,
      line,
      columns,
      starts,
      report,
      chrom: chrom.replace(/^<(.+)>$/, "$1"),
      pos: /^\d{1,10}$/.test(pos) && Number(pos) < 2 ** 31 ? Number(pos) : undefined,
      ref,
      alts: alt.split(","),
    };
    checkFixed(record, once);
    order(record);
    checkStructural(record, checkInfo(record, once));
    if (columns.length > 8) plan = checkSamples(record, plan, once);
  };
}
