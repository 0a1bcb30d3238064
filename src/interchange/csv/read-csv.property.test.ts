import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DataProblem } from "../problem.ts";
import { readCsv, readCsvSync } from "./read-csv.ts";
import type { CsvRow } from "./record.ts";

const cell = fc.option(
  fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom('"', "\r\n", "\n", "\r", ",", '",\n"', "é", "𝒳"),
  ),
  { nil: null },
);
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }),
  );

function print(rows: readonly CsvRow[], end: string): string {
  const quoted = (value: string | null) =>
    value === null ? "" : `"${value.replaceAll('"', '""')}"`;
  return rows.map((row) => row.map(quoted).join(",") + end).join("");
}

function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test("any values come back, wherever the chunks are cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.integer({ min: 1, max: 50 }),
      async (rows, end, size) => {
        const chunks = cut(Buffer.from(print(rows, end)), size);
        const read: CsvRow[] = [];
        for await (const event of readCsv(chunks, { file: "t.csv", header: false })) {
          if (event.kind === "rows") read.push(...event.rows);
        }
        assert.deepEqual(read, rows);
      },
    ),
  );
});

test("any text gives rows or an issue, and the same ones in one chunk or in many", () => {
  const outcome = (chunks: Iterable<Uint8Array>): unknown => {
    try {
      return [...readCsvSync(chunks, { file: "t.csv", header: false })].flatMap((e) =>
        e.kind === "rows" ? e.rows : [],
      );
    } catch (error) {
      if (!(error instanceof DataProblem)) throw error;
      return error.issue.code;
    }
  };
  const texts = fc.array(fc.constantFrom(...Array.from('ab,"\r\n\u00e9')), { maxLength: 40 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 7 }), (list, size) => {
      const all = Buffer.from(list.join(""));
      assert.deepEqual(outcome(cut(all, size)), outcome([all]));
    }),
    { numRuns: 2000 },
  );
});
