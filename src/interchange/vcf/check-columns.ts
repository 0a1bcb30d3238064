import { defineIssue } from "../../kernel/index.ts";
import type { VcfHeader } from "./header.ts";
import { type Report, shown } from "./report.ts";

const wrongColumn = defineIssue(
  "vcf.header",
  "Column {count} of the column line is {expected}, not “{found}”.",
  "列名行的第 {count} 列应为 {expected}，而不是“{found}”。",
);
const noSamples = defineIssue(
  "vcf.header-no-samples",
  "A FORMAT column needs at least one sample after it.",
  "FORMAT 列之后至少需要一个样本。",
);
const sampleTwice = defineIssue(
  "vcf.header-sample-twice",
  "Sample {name} has two columns.",
  "样本 {name} 占用了两列。",
);
const emptySample = defineIssue(
  "vcf.header-empty",
  "A column has no name; the line may end with a tab.",
  "有一列没有名称；该行可能以制表符结尾。",
);

export const fixedColumns = [
  "#CHROM",
  "POS",
  "ID",
  "REF",
  "ALT",
  "QUAL",
  "FILTER",
  "INFO",
] as const;

/** Checks the line that names the columns, and notes the samples. */
export function checkColumns(
  line: string,
  number: number,
  header: VcfHeader,
  report: Report,
): void {
  const found = line.split("\t");
  const expected: readonly string[] = found.length > 8 ? [...fixedColumns, "FORMAT"] : fixedColumns;
  let column = 1;
  for (const [index, name] of expected.entries()) {
    const text = found[index] ?? "";
    if (text !== name) {
      report(
        wrongColumn([number, column], { count: index + 1, expected: name, found: shown(text) }),
      );
      return;
    }
    column += text.length + 1;
  }
  header.hasFormat = found.length > 8;
  if (found.length === 9) report(noSamples([number, column - 1]));
  const seen = new Set<string>();
  for (const name of found.slice(9)) {
    if (name === "") report(emptySample([number, column]));
    else if (seen.has(name)) report(sampleTwice([number, column], { name: shown(name) }));
    seen.add(name);
    header.samples.push(name);
    column += name.length + 1;
  }
}
