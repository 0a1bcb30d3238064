import assert from "node:assert/strict";
import { test } from "node:test";
import { instant, issueText } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import { readXptSync, readXptTables, type XptOptions } from "./read-xpt.ts";
import { writeXpt, type XptSource } from "./write-xpt.ts";
import type { XptEvent } from "./xpt-dataset.ts";

const created = instant("2026-01-14T03:00:00.000Z");
const options = { file: "dm.xpt" };

const dm: XptSource = {
  name: "DM",
  label: "Demographics",
  columns: [
    { name: "USUBJID", label: "Unique Subject Identifier", type: "text", length: 90 },
    { name: "AGE", label: "Age", type: "number", format: "8.2" },
    { name: "RFSTDT", label: "First dose", type: "number", length: 4, format: "DATE9." },
  ],
  rows: [
    ["01-701-1015", 63, null],
    ["01-701-1023", null, 12000],
    ["01-701-1028", 71.5, null],
  ],
};
/** Three columns need 420 bytes of descriptions; the rows begin here. */
const rowsAt = 240 + 320 + 80 + 480 + 80;

function bytesOf(...sources: XptSource[]): Uint8Array {
  return new Uint8Array(Buffer.concat([...writeXpt(sources, { created })]));
}
function events(bytes: Uint8Array, more: Partial<XptOptions> = {}): XptEvent[] {
  return [...readXptSync([bytes], { ...options, ...more })];
}
function patched(bytes: Uint8Array, at: number, patch: string | readonly number[]): Uint8Array {
  const copy = bytes.slice();
  copy.set(typeof patch === "string" ? Buffer.from(patch, "latin1") : patch, at);
  return copy;
}
function refused(bytes: Uint8Array, code: string, ...words: (string | RegExp)[]): void {
  assert.throws(
    () => events(bytes),
    (error) => {
      assert.ok(error instanceof DataProblem, String(error));
      assert.equal(error.issue.code, code, error.message);
      for (const language of ["en", "zh-CN"] as const) {
        const said = issueText(error.issue, language);
        assert.doesNotMatch(said, /\{\w+\}/);
        assert.match(said, /dm\.xpt/);
      }
      for (const word of words) {
        if (typeof word === "string") assert.ok(error.message.includes(word), error.message);
        else assert.match(error.message, word);
      }
      return true;
    },
  );
}

test("a file cut inside the library header, a member header or a description says where", () => {
  const bytes = bytesOf(dm);
  refused(bytes.subarray(0, 100), "xpt.truncated-header", "byte 100", "library header");
  refused(bytes.subarray(0, 400), "xpt.truncated-header", "byte 400", "a member header");
  refused(bytes.subarray(0, 700), "xpt.truncated-header", "byte 700", "NAMESTR", "record 9");
  refused(bytes.subarray(0, 1180), "xpt.truncated-header", "OBS");
  refused(bytes.subarray(0, 240), "xpt.no-member", "byte 240");
});

test("a file cut inside a row says which row, which byte and how many rows are complete", () => {
  const bytes = bytesOf(dm);
  const at = rowsAt + 102 + 30;
  refused(
    bytes.subarray(0, at),
    "xpt.truncated-row",
    `byte ${at}`,
    "row 2",
    "30 of 102",
    "1 rows are complete",
  );
  refused(bytes.subarray(0, rowsAt + 160), "xpt.truncated-row", "row 2", "58 of 102");
});

test("a file cut between two rows is noticed where records show it, and whole rows are given first", () => {
  const bytes = bytesOf(dm).subarray(0, rowsAt + 204);
  refused(bytes, "xpt.truncated-record", "2 rows are complete", "44 bytes into record");
  const seen: XptEvent[] = [];
  assert.throws(() => {
    for (const event of readXptSync([bytes], options)) seen.push(event);
  });
  assert.equal(seen.flatMap((event) => (event.kind === "rows" ? event.rows : [])).length, 2);
});

