import assert from "node:assert/strict";
import { test } from "node:test";
import { mdsUpdrsProrated, mdsUpdrsProratedI, proratingRules } from "./mds-updrs-prorated.ts";

const { consistent, random } = proratingRules;
/** So many ones and the rest missing. */
const ones = (known: number, missing: number): (number | undefined)[] => [
  ...Array.from({ length: known }, () => 1),
  ...Array.from({ length: missing }, () => undefined),
];

test("more missing than the rule allows, or a list of another length, has no score", () => {
  assert.equal(mdsUpdrsProrated("I", ones(11, 2), random).score, undefined);
  assert.equal(mdsUpdrsProrated("II", ones(11, 2), consistent).score, undefined);
  assert.equal(mdsUpdrsProrated("III", ones(29, 4), consistent).score, undefined);
  assert.equal(mdsUpdrsProrated("III", ones(25, 8), random).score, undefined);
  assert.equal(mdsUpdrsProrated("IV", ones(5, 1), random).score, undefined);
  assert.equal(mdsUpdrsProrated("I", ones(12, 0), random).score, undefined);
  assert.equal(mdsUpdrsProrated("IV", [5, 0, 0, 0, 0, 0], random).score, undefined);
});

test("the two rules part in parts II and III", () => {
  assert.equal(mdsUpdrsProrated("II", ones(11, 2), random).score, 13);
  assert.equal(mdsUpdrsProrated("III", ones(26, 7), random).score, 33);
  assert.equal(mdsUpdrsProrated("III", ones(30, 3), consistent).score, 33);
});

test("missing scores stand for the mean of the others", () => {
  // By hand: 12 scores of sum 6 → mean 0.5 → 6.5.
  const twelve = [...Array.from({ length: 6 }, () => 1), ...Array.from({ length: 6 }, () => 0)];
  const part = mdsUpdrsProrated("I", [...twelve, undefined], random);
  assert.deepEqual(part, { score: 6.5, missing: 1, prorated: true });
  assert.equal(mdsUpdrsProrated("I", [...twelve, 4], random).score, 10);
  const inputs = Object.fromEntries(twelve.map((score, index) => [`s${index + 1}`, score]));
  const given = { rule: "random", ...inputs } as never;
  assert.deepEqual(mdsUpdrsProratedI.compute(given), { score: 6.5, missing: 1 });
});
