import assert from "node:assert/strict";
import { test } from "node:test";
import { goldCoastFromSigns } from "./gold-coast.ts";

const none = {
  bulbarUpper: false,
  bulbarLower: false,
  bulbarEmg: false,
  cervicalUpper: false,
  cervicalLower: false,
  cervicalEmg: false,
  thoracicUpper: false,
  thoracicLower: false,
  thoracicEmg: false,
  lumbarUpper: false,
  lumbarLower: false,
  lumbarEmg: false,
  emgLimbs: 0,
};
const met = (signs: Partial<Record<keyof typeof none, boolean | undefined>>, rest = {}) =>
  goldCoastFromSigns.compute({
    ...none,
    progressive: true,
    othersExcluded: true,
    ...signs,
    emgLimbs: 0,
    ...rest,
  }).met;

// Worked by hand from the two limbs of criterion 2 (domain-verified.md §2).
test("an upper sign in one region with a lower sign in another satisfies neither limb", () => {
  assert.equal(met({ bulbarUpper: true, lumbarLower: true }), false);
  assert.equal(met({ bulbarUpper: true, lumbarUpper: true }), false);
});

test("both signs in one region, or lower signs in two, satisfy the criterion", () => {
  assert.equal(met({ cervicalUpper: true, cervicalLower: true }), true);
  assert.equal(met({ cervicalLower: true, lumbarLower: true }), true);
  assert.equal(met({ cervicalLower: true, lumbarEmg: true }), true);
  assert.equal(met({ thoracicUpper: true, thoracicEmg: true }), true);
});

test("without progression or with another disease it is not met, and what is unknown leaves it open", () => {
  const both = { cervicalUpper: true, cervicalLower: true };
  assert.equal(met(both, { progressive: false }), false);
  assert.equal(met(both, { othersExcluded: undefined }), undefined);
  assert.equal(met({ cervicalLower: true, lumbarEmg: undefined }), undefined);
  assert.equal(met({ lumbarEmg: undefined }), false);
});
