import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { normalCdf, normalTail } from "../../numeric/normal.ts";
import { assertAllClose, assertClose } from "../../testing/assert-close.ts";
import { computeBoundary, obrienFleming, pocock } from "./boundary.ts";
import {
  computeConditionalCrossing,
  computeConditionalPower,
  computePredictivePower,
} from "./conditional-power.ts";
import { computeExitProbabilities } from "./exit-probabilities.ts";
import { computeGroupSequentialDesign } from "./group-sequential-design.ts";
import { spent } from "./spending.ts";
import { computeStagewiseEstimate, computeStagewiseP } from "./stagewise-inference.ts";

const equal = (looks: number) => Array.from({ length: looks }, (_, k) => (k + 1) / looks);

test("looks that do not rise to 1, and a level above the power, are issues", () => {
  const request = { alpha: 0.025, power: 0.9, efficacy: obrienFleming, timing: [0.5, 0.4, 1] };
  const falling = computeGroupSequentialDesign(request);
  assert.equal("code" in falling && falling.code, "statistic.sequential.timing");
  const weak = computeGroupSequentialDesign({ ...request, timing: [0.5, 1], power: 0.01 });
  assert.equal("code" in weak && weak.code, "statistic.sequential.errors");
});

// @source scipy 1.17.1, multivariate_normal.cdf to 1e-11: timing 0.3, 0.7, 1; drift 2; the last step above only
test("exit probabilities are those of the multivariate normal distribution", () => {
  const found = computeExitProbabilities(
    { information: [0.3, 0.7, 1], upper: [2.5, 2.3, 2], lower: [0, 0.5, -9] },
    2,
  );
  assertAllClose(found.upper, [0.0800768400548546, 0.20143735314236494, 0.21881722844234758], 1e-9);
  const all = [...found.upper, ...found.lower].reduce((sum, p) => sum + p, 0);
  assert.ok(all < 1 && all > 0.4);
});

// @source Jennison & Turnbull (2000), tables 2.1 and 2.3, two-sided 0.05, printed to three digits
test("the constants of Pocock and of O'Brien and Fleming are the published ones", () => {
  for (const [looks, c] of [
    [2, 2.178],
    [3, 2.289],
    [4, 2.361],
    [5, 2.413],
  ] as const) {
    assert.equal(computeBoundary(pocock, 0.025, equal(looks)).at(-1)?.toFixed(3), c.toFixed(3));
  }
  for (const [looks, c] of [
    [2, 1.977],
    [3, 2.004],
    [4, 2.024],
    [5, 2.04],
  ] as const) {
    const found = computeBoundary(obrienFleming, 0.025, equal(looks));
    assert.equal(found.at(-1)?.toFixed(3), c.toFixed(3));
  }
});

// @source rpact, asOF at one-sided 0.025 and three equal looks, as the shared conventions print it
test("spending like O'Brien and Fleming at three equal looks is as rpact prints it", () => {
  const spending = { kind: "obrien-fleming" } as const;
  const found = computeBoundary({ kind: "spending", spending }, 0.025, equal(3));
  assert.deepEqual(
    found.map((z) => z.toFixed(4)),
    ["3.7103", "2.5114", "1.9930"],
  );
});

describe("spending functions", () => {
  test("spend nothing at the start, all at the end, and never less later", () => {
    const all = [
      { kind: "obrien-fleming" },
      { kind: "pocock" },
      { kind: "power", rho: 3 },
      { kind: "hsd", gamma: -4 },
      { kind: "hsd", gamma: 0 },
      { kind: "exponential", nu: 0.8 },
    ] as const;
    for (const spending of all) {
      assert.equal(spent(spending, 0.025, 0), 0);
      assert.equal(spent(spending, 0.025, 1), 0.025);
      const [a, b, c] = [0.3, 0.6, 0.999999].map((t) => spent(spending, 0.025, t));
      assert.ok((a ?? 1) < (b ?? 0) && (b ?? 1) < (c ?? 0));
      assertClose(c, 0.025, 1e-4);
    }
  });
});

test("binding and non-binding futility spend exactly what was asked, and binding needs less", () => {
  const request = {
    alpha: 0.025,
    power: 0.9,
    timing: [0.5, 0.75, 1],
    efficacy: { kind: "spending", spending: { kind: "obrien-fleming" } },
  } as const;
  const of = (binding: boolean) => {
    const futility = { spending: { kind: "hsd", gamma: -2 }, binding } as const;
    const found = computeGroupSequentialDesign({ ...request, futility });
    assert.ok("inflation" in found);
    assertAllClose(found.underAlternative.lowerCumulative, found.betaSpent, 1e-9);
    assertClose(found.alphaSpent.at(-1), 0.025, 1e-10);
    return found;
  };
  const [binding, free] = [of(true), of(false)];
  assert.ok(binding.inflation < free.inflation);
  assertClose(binding.underNull.upperCumulative.at(-1), 0.025, 1e-10);
  assert.ok((free.underNull.upperCumulative.at(-1) ?? 1) < 0.0235);
});

describe("conditional power", () => {
  test("at the drift it is given is the chance of crossing at the only look that is left", () => {
    const design = { timing: [0.4, 1], upper: [9, 1.96] };
    assertClose(
      computeConditionalCrossing(design, 0, 1.1, 2.5),
      computeConditionalPower({ z: 1.1, fraction: 0.4 }, 1.96, 2.5),
      1e-12,
    );
  });

  test("averaged by a flat belief is the predictive power's closed form", () => {
    // @source Jennison & Turnbull (2000), (10.9): Φ((z_t − √t c)/√(1 − t))
    const [z, t, c] = [1.4, 0.6, 1.96];
    const expected = normalCdf((z - Math.sqrt(t) * c) / Math.sqrt(1 - t));
    assertClose(computePredictivePower({ z, fraction: t }, c), expected, 1e-12);
    const sure = computePredictivePower({ z, fraction: t }, c, { mean: 3, variance: 1e-12 });
    assertClose(sure, computeConditionalPower({ z, fraction: t }, c, 3), 1e-6);
  });
});

test("a trial that ends at its first look has the ordinary p-value and estimate", () => {
  const result = { information: [4], upper: [], z: 2.2 };
  assertClose(computeStagewiseP(result), normalTail(2.2), 1e-12);
  const { estimate, interval } = computeStagewiseEstimate(result);
  assertClose(estimate, 1.1, 1e-9);
  assertAllClose(interval, [1.1 - 0.979981992270027, 1.1 + 0.979981992270027], 1e-9);
});
