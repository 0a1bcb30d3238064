import { defineIssue, type Issue } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import { anOid, aText, checkAttributes, isObject, type Rule } from "./attribute.ts";
import { cellType, type DatasetColumn, type DataType, dataTypes } from "./dataset.ts";

const noColumns = defineIssue(
  "dataset-json.no-columns",
  "{file}: the list of columns is empty, so no row can hold a value. Export the dataset again.",
  "{file}：列清单为空，任何行都无法存放值。请重新导出数据集。",
);
const notColumn = defineIssue(
  "dataset-json.column",
  "{file}: column {number} is {found}; it must be an object.",
  "{file}：第 {number} 列为 {found}，应为对象。",
);
const duplicate = defineIssue(
  "dataset-json.duplicate-column",
  "{file}: columns {first} and {second} have the same {attribute} {value}. Rename one and export again.",
  "{file}：第 {first} 列与第 {second} 列的 {attribute} 相同（{value}）。请重命名其一后重新导出。",
);
const badTarget = defineIssue(
  "dataset-json.target-type",
  "{file}: column {name} has dataType {dataType} and targetDataType {target}; only dates and times become integers, and only decimals become decimals.",
  "{file}：列 {name} 的 dataType 为 {dataType}，targetDataType 为 {target}；只有日期和时间可转为 integer，只有 decimal 可转为 decimal。",
);

const fromOne: Rule = {
  expected: "a whole number, 1 or more",
  holds: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
};
const words: readonly unknown[] = dataTypes;

/** @source Dataset-JSON 1.1, column metadata and `dataset.schema.json` */
const rules: Readonly<Record<string, Rule>> = {
  itemOID: { ...anOid, required: true },
  name: { ...anOid, required: true },
  label: { ...aText, required: true },
  dataType: {
    expected: dataTypes.join(", "),
    holds: (value) => words.includes(value),
    required: true,
  },
  targetDataType: {
    expected: "integer or decimal",
    holds: (value) => value === "integer" || value === "decimal",
  },
  length: fromOne,
  displayFormat: aText,
  keySequence: fromOne,
};

/** Checks the list of columns and gives them as columns of a table. @throws DataProblem `dataset-json.…` */
export function checkColumns(
  file: string,
  list: unknown,
): { columns: DatasetColumn[]; warnings: Issue[] } {
  const warnings: Issue[] = [];
  const columns: DatasetColumn[] = [];
  const seen = new Map<string, number>();
  for (const [index, value] of (Array.isArray(list) ? list : []).entries()) {
    const number = index + 1;
    if (!isObject(value)) {
      const found = JSON.stringify(value).slice(0, 40);
      throw new DataProblem(notColumn([file, "columns", index], { file, number, found }));
    }
    warnings.push(...checkAttributes(file, ["columns", index], value, rules));
    for (const attribute of ["name", "itemOID", "keySequence"]) {
      if (value[attribute] === undefined) continue;
      const word = JSON.stringify(value[attribute]);
      const first = seen.get(`${attribute} ${word}`);
      if (first !== undefined) {
        const params = {
          file,
          attribute,
          value: JSON.parse(word) as string,
          first,
          second: number,
        };
        throw new DataProblem(duplicate([file, "columns", index, attribute], params));
      }
      seen.set(`${attribute} ${word}`, number);
    }
    columns.push(toColumn(file, value));
  }
  if (columns.length === 0) throw new DataProblem(noColumns([file, "columns"], { file }));
  return { columns, warnings };
}

function toColumn(file: string, value: Readonly<Record<string, unknown>>): DatasetColumn {
  const { displayFormat, targetDataType: target } = value;
  const dataType = value["dataType"] as DataType;
  const name = String(value["name"]);
  const timing = dataType === "date" || dataType === "datetime" || dataType === "time";
  if (target !== undefined && !(target === "integer" ? timing : dataType === "decimal")) {
    const params = { file, name, dataType, target: JSON.stringify(target) };
    throw new DataProblem(badTarget([file, "columns", name, "targetDataType"], params));
  }
  return {
    itemOID: String(value["itemOID"]),
    name,
    label: String(value["label"]),
    type: cellType(dataType),
    dataType,
    ...(target === "integer" || target === "decimal" ? { targetDataType: target } : {}),
    ...(typeof value["length"] === "number" ? { length: value["length"] } : {}),
    ...(typeof displayFormat === "string" ? { format: displayFormat } : {}),
    ...(typeof value["keySequence"] === "number" ? { keySequence: value["keySequence"] } : {}),
  };
}