test("a file that is something else says what it looks like", () => {
  const looks = (head: string, word: string) =>
    refused(new Uint8Array(Buffer.from(head, "latin1")), "xpt.not-xpt", word);
  looks("", "an empty file");
  looks("STUDYID,DOMAIN\nA,B\n", "CSV");
  looks("\x1f\x8b\x08\0\0", "gzip");
  looks("PK\x03\x04....", "ZIP");
  looks('<?xml version="1.0"?><ODM/>', "XML");
  looks("\xef\xbb\xbf<ODM>", "XML");
  looks('{"datasetJSONVersion":"1.1.0"}', "JSON");
  looks(`${"\0".repeat(12)}\xc2\xea\x81\x60\xb3\x14\x11\xcf`, "SAS7BDAT");
  looks(`HEADER RECORD*******LIBV8   HEADER RECORD!!!!!!!${"0".repeat(30)}  `, "version 8 (LIBV8)");
  looks("**COMPRESSED** **COMPRESSED**", "CPORT");
  looks("\x07\x01\x00\xff", "binary data");
});

test("contradictory headers are refused", () => {
  const bytes = bytesOf(dm);
  refused(patched(bytes, 240 + 74, "0141"), "xpt.namestr-size", "141");
  refused(patched(bytes, 240 + 74, "01x0"), "xpt.count", "01x0");
  refused(patched(bytes, 560 + 54, "00 3"), "xpt.count", "00 3");
  refused(patched(bytes, 560 + 54, "0000"), "xpt.no-variables", "DM");
  refused(patched(bytes, 560 + 54, "0002"), "xpt.header", "OBS");
  refused(patched(bytes, 560 + 54, "0004"), "xpt.variable-name");
  refused(patched(bytes, 640, [0, 3]), "xpt.variable-type", "type 3");
  refused(patched(bytes, 640 + 4, [0, 0]), "xpt.variable-length", "USUBJID", "0 bytes");
  refused(patched(bytes, 640 + 4, [255, 255]), "xpt.variable-length", "-1 bytes");
  refused(patched(bytes, 780 + 4, [0, 9]), "xpt.variable-length", "AGE", "9 bytes");
  refused(patched(bytes, 640 + 4, [0, 91]), "xpt.positions", "AGE", "byte 90", "91 bytes");
  refused(patched(bytes, 780 + 8, "USUBJID "), "xpt.duplicate-variable", "1 and 2", "USUBJID");
  refused(patched(bytes, 780 + 8, "usubjid "), "xpt.duplicate-variable");
  refused(patched(bytes, 240, "XEADER"), "xpt.header", "MEMBER", "record 4");
});

test("a line feed turned into CR LF on the way shows as shifted records", () => {
  const bytes = bytesOf(dm);
  const shifted = Buffer.concat([bytes.subarray(0, 300), Buffer.from("\r"), bytes.subarray(300)]);
  refused(new Uint8Array(shifted), "xpt.header", "DSCRPTR", "binary mode");
  const between = Buffer.concat([bytes.subarray(0, 240), Buffer.from("\r\n"), bytes.subarray(240)]);
  refused(new Uint8Array(between), "xpt.header", "binary mode");
});

test("labels, formats, lengths, and missing values of every kind are read", async () => {
  const codes = "_ABCDEFGHIJKLMNOPQRSTUVWXYZ.";
  const rows = Array.from(codes).map((code): [string, null, number] => [code, null, 1]);
  const missing = (row: number) => codes[row];
  const [table] = await readXptTables([bytesOf({ ...dm, rows, missing })], options);
  assert.deepEqual(
    table?.columns.map((c) => [c.name, c.label, c.type, c.length, c.position, c.format]),
    [
      ["USUBJID", "Unique Subject Identifier", "text", 90, 0, undefined],
      ["AGE", "Age", "number", 8, 90, "8.2"],
      ["RFSTDT", "First dose", "number", 4, 98, "DATE9."],
    ],
  );
  assert.deepEqual(table?.rows, rows);
  assert.deepEqual(
    table?.missing.map((found) => [found.row, found.column, found.code]),
    Array.from(codes.slice(0, 27), (code, row) => [row, 1, code]),
  );
});

test("descriptions of 136 bytes, as VAX/VMS writes them, are read", () => {
  const bytes = bytesOf(dm);
  const names = [0, 1, 2].map((i) => bytes.slice(640 + i * 140, 640 + i * 140 + 136));
  const head = patched(bytes.subarray(0, 640), 240 + 74, "0136");
  const filling = Buffer.alloc(480 - 3 * 136, " ");
  const short = Buffer.concat([head, ...names, filling, bytes.subarray(640 + 480)]);
  const read = events(new Uint8Array(short)).flatMap((e) => (e.kind === "rows" ? e.rows : []));
  assert.deepEqual(read, [...dm.rows]);
});

