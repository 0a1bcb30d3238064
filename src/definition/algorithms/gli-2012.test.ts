import assert from "node:assert/strict";
import { test } from "node:test";
import { femaleFvc2012, maleFvc2012 } from "./gli-2012-splines.ts";
import { gli2012Fvc, gli2012Groups } from "./gli-2012.ts";
import { algorithmOf } from "./registry.ts";
import { vitalCapacityReference, vitalCapacityReference1 } from "./vital-capacity-reference.ts";

const person = { sex: "M", age: 50, height: 175, measured: 3.2 } as const;

test("outside of 3 to 95 years, or without a height, no group has a predicted value", () => {
  for (const group of gli2012Groups) {
    for (const [age, height] of [
      [2.99, 100],
      [95.01, 170],
      [Number.NaN, 170],
      [50, 0],
    ] as const) {
      assert.deepEqual(gli2012Fvc.compute({ ...person, group, age, height }), {});
    }
  }
});

test("3.2 L of a man of 50 years and 175 cm is 66.6, 69.4, 72.4, 75.0 or 78.9 %, as his group is", () => {
  assert.deepEqual(
    Object.fromEntries(
      gli2012Groups.map((group) => [
        group,
        gli2012Fvc.compute({ ...person, group }).percent?.toFixed(1),
      ]),
    ),
    { CAU: "66.6", NEA: "69.4", OTHER: "72.4", SEA: "75.0", AFR: "78.9" },
  );
});

test("the equation that a record names is the one that is computed, and one without tables gives nothing", () => {
  const percent = (equation: Parameters<typeof vitalCapacityReference.compute>[0]["equation"]) =>
    vitalCapacityReference.compute({ ...person, equation }).percent?.toFixed(1);
  assert.deepEqual(
    (["GLI2022", "GLI2012_NEA", "GLI2012_SEA", "GLI2012_AFR", "GLI2012_OTHER"] as const).map(
      percent,
    ),
    ["71.8", "69.4", "75.0", "78.9", "72.4"],
  );
  assert.deepEqual((["NHANES3", "KNUDSON", "OTHER"] as const).map(percent), [
    undefined,
    undefined,
    undefined,
  ]);
});

test("a study that names the first version keeps it: there only GLI 2022 is computed", () => {
  assert.equal(algorithmOf("vital-capacity-reference", "1"), vitalCapacityReference1);
  assert.deepEqual(vitalCapacityReference1.compute({ ...person, equation: "GLI2012_NEA" }), {});
  assert.deepEqual(
    vitalCapacityReference1.compute({ ...person, equation: "GLI2022" }),
    vitalCapacityReference.compute({ ...person, equation: "GLI2022" }),
  );
});

test("the splines bend smoothly: a number written down wrong would stand out", () => {
  for (const { m, s } of [maleFvc2012, femaleFvc2012]) {
    for (const values of [m, s]) {
      assert.equal(values.length, 4 * (95 - 3) + 1);
      const second = differences(differences(values));
      // A child's grows in bends; from 20 years on the table changes by steps of its last digit.
      assert.ok(differences(second).every((one) => Math.abs(one) <= 5));
      assert.ok(second.slice(4 * (20 - 3)).every((one) => Math.abs(one) <= 3));
    }
  }
});

function differences(values: readonly number[]): readonly number[] {
  return values.slice(1).map((value, at) => value - (values[at] ?? value));
}
