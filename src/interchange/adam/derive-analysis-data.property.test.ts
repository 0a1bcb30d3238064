import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { AnalysisData } from "../../definition/index.ts";
import type { ParticipantState } from "../../engine/index.ts";
import { deriveAnalysisData } from "./derive-analysis-data.ts";
import { allocatedAs, readoutStudy, subjects, weighed, weights } from "./testing/test-readout.ts";

const study = readoutStudy([
  {
    ...(subjects as Extract<typeof subjects, { kind: "subject" }>),
    pools: [
      { column: "SITEGR1", label: "Pooled", of: "SITEID", by: "TRT01P", least: 2, as: "900" },
    ],
    columns: [...subjects.columns, "SITEGR1"],
  },
  { ...weights, carry: { from: "any" }, columns: [...weights.columns, "SITEGR1"] },
]);

const day = fc
  .integer({ min: 1, max: 60 })
  .map((days) => new Date(Date.UTC(2024, 0, days)).toISOString().slice(0, 10));
const days = fc.array(fc.tuple(day, fc.option(fc.integer({ min: 40, max: 120 }))), {
  maxLength: 6,
});
const group = fc.uniqueArray(
  fc.record({ id: fc.integer({ min: 100, max: 999 }), site: fc.constantFrom("01", "02"), days }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 6 },
);
const people = group.map((list) =>
  list.map(({ id, site, days }) => weighed(days, { id: String(id), site })),
);
const arms = fc.func(fc.constantFrom("a", "b"));

function allocationOf(list: readonly ParticipantState[], arm: (id: string) => string) {
  return allocatedAs(Object.fromEntries(list.map(({ id }) => [id, arm(id)])));
}

function bytes({ tables }: AnalysisData): string {
  return JSON.stringify(tables);
}

test("the order in which participants come changes no byte", () => {
  fc.assert(
    fc.property(people, arms, fc.integer(), (list, arm, turn) => {
      const allocation = allocationOf(list, arm);
      const at = Math.abs(turn) % list.length;
      const turned = [...list.slice(at), ...list.slice(0, at)].toReversed();
      assert.equal(
        bytes(deriveAnalysisData(study, list, { allocation })),
        bytes(deriveAnalysisData(study, turned, { allocation })),
      );
    }),
  );
});

test("what differs between two allocations is blank without one, and the rest is as it was", () => {
  fc.assert(
    fc.property(people, arms, arms, (list, one, other) => {
      const blinded = deriveAnalysisData(study, list);
      assert.equal(blinded.blinded, true);
      for (const arm of [one, other]) {
        const open = deriveAnalysisData(study, list, { allocation: allocationOf(list, arm) });
        assert.equal(open.blinded, false);
        for (const [name, table] of Object.entries(blinded.tables)) {
          const theirs = open.tables[name];
          assert.deepEqual(table.origins, theirs?.origins);
          for (const [place, { name: column }] of table.columns.entries()) {
            const shown = table.rows.map((row) => row[place]);
            const reveals = column === "TRT01P" || column === "SITEGR1";
            const expected = reveals
              ? shown.map(() => null)
              : theirs?.rows.map((row) => row[place]);
            assert.deepEqual(shown, expected, `${name}.${column}`);
          }
        }
      }
    }),
  );
});
