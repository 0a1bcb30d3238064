import type { AnalysisColumn, AnalysisData, Readout } from "../../definition/index.ts";
import type { Result, SelectedRows } from "../../readout/index.ts";

/** More would not be read beside each other. */
const most = 14;

/**
 * The columns of a dataset that a number has to do with: those that tell its rows apart, and those that its analysis, or its
 * part of a display, names. Blinded, those that tell an arm are not there.
 */
export function columnsBehind(
  readout: Readout,
  { blinded, tables }: AnalysisData,
  { analysis, groups, of }: Result,
  { table }: SelectedRows,
): readonly AnalysisColumn[] {
  const keys = readout.datasets.find(({ name }) => name === of.dataset)?.keys ?? ["USUBJID"];
  const named = new Set<string>(["USUBJID", ...keys]);
  for (const { column } of groups) named.add(column);
  gatherWords(of.where, named);
  gatherWords(readout.analyses.find(({ id }) => id === analysis)?.method, named);
  gatherWords(sectionAt(readout, analysis), named);
  named.delete("STUDYID");
  const known = [...table.columns, ...(tables["ADSL"]?.columns ?? [])];
  const found = [...named].flatMap((name) => known.find((column) => column.name === name) ?? []);
  const { planned, actual } = readout.treatment;
  const arms = new Set([planned, actual]);
  return found
    .filter(({ name }) => !blinded || (!arms.has(name) && isAnywhere(name)))
    .slice(0, most);

  function isAnywhere(name: string): boolean {
    const source = table.columns.some((column) => column.name === name) ? table : tables["ADSL"];
    const place = source?.columns.findIndex((column) => column.name === name) ?? -1;
    return source?.rows.some((row) => (row[place] ?? null) !== null) ?? false;
  }
}

/** The part of a display that a result names: `14-3.01/2.WEIGHT.1`. */
function sectionAt({ displays }: Readout, analysis: string): unknown {
  const display = displays.find(({ id }) => analysis === id || analysis.startsWith(`${id}/`));
  if (display?.kind !== "table") return display;
  const [first] = analysis.slice(display.id.length + 1).split(".");
  return display.sections[Number(first) - 1];
}

/** Every text within a value: those that are names of columns are found by the caller. */
function gatherWords(value: unknown, into: Set<string>): void {
  if (typeof value === "string") into.add(value);
  else if (typeof value === "object" && value !== null)
    for (const part of Object.values(value)) gatherWords(part, into);
}
