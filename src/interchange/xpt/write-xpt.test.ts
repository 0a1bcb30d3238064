import assert from "node:assert/strict";
import { test } from "node:test";
import { instant } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import type { Column, Row } from "../table.ts";
import type { EncodingName } from "../text/encoding.ts";
import { writeXpt } from "./write-xpt.ts";

const created = instant("2026-01-14T03:00:00.000Z");
const term: Column = { name: "AETERM", label: "", type: "text", length: 4 };
const grade: Column = { name: "AETOXGR", label: "", type: "number", length: 3 };

function refused(
  code: string,
  columns: readonly Column[],
  rows: readonly Row[] = [],
  encoding: EncodingName = "utf-8",
  name = "AE",
): void {
  assert.throws(
    () => [...writeXpt([{ name, label: "", columns, rows }], { created, encoding })],
    (error) => error instanceof DataProblem && error.issue.code === code,
    code,
  );
}

test("nothing is cut off or rounded: what does not fit is refused", () => {
  refused("xpt.write-text", [term], [["abcde"]]);
  refused("xpt.write-text", [term], [["是的"]]);
  refused("xpt.write-number", [grade], [[0.1]]);
  refused("xpt.write-number", [{ ...grade, length: 8 }], [[1e76]]);
  refused("xpt.write-number", [{ ...grade, length: 8 }], [[Number.NaN]]);
  refused("xpt.write-encoding", [term], [["是"]], "windows-1252");
  refused("xpt.write-encoding", [term], [["é"]], "ascii");
  refused("xpt.write-encoding", [term], [["\ud800"]]);
  refused("xpt.write-type", [term], [[1]]);
  refused("xpt.write-type", [grade], [["1"]]);
  refused("xpt.write-width", [term, grade], [["a"]]);
  refused("xpt.write-blank-rows", [term], [["a"], [""]]);
});

test("names, labels, lengths and formats that the format cannot hold are refused", () => {
  refused("xpt.write-name", [{ ...term, name: "TOOLONGNAME" }]);
  refused("xpt.write-name", [{ ...term, name: "1A" }]);
  refused("xpt.write-name", [term], [], "utf-8", "SUPPDATASET");
  refused("xpt.write-no-columns", []);
  refused("xpt.write-label", [{ ...term, label: "x".repeat(41) }]);
  refused("xpt.write-length", [{ ...term, length: 0 }]);
  refused("xpt.write-length", [{ name: "A", label: "", type: "text" }]);
  refused("xpt.write-length", [{ ...grade, length: 9 }]);
  refused("xpt.write-format", [{ ...grade, format: "DATE9" }]);
});