const note = (length: number, rows: readonly (readonly [string])[]): XptSource => ({
  name: "CO",
  label: "",
  columns: [{ name: "COVAL", label: "", type: "text", length }],
  rows,
});
const ends = (bytes: Uint8Array) => events(bytes).filter((event) => event.kind === "end");

test("blank rows that cannot be filling are rows; blanks that may be filling are counted", () => {
  // Rows of 100 bytes: 3 rows end in the 4th record, so the blank last row is certain.
  const [wide] = ends(bytesOf(note(100, [["a"], [""], [""]])));
  assert.equal(wide?.rows, 3);
  assert.equal(wide?.possibleBlankRows, 0);
  // Rows of 10 bytes: one row leaves 70 blank bytes, which could be 7 blank rows.
  const [narrow] = ends(bytesOf(note(10, [["a"]])));
  assert.deepEqual([narrow?.rows, narrow?.possibleBlankRows], [1, 7]);
  // A ninth row needs a second record, so the first eight rows and the ninth are certain although blank.
  const [nine] = ends(
    bytesOf(
      note(
        10,
        Array.from({ length: 9 }, () => [""] as const),
      ),
    ),
  );
  assert.equal(nine?.rows, 9);
  // A blank row between others is a row.
  assert.equal(ends(bytesOf(note(10, [["a"], [""], ["b"]])))[0]?.rows, 3);
});

test("filling is never taken for rows where a variable is a number", () => {
  const source = {
    ...dm,
    columns: [{ name: "X", label: "", type: "number" as const }],
    rows: [[1], [2]],
  };
  const [end] = ends(bytesOf(source));
  assert.deepEqual([end?.rows, end?.possibleBlankRows, end?.warnings.length], [2, 0, 0]);
});

test("a record of blanks too many is a warning", () => {
  const bytes = new Uint8Array(Buffer.concat([bytesOf(dm), Buffer.alloc(80, " ")]));
  const [end] = ends(bytes);
  assert.equal(end?.rows, 3);
  assert.deepEqual(
    end?.warnings.map((w) => w.code),
    ["xpt.extra-padding"],
  );
});

test("a record of blanks too many is no row of numbers", () => {
  const columns = [{ name: "X", label: "", type: "number" as const }];
  const bytes = bytesOf({ ...dm, columns, rows: [[1], [2]] });
  const [end] = ends(new Uint8Array(Buffer.concat([bytes, Buffer.alloc(80, " ")])));
  assert.equal(end?.rows, 2);
  assert.deepEqual(
    end?.warnings.map((w) => w.code),
    ["xpt.extra-padding"],
  );
});

test("blanks where a number should be are refused", () => {
  refused(patched(bytesOf(dm), rowsAt + 90, " ".repeat(8)), "xpt.blank-number", "row 1", "AGE");
});

test("several datasets follow one another; a second library header is refused", () => {
  const ae = { ...dm, name: "AE" };
  const names = events(bytesOf(dm, ae, dm)).flatMap((e) =>
    e.kind === "end" ? [e.name, e.rows] : [],
  );
  assert.deepEqual(names, ["DM", 3, "AE", 3, "DM", 3]);
  const twice = new Uint8Array(Buffer.concat([bytesOf(dm), bytesOf(ae)]));
  refused(twice, "xpt.header", "MEMBER", "LIBRARY");
});

test("text that is not UTF-8 is refused, or read as Windows-1252 with a warning when that is allowed", () => {
  const bytes = patched(bytesOf(dm), rowsAt + 102, "Alzheimer\x92s");
  refused(bytes, "xpt.encoding", "row 2", "USUBJID", "windows-1252");
  const read = events(bytes, { fallback: "windows-1252" });
  const [rows, end] = [read.find((e) => e.kind === "rows"), read.find((e) => e.kind === "end")];
  assert.equal(rows?.rows[1]?.[0], "Alzheimer’s");
  assert.deepEqual(
    end?.warnings.map((w) => w.code),
    ["xpt.fallback"],
  );
  const own = events(bytes, { encoding: (b) => `${b.length} bytes` }).find(
    (e) => e.kind === "rows",
  );
  assert.equal(own?.rows[1]?.[0], "11 bytes");
});

test("times and system of the file are given as they stand", () => {
  const [library] = events(bytesOf(dm));
  assert.deepEqual(library, {
    kind: "library",
    library: {
      sasVersion: "9.4",
      system: "NEURITE",
      created: "14JAN26:03:00:00",
      modified: "14JAN26:03:00:00",
    },
  });
});
