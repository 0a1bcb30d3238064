import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { issueText } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import { type CsvOptions, readCsvSync } from "./read-csv.ts";
import type { CsvRow } from "./record.ts";

function read(text: string | Uint8Array, options: Partial<CsvOptions> = {}) {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  let names: readonly string[] = [];
  const rows: CsvRow[] = [];
  const lines: number[] = [];
  for (const event of readCsvSync([bytes], { file: "lb.csv", ...options })) {
    if (event.kind === "header") names = event.names;
    else {
      rows.push(...event.rows);
      lines.push(...event.lines);
    }
  }
  return { names, rows, lines };
}

function refused(text: string, code: string, ...words: string[]): void {
  assert.throws(
    () => read(text),
    (error) => {
      assert.ok(error instanceof DataProblem, String(error));
      assert.equal(error.issue.code, code, error.message);
      for (const word of ["lb.csv", ...words])
        assert.ok(error.message.includes(word), error.message);
      assert.doesNotMatch(issueText(error.issue, "zh-CN"), /\{\w+\}/);
      return true;
    },
  );
}

test("quotes, line ends inside quotes, CRLF and a byte order mark are read as RFC 4180 says", () => {
  const { names, rows, lines } = read(
    '\ufeffA,B,C\r\n"x, y","a ""b"" c","two\r\nlines"\r\n1,2,3\r\n',
  );
  assert.deepEqual(names, ["A", "B", "C"]);
  assert.deepEqual(rows, [
    ["x, y", 'a "b" c', "two\r\nlines"],
    ["1", "2", "3"],
  ]);
  assert.deepEqual(lines, [2, 4]);
});

test("an empty value is null and a quoted empty value is the empty text", () => {
  assert.deepEqual(read('A,B,C\n,"",\n').rows, [[null, "", null]]);
});

test("line ends may be LF, CR or CRLF, and the last may be missing", () => {
  for (const end of ["\n", "\r", "\r\n"]) {
    assert.deepEqual(read(["A,B", "1,2", "3,4"].join(end)).rows, [
      ["1", "2"],
      ["3", "4"],
    ]);
  }
});

test("blank lines at both ends are no rows; in a file of one column they are empty values", () => {
  assert.deepEqual(read("\nA,B\n1,2\n\n\n").rows, [["1", "2"]]);
  assert.deepEqual(read("A\n1\n\n2\n").rows, [["1"], [null], ["2"]]);
});

test("a file without header is rows only, and other delimiters can be named", () => {
  assert.deepEqual(read("1;2\n3;4", { header: false, delimiter: ";" }).rows, [
    ["1", "2"],
    ["3", "4"],
  ]);
});

test("a quote that is never closed says where it was opened", () => {
  refused('A,B\n1,2\n"x\ny",3\n4,"open\n5,6\n', "csv.unterminated-quote", "line 5", "value 2");
});

test("a quote inside or beside a value is refused", () => {
  refused("A,B\n1,5'10\"\n", "csv.stray-quote", "line 2", "value 2");
  refused('A,B\n"1"x,2\n', "csv.stray-quote", "line 2", "value 1");
});

test("a row with too few or too many values says its line", () => {
  refused('A,B\n"1\n1",2\n3\n', "csv.ragged-row", "line 4", "1 values", "2");
  refused("A,B\n1,2,3\n", "csv.ragged-row", "line 2", "3 values");
  refused("A,B\n1,2\n\n3,4\n", "csv.ragged-row", "line 3", "0 values");
});

test("empty files and columns of the same name are refused", () => {
  refused("", "csv.empty");
  refused("\n\n", "csv.empty");
  refused("A,B,A\n", "csv.duplicate-column", "1 and 3");
});

test("bytes that are not UTF-8 say their place and what the file looks like", () => {
  const gzip = new Uint8Array([0x1f, 0x8b, 8, 0]);
  assert.throws(() => read(gzip), /byte 2 \(value 0x8B\).*gzip/);
  const windows = Buffer.from("A\nna\xefve\n", "latin1");
  assert.throws(() => read(windows), /byte 5 \(value 0xEF\)/);
  assert.deepEqual(read(windows, { encoding: "windows-1252" }).rows, [["naïve"]]);
});

const folder = new URL("../../../../shared/data/cdisc-pilot/sdtm/", import.meta.url);
const skip = existsSync(folder)
  ? false
  : "the CDISC pilot files are not here (../shared/data/cdisc-pilot)";

test("LB and VS of the CDISC pilot have 59,580 and 29,643 rows", { skip }, () => {
  const count = (name: string) => read(gunzipSync(readFileSync(new URL(name, folder)))).rows.length;
  assert.deepEqual([count("lb.csv.gz"), count("vs.csv.gz")], [59580, 29643]);
});
