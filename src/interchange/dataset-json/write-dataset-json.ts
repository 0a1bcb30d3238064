import { defineIssue } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import type { Chunks } from "../stream.ts";
import type { Row } from "../table.ts";
import { expectedIn, writeCell } from "./cell.ts";
import { checkMetadata } from "./check-metadata.ts";
import type { DatasetColumn, DatasetMetadata } from "./dataset.ts";

const needsCount = defineIssue(
  "dataset-json.write-records",
  "Dataset {dataset}: NDJSON says the number of rows before the first row. Count them first, or write JSON.",
  "数据集 {dataset}：NDJSON 须在首行之前写明行数。请先计数，或改写为 JSON。",
);
const wrongCount = defineIssue(
  "dataset-json.write-count",
  "Dataset {dataset}: {records} rows were announced and {rows} came. The file must not be used.",
  "数据集 {dataset}：声明有 {records} 行，实际写出 {rows} 行。该文件不得使用。",
);
const ragged = defineIssue(
  "dataset-json.write-width",
  "Dataset {dataset}, row {row} has {found} values; there are {expected} columns.",
  "数据集 {dataset}：第 {row} 行有 {found} 个值，而列有 {expected} 个。",
);
const misfit = defineIssue(
  "dataset-json.write-value",
  "Dataset {dataset}, row {row}, column {name}: {shown} is not {expected}, as dataType {dataType} asks.",
  "数据集 {dataset}，第 {row} 行，列 {name}：{shown} 不符合 dataType {dataType} 的要求（{expected}）。",
);

export type DatasetForm = "json" | "ndjson";

const batchRows = 256;

/**
 * Writes a dataset as Dataset-JSON 1.1, as pieces of text; UTF-8 is the encoding to store them in, and a `.dsjc`
 * file is the zlib compression of the NDJSON form.
 *
 * When `records` is not known, the JSON form writes it after the rows, as the standard permits.
 *
 * @throws DataProblem `dataset-json.…` when the metadata break a rule of the standard or a value is not of its column's type.
 * @source CDISC Dataset-JSON 1.1
 */
export function* writeDatasetJson(
  dataset: DatasetMetadata,
  rows: Iterable<Row>,
  form: DatasetForm,
): Generator<string, void> {
  const writer = datasetWriter(dataset, form);
  yield writer.begin;
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < batchRows) continue;
    yield writer.write(batch);
    batch = [];
  }
  yield writer.write(batch) + writer.end();
}

/** {@link writeDatasetJson} for rows that arrive over time, as from a database. */
export async function* writeDatasetJsonStream(
  dataset: DatasetMetadata,
  rows: Chunks<Row>,
  form: DatasetForm,
): AsyncGenerator<string, void> {
  const writer = datasetWriter(dataset, form);
  yield writer.begin;
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < batchRows) continue;
    yield writer.write(batch);
    batch = [];
  }
  yield writer.write(batch) + writer.end();
}

function datasetWriter(dataset: DatasetMetadata, form: DatasetForm) {
  const { name, columns, records } = dataset;
  const attributes = inOrder(dataset);
  checkMetadata(name, attributes, records !== undefined);
  if (records === undefined && form === "ndjson") {
    throw new DataProblem(needsCount([name], { dataset: name }));
  }
  const head = JSON.stringify(attributes);
  let written = 0;
  return {
    begin: form === "json" ? `${head.slice(0, -1)},"rows":[` : `${head}\n`,
    write(rows: readonly Row[]): string {
      let out = "";
      for (const row of rows) {
        const line = printRow(row, columns, name, written + 1);
        if (form === "json") out += written > 0 ? `,\n${line}` : `\n${line}`;
        else out += `${line}\n`;
        written++;
      }
      return out;
    },
    end(): string {
      if (records !== undefined && records !== written) {
        const params = { dataset: name, records, rows: written };
        throw new DataProblem(wrongCount([name], params));
      }
      if (form === "ndjson") return "";
      return records === undefined ? `\n],"records":${written}}\n` : "\n]}\n";
    },
  };
}

/** The attributes in the standard's order, which lets readers stream. */
function inOrder(dataset: DatasetMetadata): Record<string, unknown> {
  return {
    datasetJSONCreationDateTime: dataset.datasetJSONCreationDateTime,
    datasetJSONVersion: dataset.datasetJSONVersion,
    fileOID: dataset.fileOID,
    dbLastModifiedDateTime: dataset.dbLastModifiedDateTime,
    originator: dataset.originator,
    sourceSystem: dataset.sourceSystem,
    studyOID: dataset.studyOID,
    metaDataVersionOID: dataset.metaDataVersionOID,
    metaDataRef: dataset.metaDataRef,
    itemGroupOID: dataset.itemGroupOID,
    records: dataset.records,
    name: dataset.name,
    label: dataset.label,
    columns: dataset.columns.map((column) => ({
      itemOID: column.itemOID,
      name: column.name,
      label: column.label,
      dataType: column.dataType,
      targetDataType: column.targetDataType,
      length: column.length,
      displayFormat: column.format,
      keySequence: column.keySequence,
    })),
  };
}

function printRow(
  row: Row,
  columns: readonly DatasetColumn[],
  dataset: string,
  number: number,
): string {
  if (row.length !== columns.length) {
    const params = { dataset, row: number, found: row.length, expected: columns.length };
    throw new DataProblem(ragged([dataset, number], params));
  }
  const values = columns.map((column, index) => {
    const cell = row[index] ?? null;
    const value = writeCell(cell, column);
    if (value !== undefined) return value;
    const { name, dataType } = column;
    const shown = typeof cell === "string" ? JSON.stringify(cell).slice(0, 60) : String(cell);
    const params = { dataset, row: number, name, shown, dataType, expected: expectedIn(column) };
    throw new DataProblem(misfit([dataset, number, name], params));
  });
  return JSON.stringify(values);
}
