import assert from "node:assert/strict";
import { test } from "node:test";
import { DataProblem } from "../problem.ts";
import type { Column, Row } from "../table.ts";
import { printDecimal } from "./cell.ts";
import { type DatasetMetadata, dataTypes } from "./dataset.ts";
import { datasetColumns } from "./dataset-columns.ts";
import { writeDatasetJson } from "./write-dataset-json.ts";

const plain: readonly Column[] = [
  { name: "USUBJID", label: "Subject", type: "text", length: 8 },
  { name: "AVAL", label: "Value", type: "number", format: "8.2" },
];
const dataset: DatasetMetadata = {
  datasetJSONCreationDateTime: "2026-01-14T03:00:00.000Z",
  datasetJSONVersion: "1.1.0",
  fileOID: "F.1",
  dbLastModifiedDateTime: "2026-01-13T03:00:00+08:00",
  originator: "Neurite",
  sourceSystem: { name: "Neurite", version: "0.1.0" },
  studyOID: "S.1",
  metaDataVersionOID: "MDV.1",
  metaDataRef: "define.xml",
  itemGroupOID: "IG.ADLB",
  records: 2,
  name: "ADLB",
  label: "Laboratory",
  columns: [
    ...datasetColumns("ADLB", plain, ["USUBJID"]),
    {
      itemOID: "IT.ADT",
      name: "ADT",
      label: "Date",
      type: "text",
      dataType: "date",
      targetDataType: "integer",
    },
    {
      itemOID: "IT.DOSE",
      name: "DOSE",
      label: "Dose",
      type: "text",
      dataType: "decimal",
      targetDataType: "decimal",
    },
    { itemOID: "IT.OK", name: "OK", label: "", type: "text", dataType: "boolean" },
  ],
};
const rows: Row[] = [
  ['001 "é"\n', 1.5, "2014-01-02", "0.10", "true"],
  ["", null, null, 1e-7, "false"],
];
const write = (changes: Partial<DatasetMetadata>, form: "json" | "ndjson", data = rows) =>
  [...writeDatasetJson({ ...dataset, ...changes }, data, form)].join("");

/** What `dataset.schema.json` asks, rule by rule. @source CDISC Dataset-JSON 1.1, schema of 2024-12-05 */
function followsSchema(value: unknown, withRows: boolean): void {
  assert.ok(typeof value === "object" && value !== null);
  const object: Record<string, unknown> = { ...value };
  const order = [
    "datasetJSONCreationDateTime",
    "datasetJSONVersion",
    "fileOID",
    "dbLastModifiedDateTime",
    "originator",
    "sourceSystem",
    "studyOID",
    "metaDataVersionOID",
    "metaDataRef",
    "itemGroupOID",
    "records",
    "name",
    "label",
    "columns",
    ...(withRows ? ["rows"] : []),
  ];
  assert.deepEqual(Object.keys(object), order, "attributes, all known and in the standard's order");
  for (const name of ["datasetJSONCreationDateTime", "dbLastModifiedDateTime"]) {
    assert.match(
      String(object[name]),
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d|Z)?$/,
    );
  }
  assert.match(String(object["datasetJSONVersion"]), /^1.1(.(0|([1-9][0-9]*)))?$/);
  assert.ok(Number.isInteger(object["records"]));
  assert.deepEqual(Object.keys(object["sourceSystem"] ?? {}), ["name", "version"]);
  assert.ok(Array.isArray(object["columns"]));
  const allowed = [
    "itemOID",
    "name",
    "label",
    "dataType",
    "targetDataType",
    "length",
    "displayFormat",
    "keySequence",
  ];
  for (const column of object["columns"]) {
    assert.deepEqual(
      Object.keys(column).filter((key) => !allowed.includes(key)),
      [],
    );
    for (const key of ["itemOID", "name", "label", "dataType"])
      assert.equal(typeof column[key], "string");
    assert.ok(dataTypes.includes(column.dataType));
    if ("length" in column) assert.ok(Number.isInteger(column.length) && column.length >= 1);
    if ("keySequence" in column)
      assert.ok(Number.isInteger(column.keySequence) && column.keySequence >= 1);
    if ("targetDataType" in column)
      assert.ok(["integer", "decimal"].includes(column.targetDataType));
  }
}

const values = [
  ['001 "é"\n', 1.5, "2014-01-02", "0.10", true],
  ["", null, null, "0.0000001", false],
];

test("the JSON form follows the schema and holds the values as their types ask", () => {
  const written = JSON.parse(write({}, "json"));
  followsSchema(written, true);
  assert.deepEqual(written.rows, values);
});

test("the NDJSON form is one object and one list per line", () => {
  const lines = write({}, "ndjson").split("\n");
  assert.equal(lines.pop(), "");
  followsSchema(JSON.parse(lines[0] ?? ""), false);
  assert.deepEqual(
    lines.slice(1).map((line) => JSON.parse(line)),
    values,
  );
});

test("an unknown number of rows is written after the rows in JSON, and refused in NDJSON", () => {
  const { records, ...unknown } = dataset;
  const written = JSON.parse([...writeDatasetJson(unknown, rows, "json")].join(""));
  assert.equal(written.records, records);
  assert.throws(
    () => [...writeDatasetJson(unknown, rows, "ndjson")],
    /number of rows before the first row/,
  );
});

test("a wrong number of rows, a ragged row, and a value of another type are refused", () => {
  const refused = (
    code: string,
    data: Row[],
    changes: Partial<DatasetMetadata> = { records: data.length },
  ) =>
    assert.throws(
      () => write(changes, "json", data),
      (error) => error instanceof DataProblem && error.issue.code === `dataset-json.${code}`,
      code,
    );
  const good = rows[0] ?? [];
  refused("write-count", rows, { records: 3 });
  refused("write-width", [good.slice(1)]);
  refused("write-value", [good.with(0, 1)]);
  refused("write-value", [good.with(1, "1.5")]);
  refused("write-value", [good.with(1, Number.NaN)]);
  refused("write-value", [good.with(2, "2014-01")]);
  refused("write-value", [good.with(3, "1e5")]);
  refused("write-value", [good.with(4, "Y")]);
  refused("attribute", rows, { datasetJSONVersion: "2.0" });
});

test("a decimal is written in full, without an exponent", () => {
  const printed = [1e21, -1.25e-9, 0.1, 123456789.125, 1.5e22, 0].map(printDecimal);
  assert.deepEqual(printed, [
    "1000000000000000000000",
    "-0.00000000125",
    "0.1",
    "123456789.125",
    "15000000000000000000000",
    "0",
  ]);
});
