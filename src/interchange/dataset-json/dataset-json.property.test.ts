import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DataProblem } from "../problem.ts";
import type { Row } from "../table.ts";
import { cellType, type DatasetMetadata, type DataType } from "./dataset.ts";
import { readDatasetJsonSync } from "./read-dataset-json.ts";
import { writeDatasetJson, writeDatasetJsonStream } from "./write-dataset-json.ts";

const cellOf: Partial<Record<DataType, fc.Arbitrary<string | number>>> = {
  string: fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string(),
    fc.constantFrom('"', "\\", '\\"', "]", "},{"),
  ),
  integer: fc.maxSafeInteger().map((x) => x + 0),
  double: fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (x === 0 ? 0 : x)),
  decimal: fc.tuple(fc.integer(), fc.nat()).map(([a, b]) => `${a}.${b}`),
  boolean: fc.constantFrom("true", "false"),
  date: fc.constantFrom("2014", "2014-01", "2014-01-02", ""),
};

const dataset = fc
  .array(fc.constantFrom<DataType>("string", "integer", "double", "decimal", "boolean", "date"), {
    minLength: 1,
    maxLength: 5,
  })
  .chain((types) =>
    fc
      .array(
        fc.tuple(...types.map((type) => fc.option(cellOf[type] ?? fc.constant(""), { nil: null }))),
        { maxLength: 20 },
      )
      .map((rows): { metadata: DatasetMetadata; rows: Row[] } => ({
        rows,
        metadata: {
          datasetJSONCreationDateTime: "2026-01-14T03:00:00Z",
          datasetJSONVersion: "1.1.0",
          itemGroupOID: "IG.X",
          records: rows.length,
          name: "X",
          label: "样本",
          columns: types.map((dataType, i) => ({
            itemOID: `IT.${i}`,
            name: `V${i}`,
            label: "",
            dataType,
            type: cellType(dataType),
          })),
        },
      })),
  );

function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const form = fc.constantFrom("json", "ndjson");

test("datasets come out as they went in, in both forms, wherever the chunks are cut", () => {
  fc.assert(
    fc.property(dataset, form, fc.integer({ min: 1, max: 300 }), ({ metadata, rows }, as, size) => {
      const bytes = Buffer.from([...writeDatasetJson(metadata, rows, as)].join(""));
      const events = [...readDatasetJsonSync(cut(bytes, size), { file: "x" })];
      assert.deepEqual(
        events.flatMap((e) => (e.kind === "rows" ? e.rows : [])),
        rows,
      );
      assert.deepEqual(events[0], { kind: "dataset", dataset: metadata });
      assert.deepEqual(events.at(-1), {
        kind: "end",
        dataset: metadata,
        rows: rows.length,
        warnings: [],
      });
    }),
  );
});

test("the asynchronous writer writes the same text", async () => {
  await fc.assert(
    fc.asyncProperty(dataset, form, async ({ metadata, rows }, as) => {
      let text = "";
      for await (const piece of writeDatasetJsonStream(metadata, rows, as)) text += piece;
      assert.equal(text, [...writeDatasetJson(metadata, rows, as)].join(""));
    }),
    { numRuns: 20 },
  );
});

test("a file cut anywhere is refused with an issue", () => {
  fc.assert(
    fc.property(dataset, form, fc.nat(), ({ metadata, rows }, as, where) => {
      const text = [...writeDatasetJson(metadata, rows, as)].join("").trimEnd();
      const bytes = Buffer.from(text).subarray(0, where % Buffer.from(text).length);
      assert.throws(
        () => [...readDatasetJsonSync([bytes], { file: "x" })],
        (error) => error instanceof DataProblem,
      );
    }),
  );
});

test("a damaged file gives rows or an issue, never any other failure", () => {
  const damage = fc.array(
    fc.tuple(fc.nat(), fc.constantFrom(...Buffer.from('{}[]":,\\ 0an\n\xff', "latin1"))),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(dataset, form, damage, ({ metadata, rows }, as, changes) => {
      const bytes = Buffer.from([...writeDatasetJson(metadata, rows, as)].join(""));
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      try {
        Array.from(readDatasetJsonSync([bytes], { file: "x" }));
      } catch (error) {
        if (!(error instanceof DataProblem)) throw error;
        // A place left open in the words; what is quoted from the file may look like one.
        if (!/\{\w+\}/.test(bytes.toString())) assert.doesNotMatch(error.message, /\{\w+\}/);
      }
    }),
    { numRuns: 1000 },
  );
});
