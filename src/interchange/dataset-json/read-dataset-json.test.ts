import assert from "node:assert/strict";
import { test } from "node:test";
import { issueText } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import type { DatasetEvent } from "./dataset.ts";
import { readDatasetJsonSync } from "./read-dataset-json.ts";

const columns = [
  {
    itemOID: "IT.AE.USUBJID",
    name: "USUBJID",
    label: "Subject",
    dataType: "string",
    length: 8,
    keySequence: 1,
  },
  { itemOID: "IT.AE.AESEQ", name: "AESEQ", label: "Sequence", dataType: "integer", keySequence: 2 },
  { itemOID: "IT.AE.AESTDTC", name: "AESTDTC", label: "Start", dataType: "date" },
  {
    itemOID: "IT.AE.ASTDT",
    name: "ASTDT",
    label: "Analysis start",
    dataType: "date",
    targetDataType: "integer",
    displayFormat: "E8601DA.",
  },
  {
    itemOID: "IT.AE.DOSE",
    name: "DOSE",
    label: "Dose",
    dataType: "decimal",
    targetDataType: "decimal",
  },
  { itemOID: "IT.AE.SER", name: "SER", label: "Serious", dataType: "boolean" },
];
const attributes = {
  datasetJSONCreationDateTime: "2026-01-14T03:00:00Z",
  datasetJSONVersion: "1.1.0",
  itemGroupOID: "IG.AE",
  records: 2,
  name: "AE",
  label: "Adverse Events",
  columns,
};
const rows: unknown[][] = [
  ["001", 1, "2014-01", "2014-01-02", "0.10", true],
  ["002", 1, null, null, null, null],
];

const read = (text: string): DatasetEvent[] => [
  ...readDatasetJsonSync([Buffer.from(text)], { file: "ae.json" }),
];
const rowsOf = (text: string) => read(text).flatMap((e) => (e.kind === "rows" ? e.rows : []));
const json = (changes: object = {}) => JSON.stringify({ ...attributes, rows, ...changes });
const ndjson = (lines: readonly unknown[], changes: object = {}) =>
  [{ ...attributes, ...changes }, ...lines].map((line) => JSON.stringify(line)).join("\n");

function refused(text: string, code: string, ...words: string[]): void {
  assert.throws(
    () => read(text),
    (error) => {
      assert.ok(error instanceof DataProblem, String(error));
      assert.equal(
        error.issue.code,
        `${code.includes(".") ? "" : "dataset-json."}${code}`,
        error.message,
      );
      for (const word of ["ae.json", ...words])
        assert.ok(error.message.includes(word), error.message);
      assert.doesNotMatch(issueText(error.issue, "zh-CN"), /\{\w+\}/);
      return true;
    },
  );
}

const cells = [
  ["001", 1, "2014-01", "2014-01-02", "0.10", "true"],
  ["002", 1, null, null, null, null],
];

test("JSON and NDJSON are told apart and give the same dataset, typed cell by cell", () => {
  assert.deepEqual(rowsOf(json()), cells);
  assert.deepEqual(rowsOf(ndjson(rows)), cells);
  assert.deepEqual(rowsOf(`\ufeff${JSON.stringify({ ...attributes, rows }, null, 2)}\r\n`), cells);
  assert.deepEqual(rowsOf(`${ndjson(rows)}\r\n\r\n`), cells);
  const [first] = read(json());
  assert.ok(first?.kind === "dataset");
  assert.deepEqual(
    first.dataset.columns.map((c) => [c.name, c.type, c.dataType, c.format, c.keySequence]),
    [
      ["USUBJID", "text", "string", undefined, 1],
      ["AESEQ", "number", "integer", undefined, 2],
      ["AESTDTC", "text", "date", undefined, undefined],
      ["ASTDT", "text", "date", "E8601DA.", undefined],
      ["DOSE", "text", "decimal", undefined, undefined],
      ["SER", "text", "boolean", undefined, undefined],
    ],
  );
});

test("attributes in another order are understood, even when the columns follow the rows", () => {
  const { columns: later, records, ...before } = attributes;
  assert.deepEqual(rowsOf(JSON.stringify({ rows, ...before, records, columns: later })), cells);
  const events = read(
    JSON.stringify({ ...before, columns: later, rows, records, originator: "X" }),
  );
  assert.deepEqual(
    events.map((e) => e.kind),
    ["dataset", "rows", "end"],
  );
  const end = events.at(-1);
  assert.deepEqual(end?.kind === "end" ? [end.dataset.originator, end.rows] : [], ["X", 2]);
});

test("metadata without rows are a dataset of no rows", () => {
  const { rows: none, ...metadata } = { ...attributes, records: 0, rows };
  assert.deepEqual(
    read(JSON.stringify(metadata)).map((e) => e.kind),
    ["dataset", "end"],
  );
  assert.ok(none);
  assert.deepEqual(rowsOf(json({ records: 0, rows: [] })), []);
});

test("a file that is cut off says where and how many rows are complete", () => {
  const whole = json();
  refused(whole.slice(0, 200), "truncated", "attributes of the dataset", "0 rows are complete");
  refused(whole.slice(0, -20), "truncated", "row 2", "1 rows are complete");
  refused(whole.slice(0, -1), "truncated", "2 rows are complete");
  refused(ndjson(rows).slice(0, -5), "truncated", "line 3", "row 2", "1 rows are complete");
  refused(ndjson(rows.slice(0, 1)), "records", "announces 2", "holds 1");
});

