/** @source reference/readout/gray.R: R 4.2.2 with cmprsk 2.2-11. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { assertClose } from "../../testing/assert-close.ts";
import { computeGray } from "./gray.ts";

interface Case {
  readonly title: string;
  readonly time: readonly number[];
  readonly status: readonly number[];
  readonly group: readonly number[];
  readonly stratum: readonly number[];
  readonly rho: number;
  readonly stratified: boolean;
  readonly tests: readonly {
    readonly statistic: number;
    readonly p: number;
    readonly df: number;
  }[];
}

const file = new URL("../../../../reference/readout/gray.json", import.meta.url);
const cases: readonly Case[] = JSON.parse(readFileSync(file, "utf8"));

function gray(one: Case, cause: number, isReversed = false) {
  const take = (values: readonly number[]) =>
    Float64Array.from(isReversed ? values.toReversed() : values);
  return computeGray({ time: take(one.time), event: take(one.status) }, take(one.group), cause, 2, {
    rho: one.rho,
    ...(one.stratified && { stratum: take(one.stratum) }),
  });
}

for (const one of cases) {
  for (const [place, wanted] of one.tests.entries()) {
    test(`Gray's test of cause ${place + 1} is that of cuminc: ${one.title}`, () => {
      const found = gray(one, place + 1);
      assert.ok("statistic" in found, JSON.stringify(found));
      assertClose(found.statistic, wanted.statistic, 1e-10);
      assertClose(found.p, wanted.p, 1e-9);
      assert.equal(found.df, wanted.df);
      assert.deepEqual(gray(one, place + 1, true), found);
    });
  }
}

test("one group, and a cause that nobody had, leave nothing to compare", () => {
  const [one] = cases;
  assert.ok(one !== undefined);
  const alone = gray({ ...one, group: one.group.map(() => 1) }, 1);
  assert.ok("kind" in alone && alone.code === "survival.nothing-to-compare");
  const never = gray({ ...one, status: one.status.map((code) => (code === 1 ? 0 : code)) }, 1);
  assert.ok("kind" in never && never.code === "survival.nothing-to-compare");
});
