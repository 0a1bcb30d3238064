import type {
  Analysis,
  AnalysisData,
  AnalysisMethod,
  AnalysisTable,
  AnalysisValue,
  Readout,
  RowCondition,
} from "../../../definition/index.ts";
import { type Issue, issueText, text } from "../../../kernel/index.ts";
import type { AnalysisOutcome } from "../analysis-context.ts";

/** A table from its columns; a column of which any value is a text is one of text. */
export function tableOf(
  name: string,
  columns: Readonly<Record<string, readonly AnalysisValue[]>>,
): AnalysisTable {
  const names = Object.keys(columns);
  const length = columns[names[0] ?? ""]?.length ?? 0;
  const rows = Array.from({ length }, (_, row) =>
    names.map((column) => columns[column]?.[row] ?? null),
  );
  return {
    name,
    label: name,
    columns: names.map((column) => ({
      name: column,
      label: column,
      type: columns[column]?.some((value) => typeof value === "string") ? "text" : "number",
    })),
    rows,
    origins: rows.map(() => []),
  };
}

/** A dataset as `ADSL` and under its own name: everybody once, by `USUBJID`, with the arm they are in. */
export function dataOf(...tables: readonly AnalysisTable[]): AnalysisData {
  const [first] = tables;
  const known = Object.fromEntries(tables.map((table) => [table.name, table]));
  if (known["ADSL"] !== undefined || first === undefined) return { tables: known, blinded: false };
  const id = first.columns.findIndex(({ name }) => name === "USUBJID");
  const seen = new Set<AnalysisValue>();
  const rows = first.rows.filter((row) => {
    const value = row[id] ?? null;
    return !seen.has(value) && seen.add(value).size > 0;
  });
  const subjects = { ...first, name: "ADSL", rows, origins: rows.map(() => []) };
  return { tables: { ADSL: subjects, ...known }, blinded: false };
}

/** A readout with nothing but populations and arms: everybody is in `all`. */
export function readoutOf(
  levels: readonly string[],
  populations: Readonly<Record<string, RowCondition>> = {},
  datasets: Readout["datasets"] = [],
): Readout {
  return {
    datasets,
    treatment: {
      planned: "ARM",
      actual: "ARM",
      levels: levels.map((value) => ({ value, label: text(value, value) })),
    },
    populations: [
      { id: "all", title: text("All", "全部") },
      ...Object.entries(populations).map(([id, where]) => ({ id, title: text(id, id), where })),
    ],
    estimands: [],
    analyses: [],
    displays: [],
  };
}

export function analysisOf(
  dataset: string,
  method: AnalysisMethod,
  { population = "all", where }: { population?: string; where?: RowCondition } = {},
): Analysis {
  return {
    id: "a",
    title: text("Analysis", "分析"),
    population,
    dataset,
    method,
    ...(where === undefined ? {} : { where }),
  };
}

/** The value of a result by its operation and the levels it stands under; `undefined` where there is none. */
export function valueOf(
  { results }: AnalysisOutcome,
  operation: string,
  ...levels: readonly string[]
): number | null | undefined {
  return results.find(
    (one) =>
      one.operation === operation &&
      one.groups.map(({ value }) => value).join("/") === levels.join("/"),
  )?.value;
}

/** Codes of issues, and that each has words in both languages. */
export function codesOf(issues: readonly Issue[]): readonly string[] {
  return issues.map((one) => {
    for (const language of ["en", "zh-CN"] as const) {
      if (/^$|[{}]/.test(issueText(one, language))) return `${one.code} without words`;
    }
    return one.code;
  });
}

/** The same data with the rows of every table the other way round. */
export function reversed(data: AnalysisData): AnalysisData {
  const tables = Object.entries(data.tables).map(([name, table]) => [
    name,
    { ...table, rows: table.rows.toReversed(), origins: table.origins.toReversed() },
  ]);
  return { ...data, tables: Object.fromEntries(tables) };
}
