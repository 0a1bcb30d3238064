import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ParticipantState } from "../../engine/index.ts";
import { joinRecords } from "./join-records.ts";
import { separateOrigin } from "./separate-origin.ts";

const later = { id: "LATER", forms: [] };

/** As much of a record as joining reads. */
const somebody = (lines: number, visits: readonly string[]): ParticipantState => {
  const form = { form: "AE", values: {}, rows: {} };
  const of = <T>(keys: readonly string[], make: (key: string) => T) =>
    Object.fromEntries(keys.map((key) => [key, make(key)]));
  return {
    id: "P1",
    status: "enrolled",
    version: 1,
    dates: { enrolled: "2026-01-01" },
    visitOrder: visits,
    visits: of(visits, (visit) => ({ visit, date: "2026-01-01" })),
    forms: of(visits, (visit) => ({ VS: { ...form, form: "VS", visit } })),
    logs: {
      AE: of(
        Array.from({ length: lines }, (_, index) => String(index + 1)),
        (line) => ({ ...form, line: Number(line) }),
      ),
    },
    doses: [],
  } as unknown as ParticipantState;
};

test("what two records were joined from is told apart again, every line and visit of both once", () => {
  fc.assert(
    fc.property(fc.nat({ max: 5 }), fc.nat({ max: 5 }), (first, second) => {
      const before = somebody(first, ["screening", "day1"]);
      const after = somebody(second, ["day1", "month6"]);
      const [joined] = joinRecords(later, [before], new Map([["P1", after]]));
      const separate = (origin: object) => {
        const { of, origin: own } = separateOrigin(later, before, {
          participant: "P1",
          form: "AE",
          ...origin,
        });
        return `${of} ${own.visit ?? own.line}`;
      };
      const lines = Object.keys(joined?.logs["AE"] ?? {}).map((line) => separate({ line }));
      const count = (of: string, many: number) =>
        Array.from({ length: many }, (_, index) => `${of} ${index + 1}`);
      assert.deepEqual(
        lines.sort(),
        [...count("earlier", first), ...count("later", second)].sort(),
      );
      assert.deepEqual(
        (joined?.visitOrder ?? []).map((visit) => separate({ visit })),
        ["earlier screening", "earlier day1", "later day1", "later month6"],
      );
    }),
  );
});

test("who did not go on keeps the earlier record, and all of it is the earlier study's", () => {
  const before = somebody(2, ["screening"]);
  const [kept] = joinRecords(later, [before], new Map());
  assert.equal(kept, before);
  const { of } = separateOrigin(later, before, { participant: "P1", form: "AE", line: "2" });
  assert.equal(of, "earlier");
});
