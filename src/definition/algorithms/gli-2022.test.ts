import assert from "node:assert/strict";
import { test } from "node:test";
import { gli2022Fvc, gli2022FvcLms } from "./gli-2022.ts";

/**
 * Persons with what GLI Global 2022 gives for them: sex, age, height in cm, litres; M, S, per cent, z.
 *
 * @source R package pft (overdodactyl/pft, MIT), cross-read with rspiro
 */
const vectors = [
  ["M", 50, 175, 3.2, 4.4587, 0.14662, 71.77, -1.945],
  ["F", 50, 162, 2.1, 3.2, 0.15664, 65.63, -2.238],
  ["M", 43.5, 170, 4, 4.2716, 0.14297, 93.64, -0.446],
  ["F", 28.25, 158, 3.1, 3.2921, 0.13961, 94.17, -0.419],
  ["M", 71, 168, 2.4, 3.4514, 0.15739, 69.54, -1.957],
  ["F", 64.6, 155, 1.9, 2.5358, 0.17406, 74.93, -1.461],
] as const;

test("outside of 3 to 95 years, or without a height, there is no predicted value", () => {
  for (const [age, height] of [
    [2.9, 100],
    [95.1, 170],
    [Number.NaN, 170],
    [50, 0],
    [50, -1],
  ] as const) {
    assert.deepEqual(gli2022Fvc.compute({ sex: "M", age, height, measured: 3 }), {});
  }
});

test("the published vectors are reproduced to their digits (two implementations in R)", () => {
  for (const [sex, age, height, measured, m, s, percent, z] of vectors) {
    const found = gli2022Fvc.compute({ sex, age, height, measured });
    const name = `${sex} ${age}`;
    assert.equal(found.predicted?.toFixed(4), m.toFixed(4), name);
    assert.equal(gli2022FvcLms(sex, age, height)?.s.toFixed(5), s.toFixed(5), name);
    assert.equal(found.percent?.toFixed(2), percent.toFixed(2), name);
    assert.equal(found.zScore?.toFixed(3), z.toFixed(3), name);
  }
});

test("the lower limit of normal is where the z-score is −1.645", () => {
  const { lowerLimit = 0 } = gli2022Fvc.compute({ sex: "F", age: 61.1, height: 160, measured: 2 });
  const at = gli2022Fvc.compute({ sex: "F", age: 61.1, height: 160, measured: lowerLimit });
  assert.equal(at.zScore?.toFixed(6), "-1.644854");
});

test("between two quarters of a year the predicted value lies between those at them", () => {
  const at = (age: number): number => gli2022FvcLms("M", age, 175)?.m ?? Number.NaN;
  assert.ok(at(60.1) < at(60) && at(60.1) > at(60.25));
  assert.ok(at(95) > 0);
});
