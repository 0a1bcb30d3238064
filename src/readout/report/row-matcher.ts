import type { AnalysisValue, RowCondition } from "../../definition/index.ts";
import { conditionColumns, evaluate } from "../analyse/evaluate.ts";
import { columnValues, hasColumn, type SelectedRows } from "../analyse/rows.ts";

/** Tells of each selected row, by its place, whether a condition holds; of all, where there is no condition. */
export function rowMatcher(
  selected: SelectedRows,
  condition: RowCondition | undefined,
): (place: number) => boolean {
  if (condition === undefined) return () => true;
  const read = new Map<string, readonly AnalysisValue[]>();
  for (const column of conditionColumns(condition)) {
    if (!read.has(column)) read.set(column, columnValues(selected, column));
  }
  return (place) => evaluate(condition, (column) => read.get(column)?.[place] ?? null);
}

/** Whether all that a condition reads is there. */
export function canMatch(selected: SelectedRows, condition: RowCondition | undefined): boolean {
  return (
    condition === undefined ||
    conditionColumns(condition).every((column) => hasColumn(selected, column))
  );
}
