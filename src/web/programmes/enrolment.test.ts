import assert from "node:assert/strict";
import { test } from "node:test";
import { enrolmentOf, placesOf } from "./enrolment.ts";
import { registryAddress } from "./registry-address.ts";

test("whoever was enrolled fills a place of the plan, whatever became of them; a screen failure fills none", () => {
  const enrolment = enrolmentOf(6, { enrolled: 2, withdrawn: 1, "screen-failed": 4, screening: 1 });
  assert.equal(enrolment.enrolled, 3);
  assert.deepEqual(placesOf(enrolment), [
    "enrolled",
    "enrolled",
    "withdrawn",
    "screening",
    undefined,
    undefined,
  ]);
});

test("more people than planned are all drawn", () => {
  assert.equal(placesOf(enrolmentOf(1, { enrolled: 3 })).length, 3);
});

test("only numbers of public registries lead anywhere", () => {
  assert.equal(registryAddress("XS228-Allo-SCI-CN1/2-P01"), undefined);
  assert.equal(registryAddress("2025LP01221"), undefined);
  assert.equal(registryAddress("NCT06976229"), "https://clinicaltrials.gov/study/NCT06976229");
  assert.match(registryAddress("CTR20252340") ?? "", /CTR20252340$/);
});
