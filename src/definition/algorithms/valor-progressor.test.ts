import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type ProgressorFacts,
  type ProgressorGroup,
  progressorRules,
  rapidSod1Variants,
  valorProgressor,
  valorProgressorGroup,
} from "./valor-progressor.ts";

const readings = (facts: ProgressorFacts): readonly ProgressorGroup[] =>
  [progressorRules.EMA, progressorRules.FDA, progressorRules.LABEL].map((rule) =>
    valorProgressor(rule, facts),
  );
const person = (listed: boolean, slope: number, vitalCapacity: number) =>
  readings({ listed, slope, vitalCapacity });

// Both cases are those of domain-verified.md 0.9, from the three documents named there.
test("a listed variant with a slope below 0.2 is in no group by EMA and FDA, and slow by the label", () => {
  assert.deepEqual(person(true, 0.19, 80), ["none", "none", "slow"]);
});

test("another variant with a slope of 0.9 and a capacity of 50 to 64 % is in no group by EMA, slow by FDA", () => {
  assert.deepEqual(person(false, 0.9, 64), ["none", "slow", "slow"]);
  assert.deepEqual(person(false, 1.5, 50), ["none", "slow", "slow"]);
});

test("elsewhere the three agree: who is fast, who is slow, and who has too little capacity", () => {
  assert.deepEqual(person(true, 0.2, 65), ["fast", "fast", "fast"]);
  assert.deepEqual(person(false, 0.9, 65), ["fast", "fast", "fast"]);
  assert.deepEqual(person(false, 0.89, 50), ["slow", "slow", "slow"]);
  assert.deepEqual(person(false, 0.3, 49.9), ["none", "none", "none"]);
});

test("what is unknown leaves the group open only where it could change it", () => {
  assert.deepEqual(readings({ listed: undefined, slope: 0.95, vitalCapacity: 70 }), [
    "fast",
    "fast",
    "fast",
  ]);
  const onset = { first: 0.1, last: 0.3 }; // a partly known onset
  assert.deepEqual(readings({ listed: true, slope: onset, vitalCapacity: 70 }), [
    undefined,
    undefined,
    undefined,
  ]);
  assert.deepEqual(readings({ listed: false, slope: onset, vitalCapacity: 70 }), [
    "slow",
    "slow",
    "slow",
  ]);
  assert.deepEqual(readings({ listed: undefined, slope: undefined, vitalCapacity: 40 }), [
    "none",
    "none",
    "none",
  ]);
});

test("the list has the nine variants, and a study names the reading", () => {
  assert.equal(new Set(rapidSod1Variants).size, 9);
  const facts = { listed: true, slope: 0.1, vitalCapacity: 80 };
  assert.deepEqual(valorProgressorGroup.compute({ reading: "FDA", ...facts }), { group: "NONE" });
  assert.deepEqual(valorProgressorGroup.compute({ reading: "LABEL", ...facts }), { group: "SLOW" });
});
