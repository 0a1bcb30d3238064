import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { computeBaselineHazard } from "./baseline-hazard.ts";
import { computeCox } from "./cox.ts";
import { computeProportionalHazardsTest } from "./proportional-hazards.ts";

const list = (...values: number[]) => Float64Array.from(values);
const named = (name: string, ...values: number[]) => ({ name, values: list(...values) });
const codeOf = (found: ReturnType<typeof computeCox>) => ("kind" in found ? found.code : undefined);

const time = list(1, 2, 3, 4, 5, 6, 7, 8);
const event = list(1, 1, 1, 0, 0, 0, 0, 0);

test("without events, with a covariate that says nothing new, or one that strata tell, there is an issue and no model", () => {
  const x = named("x", 1, 0, 1, 0, 1, 0, 1, 0);
  const twice = { name: "y", values: x.values.map((value) => 2 * value + 1) };
  assert.equal(
    codeOf(computeCox({ time, event: event.map(() => 0), covariates: [x] })),
    "survival.no-events",
  );
  assert.equal(
    codeOf(computeCox({ time, event, covariates: [x, twice] })),
    "survival.dependent-covariate",
  );
  const told = computeCox({ time, event, covariates: [x], stratum: x.values });
  assert.equal(codeOf(told), "survival.dependent-covariate");
  const same = named("same", 2, 2, 2, 2, 2, 2, 2, 2);
  assert.equal(
    codeOf(computeCox({ time, event, covariates: [same] })),
    "survival.dependent-covariate",
  );
  const exact = computeCox({ time, event, covariates: [x], cluster: time }, { ties: "exact" });
  assert.equal(codeOf(exact), "survival.robust-not-for-exact");
});

test("where all events come on one side the estimate is infinite and is said to be; the others stand", () => {
  const data = {
    time,
    event,
    covariates: [named("x", 1, 1, 1, 0, 1, 0, 0, 0), named("z", 3, 1, 2, 2, 5, 1, 4, 2)],
  };
  const found = computeCox(data);
  assert.ok("coefficients" in found);
  const [x, z] = found.coefficients;
  assert.equal(x?.estimate, Number.POSITIVE_INFINITY);
  assert.ok(Number.isNaN(x?.p));
  assert.deepEqual(
    found.issues.map(({ code, path }) => [code, ...path]),
    [["survival.monotone-likelihood", "covariates", "x"]],
  );
  // R 4.2.2, survival 3.5-3: coxph warns, and prints −0.5274 (0.5329) for z and 6.63 for the likelihood ratio.
  assert.equal(z?.estimate.toFixed(4), "-0.5274");
  assert.equal(z?.standardError.toFixed(4), "0.5329");
  assert.equal(found.likelihoodRatio.statistic.toFixed(2), "6.63");
});

test("without covariates' effect the baseline hazard is that of Nelson and Aalen", () => {
  const found = computeCox({
    time: list(1, 2, 3, 4),
    event: list(1, 1, 1, 1),
    covariates: [named("x", 0, 1, 1, 0)],
  });
  assert.ok("coefficients" in found);
  const flat = { ...found, fit: { ...found.fit, beta: list(0) } };
  const steps = computeBaselineHazard(flat).map(({ hazard }) => hazard.toFixed(12));
  assert.deepEqual(
    steps,
    [1 / 4, 7 / 12, 13 / 12, 25 / 12].map((value) => value.toFixed(12)),
  );
});

test("the order of rows changes no bit of a result", () => {
  const rows = fc.tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.boolean(),
    fc.integer({ min: 0, max: 4 }),
  );
  fc.assert(
    fc.property(
      fc.array(rows, { minLength: 6, maxLength: 25 }),
      fc.infiniteStream(fc.nat()),
      (given, order) => {
        const fit = (all: typeof given) =>
          computeCox(
            {
              time: Float64Array.from(all, ([t]) => t),
              event: Float64Array.from(all, ([, e]) => Number(e)),
              covariates: [{ name: "x", values: Float64Array.from(all, ([, , x]) => x / 3) }],
            },
            { robust: true },
          );
        const shuffled = given
          .map((row) => ({ row, key: Number(order.next().value) }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ row }) => row);
        const [one, other] = [fit(given), fit(shuffled)];
        if (!("coefficients" in one && "coefficients" in other)) {
          assert.equal(codeOf(one), codeOf(other));
          return;
        }
        assert.deepEqual(other.coefficients, one.coefficients);
        assert.deepEqual(other.concordance, one.concordance);
        assert.deepEqual(
          computeProportionalHazardsTest(other),
          computeProportionalHazardsTest(one),
        );
      },
    ),
    { numRuns: 60 },
  );
});
