import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldsOf } from "../form.ts";
import { dynamometryMuscles, handHeldDynamometry } from "./hand-held-dynamometry.ts";
import { neurofilament } from "./neurofilament.ts";
import { lookAt } from "./testing/answers.ts";

const open = neurofilament("NFL");

test("another assay, a value below its limit and limits the wrong way round are asked about", () => {
  const previous = { assay: "Simoa", csfAssay: "ELISA" };
  const other = { assay: "Ella", csfAssay: "Other" };
  assert.deepEqual(lookAt(open, other, { previous }).failed, ["NFL01", "NFL03"]);
  const low = { nfl: 2, nflLower: 5, belowLimit: false };
  assert.deepEqual(lookAt(open, low).failed, ["NFL02"]);
  assert.deepEqual(lookAt(open, { ...low, belowLimit: true }).failed, []);
  assert.deepEqual(lookAt(open, { nflLower: 9, nflUpper: 3 }).failed, ["NFL04"]);
});

test("logarithms are natural, and a value beyond a limit has none", () => {
  const { derived } = lookAt(open, { nfl: 100, csfSod1: 50 });
  assert.deepEqual([derived["lnNfl"], derived["lnSod1"]], [4.6052, 3.912]); // ln 100, ln 50
  const beyond = { nfl: { qualifier: "<", limit: 5, entered: "<5" } } as const;
  assert.equal(lookAt(open, beyond).derived["lnNfl"], undefined);
  assert.equal(lookAt(open, { nfl: 0 }).derived["lnNfl"], undefined);
});

test("in a blinded study what tells the effect of the product is kept from blinded people, derived values too", () => {
  const blinded = neurofilament("NFL", { blinded: true });
  assert.ok(fieldsOf(blinded).every(({ unblinding }) => unblinding === true));
  assert.deepEqual(blinded.checks, []);
});

test("dynamometry has sixteen tests, eight on each side", () => {
  assert.equal(new Set(dynamometryMuscles).size, 16);
  const fields = new Set(fieldsOf(handHeldDynamometry("HHD")).map(({ id }) => id));
  assert.ok(dynamometryMuscles.every((muscle) => fields.has(muscle)));
});
