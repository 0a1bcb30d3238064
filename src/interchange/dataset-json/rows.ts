import { defineIssue, type Issue } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import { type More, more } from "../stream.ts";
import type { Cell, Row } from "../table.ts";
import { expectedIn, readCell } from "./cell.ts";
import type { DatasetEvent, DatasetMetadata } from "./dataset.ts";
import type { Item, Progress } from "./json-cursor.ts";

const notRow = defineIssue(
  "dataset-json.row",
  "{file}: row {row} is {shown}; a row is a list of values. Export the dataset again.",
  "{file}：第 {row} 行数据为 {shown}，应为值的列表。请重新导出数据集。",
);
const wrongWidth = defineIssue(
  "dataset-json.row-width",
  "{file}: row {row} has {found} values; there are {expected} columns. Export the dataset again.",
  "{file}：第 {row} 行数据有 {found} 个值，而列有 {expected} 个。请重新导出数据集。",
);
const wrongType = defineIssue(
  "dataset-json.value",
  "{file}: row {row}, column {name}: {shown} is not {expected}, as dataType {dataType} asks. Correct the value or the column's type.",
  "{file}：第 {row} 行数据，列 {name}：{shown} 不符合 dataType {dataType} 的要求（{expected}）。请更正该值或列的类型。",
);

const notWhole = defineIssue(
  "dataset-json.not-whole",
  "{file}: column {name} has dataType integer, but {count} values are not whole numbers that a double holds exactly, the first in row {row} ({shown}). They were kept; correct the column's type.",
  "{file}：列 {name} 的 dataType 为 integer，但有 {count} 个值不是双精度数可精确表示的整数，首个位于第 {row} 行（{shown}）。这些值已保留；请更正该列的类型。",
  "warning",
);

const batchRows = 256;

/** Values of one integer column that are not whole. */
interface Fractions {
  count: number;
  readonly row: number;
  readonly shown: number;
}

/** Checks rows against the columns and gives them in batches. */
export function* readRows(
  items: Iterable<Item | More>,
  dataset: DatasetMetadata,
  file: string,
  progress: Progress,
  warnings: Issue[],
): Generator<DatasetEvent | More, void> {
  const fractions = new Map<string, Fractions>();
  let batch: Row[] = [];
  const flush = (): DatasetEvent => {
    const rows = batch;
    batch = [];
    return { kind: "rows", first: progress.complete - rows.length, rows };
  };
  for (const found of items) {
    if (found === more) {
      if (batch.length > 0) yield flush();
      yield more;
      continue;
    }
    batch.push(readRow(found.item, dataset, file, progress.complete + 1, fractions));
    progress.complete++;
    if (batch.length >= batchRows) yield flush();
  }
  if (batch.length > 0) yield flush();
  for (const [name, found] of fractions) {
    warnings.push(notWhole([file, "columns", name], { file, name, ...found }));
  }
}

function readRow(
  value: unknown,
  dataset: DatasetMetadata,
  file: string,
  row: number,
  fractions: Map<string, Fractions>,
): Row {
  const { columns } = dataset;
  if (!Array.isArray(value)) {
    const shown = JSON.stringify(value).slice(0, 60);
    throw new DataProblem(notRow([file, "rows", row], { file, row, shown }));
  }
  const values: readonly unknown[] = value;
  if (values.length !== columns.length) {
    const params = { file, row, found: values.length, expected: columns.length };
    throw new DataProblem(wrongWidth([file, "rows", row], params));
  }
  const cells: Cell[] = [];
  for (const [index, column] of columns.entries()) {
    const cell = readCell(values[index], column);
    if (cell === undefined) {
      const { name, dataType } = column;
      const shown = JSON.stringify(values[index]).slice(0, 60);
      const params = { file, row, name, shown, dataType, expected: expectedIn(column) };
      throw new DataProblem(wrongType([file, "rows", row, name], params));
    }
    if (column.dataType === "integer" && typeof cell === "number" && !Number.isSafeInteger(cell)) {
      const found = fractions.get(column.name);
      if (found === undefined) fractions.set(column.name, { count: 1, row, shown: cell });
      else found.count++;
    }
    cells.push(cell);
  }
  return cells;
}
