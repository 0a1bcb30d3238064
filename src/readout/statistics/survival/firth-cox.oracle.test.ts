/** @source reference/readout/firth-cox.R: R 4.2.2 with survival, whose likelihood and information are maximised with the penalty. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertClose } from "../../testing/assert-close.ts";
import { computeCox } from "./cox.ts";
import { computeFirthCox } from "./firth-cox.ts";

interface Answer {
  readonly ties: "efron" | "breslow";
  readonly coef: readonly number[];
  readonly se: readonly number[];
  readonly loglik: number;
  readonly loglik_null: number;
  readonly lr: number;
  readonly lower: number;
  readonly upper: number;
}
interface Reference {
  readonly data: Readonly<Record<"time" | "event" | "arm" | "early" | "z", readonly number[]>>;
  readonly arm: readonly Answer[];
  readonly early: readonly Answer[];
}

const file = new URL("../../../../reference/readout/firth-cox.json", import.meta.url);
const reference: Reference = JSON.parse(readFileSync(file, "utf8"));

const dataOf = (first: "arm" | "early", order = reference.data.time.map((_, i) => i)) => {
  const take = (name: keyof Reference["data"]) =>
    Float64Array.from(order, (i) => reference.data[name][i] ?? Number.NaN);
  const covariates = [first, "z" as const].map((name) => ({ name, values: take(name) }));
  return { time: take("time"), event: take("event"), covariates };
};

for (const first of ["arm", "early"] as const) {
  for (const wanted of reference[first]) {
    test(`the penalised likelihood with ${wanted.ties} ties has its top and profile where R has them: ${first}`, () => {
      const found = computeFirthCox(dataOf(first), { ties: wanted.ties });
      assert.ok("coefficients" in found, JSON.stringify(found));
      for (const [j, one] of found.coefficients.entries()) {
        assertClose(one.estimate, wanted.coef[j], 2e-6, one.name);
        assertClose(one.standardError, wanted.se[j], 2e-6, one.name);
      }
      assertClose(found.logLikelihood, wanted.loglik, 1e-10);
      assertClose(found.nullLogLikelihood, wanted.loglik_null, 1e-10);
      const [own] = found.coefficients;
      assertClose(own?.likelihoodRatio, wanted.lr, 1e-8);
      assertClose(own?.profileLower, wanted.lower, 1e-6);
      assertClose(own?.profileUpper, wanted.upper, 1e-6);
    });
  }
}

test("where all early events come on one side Cox's estimate is infinite, Firth's is not, whatever the order of rows", () => {
  const plain = computeCox(dataOf("early"));
  assert.ok(
    "coefficients" in plain && plain.coefficients[0]?.estimate === Number.POSITIVE_INFINITY,
  );
  const turned = reference.data.time.map((_, i) => i).toReversed();
  assert.deepEqual(computeFirthCox(dataOf("early", turned)), computeFirthCox(dataOf("early")));
});

test("no event, and a covariate that says nothing, are issues", () => {
  const data = dataOf("arm");
  const without = computeFirthCox({ ...data, event: data.event.map(() => 0) });
  assert.ok("kind" in without && without.code === "survival.no-events");
  const flat = { name: "flat", values: data.time.map(() => 1) };
  const dependent = computeFirthCox({ ...data, covariates: [flat] });
  assert.ok("kind" in dependent && dependent.code === "survival.dependent-covariate");
});
