import assert from "node:assert/strict";
import { test } from "node:test";
import { computeOperatingCharacteristics } from "./exact.ts";
import { intervalConduct } from "./interval-conduct.ts";
import { ruleConduct } from "./rule-conduct.ts";
import { threePlusThreeConduct } from "./three-plus-three-conduct.ts";

const close = (found: number | undefined, expected: number, within = 1e-12): void => {
  assert.ok(Math.abs((found ?? NaN) - expected) <= within, `${found} is not ${expected}`);
};
const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

test("a dose that is toxic to everybody is never recommended, and three are treated", () => {
  const found = computeOperatingCharacteristics(threePlusThreeConduct(), [1, 1, 1]);
  assert.deepEqual([found.none, found.total], [1, 3]);
  assert.deepEqual(found.selection, [0, 0, 0]);
});

// @source the probability that a dose is passed: 0 of 3, or 1 of 3 and then 0 of 3 (Storer 1989)
test("3+3 without de-escalation stops at the lowest dose as its closed form says", () => {
  const p = 0.2;
  const passed = (1 - p) ** 3 + 3 * p * (1 - p) ** 2 * (1 - p) ** 3;
  const conduct = threePlusThreeConduct({ deEscalate: false, expandTop: false });
  const found = computeOperatingCharacteristics(conduct, [p, 0.4]);
  close(found.none, 1 - passed);
  close(found.treated[0], 3 + 3 * 3 * p * (1 - p) ** 2);
});

test("every rule of a study chooses something or nothing with probability one", () => {
  const most = 12;
  const rules = [
    { kind: "3+3" },
    { kind: "boin", target: 0.3, cohort: 3, most },
    { kind: "keyboard", target: 0.3, cohort: 3, most },
    { kind: "mtpi-2", target: 0.3, cohort: 3, most },
    { kind: "crm", target: 0.25, skeleton: [0.1, 0.25, 0.4], cohort: 3, most: 12 },
  ] as const;
  for (const rule of rules) {
    const found = computeOperatingCharacteristics(ruleConduct(rule, 8), [0.1, 0.25, 0.45]);
    close(sum(found.selection) + found.none, 1);
    close(sum(found.totals), 1);
    close(sum(found.dlt.map((dlt, dose) => dlt / ([0.1, 0.25, 0.45][dose] ?? 1))), found.total);
  }
});

test("an early end treats fewer, and ends with the same kind of choice", () => {
  const rule = { kind: "boin", target: 0.25, cohort: 3, most: 99 } as const;
  const of = (enoughAtDose: number) =>
    computeOperatingCharacteristics(
      intervalConduct({ rule, cohorts: 8, enoughAtDose }),
      [0.05, 0.25, 0.5],
    );
  const [early, late] = [of(9), of(99)];
  assert.ok(early.total < late.total);
  close(sum(early.selection) + early.none, 1);
  assert.ok(early.overdosed(0.25, 0.5) <= late.overdosed(0.25, 0.5));
});
