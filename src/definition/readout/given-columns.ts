import type { AnalysisColumn } from "./analysis-data.ts";
import type { AnalysisDataset } from "./analysis-dataset.ts";
import { structures } from "./structures.ts";

/** The columns that a dataset gives by itself: those of its structure, of its flags and pools. */
export function givenColumns(dataset: AnalysisDataset): Map<string, AnalysisColumn> {
  const given = new Map<string, AnalysisColumn>();
  for (const [name, column] of Object.entries(structures[dataset.kind])) {
    given.set(name, { name, ...column });
  }
  const add = ({ column, label = column }: { readonly column: string; readonly label?: string }) =>
    given.set(column, { name: column, label, type: "text" });
  if (dataset.kind === "subject") dataset.pools?.forEach(add);
  if (dataset.kind === "occurrences") dataset.flags.forEach(add);
  if (dataset.kind === "parameters") {
    dataset.flags?.forEach(add);
    if (dataset.last?.flag !== undefined) {
      add({ column: dataset.last.flag, label: "Last Value in Treatment Visit" });
    }
    for (const one of dataset.atBaseline ?? []) {
      const of = dataset.columns.find((each) => typeof each !== "string" && each.name === one.of);
      add(one);
      if (of !== undefined && typeof of !== "string" && of.type === "number") {
        given.set(one.column, { name: one.column, label: one.label, type: "number" });
      }
    }
  }
  return given;
}
