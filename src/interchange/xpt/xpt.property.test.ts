import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { instant } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import type { Row } from "../table.ts";
import { fitColumns } from "./columns.ts";
import { readIbm, writeIbm } from "./ibm-float.ts";
import { readXptSync } from "./read-xpt.ts";
import { writeXpt, writeXptStream, type XptSource } from "./write-xpt.ts";
import type { XptEvent } from "./xpt-dataset.ts";

const created = instant("2026-01-14T03:00:00.000Z");
const options = { file: "t.xpt" };

const sasNumber = fc
  .oneof(fc.double({ noNaN: true, min: -7e75, max: 7e75 }), fc.integer(), fc.constant(0.1))
  .map((x) => (Math.abs(x) < 16 ** -65 ? 0 : x));
/** A text that the format can hold: no zero bytes, no blanks at its end. */
const sasText = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.string({ maxLength: 30 }),
    fc.constant(""),
  )
  .map((text) => text.replaceAll("\0", "").replace(/ +$/, ""));

const dataset = fc
  .array(fc.constantFrom("text" as const, "number" as const), { minLength: 1, maxLength: 6 })
  .chain((types) =>
    fc
      .array(
        fc.tuple(
          ...types.map((type) => (type === "text" ? sasText : fc.option(sasNumber, { nil: null }))),
        ),
        { maxLength: 40 },
      )
      .map((rows): XptSource & { rows: Row[] } => {
        const columns = types.map((type, i) => ({ name: `V${i}`, label: `Label ${i}é`, type }));
        const table = { name: "TEST", label: "A dataset", columns, rows };
        return { ...table, columns: fitColumns(table) };
      }),
  )
  // Blank rows at the very end of a dataset of texts cannot be told from filling.
  .filter(({ columns, rows }) => {
    const last = rows.at(-1);
    return (
      columns.some((c) => c.type === "number") || last === undefined || last.some((c) => c !== "")
    );
  });

function join(pieces: Iterable<Uint8Array>): Uint8Array {
  return Uint8Array.from([...pieces].flatMap((piece) => [...piece]));
}

function* cut(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

function rowsOf(events: Iterable<XptEvent>): Row[][] {
  const members: Row[][] = [];
  for (const event of events) {
    if (event.kind === "member") members.push([]);
    if (event.kind === "rows") members.at(-1)?.push(...event.rows);
    if (event.kind === "end") assert.equal(event.rows, members.at(-1)?.length);
  }
  return members;
}

const positiveZero = (rows: readonly Row[]) => rows.map((row) => row.map((c) => (c === 0 ? 0 : c)));

test("every double in range survives the IBM form bit by bit", () => {
  fc.assert(
    fc.property(sasNumber, (value) => {
      const bytes = new Uint8Array(8);
      assert.equal(writeIbm(value, bytes, 0, 8), "written");
      assert.equal(readIbm(bytes, 0, 8), value === 0 ? 0 : value);
    }),
    { numRuns: 5000 },
  );
});

test("datasets come out as they went in, wherever the chunks are cut", () => {
  fc.assert(
    fc.property(
      fc.array(dataset, { minLength: 1, maxLength: 3 }),
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 }),
      (sources, sizes) => {
        const bytes = join(writeXpt(sources, { created }));
        assert.equal(bytes.length % 80, 0);
        assert.deepEqual(
          rowsOf(readXptSync(cut(bytes, sizes), options)),
          sources.map((source) => positiveZero(source.rows)),
        );
      },
    ),
  );
});

test("the asynchronous writer writes the same bytes", async () => {
  await fc.assert(
    fc.asyncProperty(dataset, async (source) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of writeXptStream([source], { created })) pieces.push(piece);
      assert.deepEqual(join(pieces), join(writeXpt([source], { created })));
    }),
    { numRuns: 20 },
  );
});

test("a file cut anywhere inside a record is refused with an issue", () => {
  fc.assert(
    fc.property(dataset, fc.nat(), (source, where) => {
      const bytes = join(writeXpt([source], { created }));
      const at = where % bytes.length;
      fc.pre(at % 80 !== 0);
      assert.throws(
        () => rowsOf(readXptSync([bytes.subarray(0, at)], options)),
        (error) =>
          error instanceof DataProblem && /xpt\.(truncated|not-xpt)/.test(error.issue.code),
      );
    }),
  );
});

test("a damaged file gives rows or an issue, never any other failure", () => {
  fc.assert(
    fc.property(
      dataset,
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1 }),
      (source, damage) => {
        const bytes = join(writeXpt([source], { created }));
        for (const [at, value] of damage) bytes[at % bytes.length] = value;
        try {
          rowsOf(readXptSync([bytes], options));
        } catch (error) {
          if (!(error instanceof DataProblem)) throw error;
          assert.doesNotMatch(error.message, /\{\w+\}/);
        }
      },
    ),
    { numRuns: 500 },
  );
});
