import assert from "node:assert/strict";
import { test } from "node:test";
import { issueText } from "../kernel/index.ts";
import { compareTables, streamComparison } from "./compare.ts";
import type { Row, Table } from "./table.ts";

function vs(name: string, rows: readonly Row[], more: readonly string[] = []): Table {
  const text = (column: string) => ({ name: column, label: "", type: "text" as const });
  const value = { name: "VSSTRESN", label: "", type: "number" as const };
  return {
    name,
    label: "",
    columns: [text("USUBJID"), text("VSTESTCD"), value, ...more.map(text)],
    rows,
  };
}

test("equal tables in another order have no differences", () => {
  const rows: Row[] = [
    ["1", "PULSE", 60],
    ["2", "PULSE", 0.1],
    ["1", "TEMP", null],
  ];
  const found = compareTables(vs("A", rows), vs("B", rows.toReversed()), ["USUBJID", "VSTESTCD"]);
  assert.deepEqual(
    [
      found.cellsCompared,
      found.equal,
      found.different,
      found.onlyInSource,
      found.onlyInOurs,
      found.notes,
    ],
    [9, 9, 0, 0, 0, []],
  );
});

test("every different cell is named with its key, column and both values", () => {
  const source = vs("A", [
    ["1", "PULSE", 60],
    ["2", "PULSE", 0.1],
  ]);
  const ours = vs("B", [
    ["1", "PULSE", 61],
    ["2", "PULSE", 0.1 + 2e-18],
  ]);
  const found = compareTables(source, ours, ["USUBJID"]);
  assert.deepEqual(found.differences, [{ key: ["1"], column: "VSSTRESN", source: 60, ours: 61 }]);
  assert.equal(found.equal, 5);
});

test("numbers are equal only when they are the same double", () => {
  const found = compareTables(vs("A", [["1", "T", 0.1 + 0.2]]), vs("B", [["1", "T", 0.3]]), [
    "USUBJID",
  ]);
  assert.equal(found.different, 1);
});

test("rows and columns on one side only are counted and named", () => {
  const source = vs(
    "A",
    [
      ["1", "T", 1],
      ["2", "T", 1],
    ],
    ["VSLOC"],
  );
  const ours = vs(
    "B",
    [
      ["2", "T", 1],
      ["3", "T", 1],
    ],
    ["VSPOS", "VSLAT"],
  );
  const found = compareTables(source, ours, ["USUBJID"]);
  assert.deepEqual([found.keysOnlyInSource, found.keysOnlyInOurs], [[["1"]], [["3"]]]);
  assert.deepEqual([found.onlyInSource, found.onlyInOurs, found.cellsCompared], [1, 1, 3]);
  assert.deepEqual(
    [found.columnsOnlyInSource, found.columnsOnlyInOurs],
    [["VSLOC"], ["VSPOS", "VSLAT"]],
  );
});

test("null is the empty text in a text column, and nothing but null in a number column", () => {
  const found = compareTables(
    vs("A", [
      ["1", null, null],
      ["2", "", null],
    ]),
    vs("B", [
      ["1", "", null],
      ["2", null, 0],
    ]),
    ["USUBJID"],
  );
  assert.deepEqual(found.differences, [{ key: ["2"], column: "VSSTRESN", source: null, ours: 0 }]);
});

test("a text column is compared with a number column by the numbers", () => {
  const source = vs("A", [
    ["1", "T", 1],
    ["2", "T", null],
    ["3", "T", 5],
  ]);
  const ours: Table = {
    ...source,
    columns: source.columns.map((column) => ({ ...column, type: "text" })),
    rows: [
      ["1", "T", "1.0"],
      ["2", "T", ""],
      ["3", "T", "five"],
    ],
  };
  const found = compareTables(source, ours, ["USUBJID"]);
  assert.deepEqual(found.differences, [
    { key: ["3"], column: "VSSTRESN", source: 5, ours: "five" },
  ]);
});

test("rows of the same key are matched in their order, and a note says so", () => {
  const source = vs("A", [
    ["1", "T", 1],
    ["1", "T", 2],
    ["1", "T", 3],
  ]);
  const found = compareTables(
    source,
    vs("B", [
      ["1", "T", 1],
      ["1", "T", 9],
    ]),
    ["USUBJID", "VSTESTCD"],
  );
  assert.deepEqual([found.different, found.onlyInSource], [1, 1]);
  const other = compareTables(
    vs("A", [
      ["1", "T", 1],
      ["1", "T", 2],
    ]),
    vs("B", []),
    ["USUBJID"],
  );
  assert.equal(other.notes.length, 1);
  assert.match(found.notes.map((note) => issueText(note)).join(), /1 keys occur more than once/);
});

test("without keys rows are matched by their order", () => {
  const found = compareTables(
    vs("A", [
      ["1", "T", 1],
      ["2", "T", 2],
    ]),
    vs("B", [
      ["1", "T", 1],
      ["3", "T", 2],
    ]),
    [],
  );
  assert.deepEqual(
    found.differences.map((d) => d.column),
    ["USUBJID"],
  );
  assert.deepEqual(found.notes, []);
});

test("a key that a table lacks is refused", () => {
  assert.throws(
    () => compareTables(vs("A", [], ["VSSEQ"]), vs("B", []), ["VSSEQ"]),
    /B has no column VSSEQ/,
  );
  assert.throws(() => compareTables(vs("A", []), vs("B", []), ["VSSEQ"]), /A has no column VSSEQ/);
});

test("differences can be limited, and are counted all the same", () => {
  const rows = (value: number): Row[] =>
    Array.from({ length: 50 }, (_, i) => [String(i), "T", value]);
  const found = compareTables(vs("A", rows(1)), vs("B", rows(2)), ["USUBJID"], 3);
  assert.deepEqual([found.differences.length, found.different], [3, 50]);
  assert.equal([...streamComparison(vs("A", rows(1)), vs("B", rows(2)), ["USUBJID"])].length, 50);
});
