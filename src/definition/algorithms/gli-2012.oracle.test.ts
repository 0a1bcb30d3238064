import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type Gli2012Group, gli2012Fvc, gli2012FvcLms } from "./gli-2012.ts";

const groups: readonly Gli2012Group[] = ["CAU", "AFR", "NEA", "SEA", "OTHER"];

interface Answer {
  readonly line: string;
  readonly sex: "F" | "M";
  readonly group: Gli2012Group;
  readonly age: number;
  readonly height: number;
  readonly predicted: number | undefined;
  readonly lowerLimit: number | undefined;
  readonly upperLimit: number | undefined;
}

/** Answers of GLI's own calculator; where they come from says `reference/gli/README.md`. */
const grid = readFileSync(
  new URL("../../../reference/gli/gli-2012-fvc.csv", import.meta.url),
  "utf8",
)
  .trim()
  .split("\n")
  .slice(1)
  .map((line): Answer => {
    const [sex, group, ...numbers] = line.split(",");
    const [age = 0, height = 0, predicted, lowerLimit, upperLimit] = numbers.map(Number);
    const named = groups[Number(group) - 1];
    assert.ok((sex === "F" || sex === "M") && named !== undefined, line);
    return { line, sex, group: named, age, height, predicted, lowerLimit, upperLimit };
  });

test("the grid holds both sexes in all five groups, from 5 to 88 years", () => {
  assert.ok(grid.length >= 150);
  assert.equal(new Set(grid.map(({ sex, group }) => `${sex}${group}`)).size, 10);
  assert.deepEqual(
    [Math.min(...grid.map(({ age }) => age)), Math.max(...grid.map(({ age }) => age))],
    [5, 88.2],
  );
});

/** Half a unit of the last decimal of both splines, as a part of the value: the calculator knows more decimals. */
const rounding = 1e-4;

test("predicted value and limits of normal are those of GLI's own calculator, to three decimals", () => {
  let equal = 0;
  for (const { line, sex, group, age, height, ...said } of grid) {
    const lms = gli2012FvcLms(sex, group, age, height);
    const found = gli2012Fvc.compute({ sex, group, age, height, measured: undefined });
    assert.ok(lms);
    const upperLimit = lms.m * (1 + 1.6448536269514722 * lms.l * lms.s) ** (1 / lms.l);
    for (const [value, of] of [
      [found.predicted, said.predicted],
      [found.lowerLimit, said.lowerLimit],
      [upperLimit, said.upperLimit],
    ]) {
      assert.ok(value !== undefined && of !== undefined);
      assert.ok(Math.abs(value - of) <= 0.0005 + rounding * value, `${line}: ${value}`);
      if (value.toFixed(3) === of.toFixed(3)) equal += 1;
    }
  }
  assert.ok(equal >= 0.94 * 3 * grid.length, `${equal} equal to the third decimal`);
});