test("text that is not JSON says its line, its row and what stands there", () => {
  refused(json().replace('"001",1,', '"001",1;'), "malformed", "row 1", '["001",1;');
  refused(
    ndjson(rows).replace("[null", "[nul").replace(",null,null]", ",nul,null]"),
    "malformed",
    "line 3",
    "row 2",
  );
  refused(json().replace('"label":', '"label"'), "malformed");
  refused(json().replace('"records":2,', '"records":2'), "malformed");
  refused(json().replace("]]}", "]],}"), "malformed");
});

test("a file that is something else says what it looks like", () => {
  refused("", "not-dataset-json", "an empty file");
  refused("A,B\n1,2\n", "not-dataset-json", "CSV");
  refused("<ODM/>", "not-dataset-json", "XML");
  refused("[1,2]", "not-dataset-json", "JSON");
  const gzip = () => [...readDatasetJsonSync([Uint8Array.of(31, 139, 8, 0)], { file: "ae.dsjc" })];
  assert.throws(gzip, /gzip/);
  refused("{}", "missing-attribute", "datasetJSONCreationDateTime");
});

test("attributes that break the schema are refused; attributes it does not know are a warning", () => {
  refused(json({ datasetJSONVersion: "1.0.0" }), "attribute", "datasetJSONVersion", "1.0.0");
  refused(json({ datasetJSONCreationDateTime: "2026-01-14" }), "attribute", "2026-01-14");
  refused(json({ datasetJSONCreationDateTime: "2026-13-14T00:00:00" }), "attribute");
  refused(json({ itemGroupOID: "" }), "attribute", "itemGroupOID");
  refused(json({ records: "2" }), "attribute", "records");
  refused(json({ records: -1 }), "attribute", "records");
  refused(json({ label: null }), "attribute", "label");
  refused(json({ sourceSystem: { name: "SAS" } }), "attribute", "sourceSystem");
  refused(json({ columns: {} }), "attribute", "columns");
  refused(json({ label: undefined }), "missing-attribute", "label");
  refused(json().replace('"label":', '"name":"X","label":'), "repeated-attribute", "name");
  const end = read(json({ vendor: 1 })).at(-1);
  assert.deepEqual(end?.kind === "end" ? end.warnings.map((w) => w.code) : [], [
    "dataset-json.unknown-attribute",
  ]);
});

test("columns that break the schema are refused", () => {
  const [first, ...others] = columns;
  const having = (changes: object) => json({ columns: [{ ...first, ...changes }, ...others] });
  refused(json({ columns: [] }), "no-columns");
  refused(json({ columns: ["USUBJID"] }), "column", "column 1");
  refused(having({ dataType: "text" }), "attribute", "columns.0.dataType");
  refused(having({ itemOID: undefined }), "missing-attribute", "columns.0.itemOID");
  refused(having({ length: 0 }), "attribute", "length");
  refused(having({ keySequence: 1.5 }), "attribute", "keySequence");
  refused(having({ targetDataType: "integer" }), "target-type", "USUBJID");
  refused(having({ name: "AESEQ" }), "duplicate-column", "1 and 2", "AESEQ");
  refused(having({ keySequence: 2 }), "duplicate-column", "keySequence");
});

test("a row that does not fit its columns says the row, the column and the value", () => {
  const having = (row: unknown) => json({ rows: [rows[0], row] });
  const good = rows[0] ?? [];
  refused(having({ USUBJID: "1" }), "row", "row 2");
  refused(having(good.slice(1)), "row-width", "row 2", "5 values", "6 columns");
  refused(having([...good, 1]), "row-width", "7 values");
  refused(having(good.with(0, 1)), "value", "row 2", "USUBJID", "string");
  refused(having(good.with(1, "1")), "value", "AESEQ", '"1"');
  refused(having(good.with(1, true)), "value", "AESEQ");
  refused(having(good.with(1, [1])), "value", "AESEQ");
  refused(having(good.with(2, "January")), "value", "AESTDTC");
  refused(having(good.with(2, 19000)), "value", "AESTDTC");
  refused(having(good.with(3, "2014-01")), "value", "ASTDT", "known in full");
  refused(having(good.with(3, "2014-02-30")), "value", "ASTDT");
  refused(having(good.with(4, 0.1)), "value", "DOSE");
  refused(having(good.with(4, "1,5")), "value", "DOSE");
  refused(having(good.with(4, ".")), "value", "DOSE");
  refused(having(good.with(5, "true")), "value", "SER");
});

test("fractions in an integer column, as published files have them, are kept with a warning", () => {
  const events = read(json({ rows: [rows[0], ["002", 33.3, null, null, null, null]] }));
  const end = events.at(-1);
  assert.deepEqual(end?.kind === "end" ? end.warnings.map((w) => [w.code, w.params["row"]]) : [], [
    ["dataset-json.not-whole", 2],
  ]);
});

test("more than one dataset in a file is refused, and so are rows too many", () => {
  refused(json() + json(), "trailing");
  refused(json() + JSON.stringify(rows[0]), "trailing");
  refused(ndjson([...rows, attributes]), "row", "row 3");
  refused(ndjson([...rows, rows[0]]), "records", "holds 3");
});
