import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { assertClose } from "../../testing/assert-close.ts";
import {
  computeFreedmanEvents,
  computeLachinFoulkesSize,
  computeSchoenfeldEvents,
  eventProbability,
} from "./event-size.ts";
import { clusterFactor, computeNonInferioritySize } from "./mean-size.ts";
import { computeFisherPower, computeProportionSize } from "./proportion-size.ts";
import { computeRankSumSize } from "./rank-size.ts";
import { computeRepeatedMeasuresSize, computeSlopeSize } from "./slope-size.ts";
import { computeOneSampleTTestSize, computeTTestPower, computeTTestSize } from "./t-test-size.ts";

const ninety = { power: 0.9 } as const;

test("without a difference, with rates outside 0 to 1 or a power of 1, no size is given", () => {
  const found = [
    computeTTestSize({ difference: 0, sd: 1 }, ninety),
    computeTTestSize({ difference: 1, sd: 1 }, { power: 1 }),
    computeProportionSize({ p1: 0.2, p2: 1.2 }, ninety),
    computeSchoenfeldEvents({ hazardRatio: 1 }, ninety),
    computeRankSumSize(0.5, ninety),
  ];
  for (const one of found) {
    assert.equal(
      typeof one === "object" && "code" in one && one.code,
      "statistic.sample-size.no-effect",
    );
  }
});

describe("t tests", () => {
  // @source R 4.2.2 power.t.test(delta = 5, sd = 10, power = 0.9), by the shared cases: 85.03131
  test("two groups of 86 find half a standard deviation with power 0.9", () => {
    const found = computeTTestSize({ difference: 5, sd: 10 }, ninety);
    assert.ok("exact" in found);
    assertClose(found.exact[1], 85.0313133115041, 1e-9);
    assert.deepEqual(found.whole, [86, 86]);
    assertClose(computeTTestPower({ difference: 5, sd: 10 }, found.exact), 0.9, 1e-10);
  });

  // @source scipy 1.17.1, stats.nct with brentq
  test("one group, half a standard deviation", () => {
    const found = computeOneSampleTTestSize({ difference: 0.5, sd: 1 }, ninety);
    assertClose(typeof found === "number" ? found : undefined, 43.99549522301721, 1e-9);
  });

  test("a one-sided test of non-inferiority needs what a difference of the margin would", () => {
    const effect = { difference: 0, variance: 1 };
    const found = computeNonInferioritySize(effect, 0.5, { alpha: 0.025, power: 0.9 });
    // 2 (z₀.₉₇₅ + z₀.₉)²/0.25
    assert.ok("exact" in found);
    assertClose(found.exact[0], (2 * 10.507423061440623) / 0.25, 1e-9);
  });
});

describe("events", () => {
  // @source Schoenfeld 1983 and Freedman 1982, by hand: (z₀.₉₇₅ + z₀.₉)² = 10.50742
  test("a hazard ratio of 0.6 needs 162 or 169 of them", () => {
    const effect = { hazardRatio: 0.6 };
    assertClose(Number(computeSchoenfeldEvents(effect, ninety)), 161.068591903256, 1e-9);
    assertClose(Number(computeFreedmanEvents(effect, ninety)), 10.507423061440623 * 16, 1e-9);
  });

  // @source scipy 1.17.1, integrate.quad over entry times; Lachin & Foulkes 1986
  test("exponential times with dropout and even accrual", () => {
    const trial = { hazard: 0.02, dropout: 0.005, accrual: 12, end: 36 };
    assertClose(eventProbability(trial), 0.42068806305752715, 1e-10);
    const other = { ...trial, hazard: 0.03 };
    assertClose(Number(computeLachinFoulkesSize(trial, other, ninety, 2)), 591.3706322197858, 1e-9);
  });

  test("before accrual has ended only those who came are counted", () => {
    const late = eventProbability({ hazard: 0.1, accrual: 12, end: 6 });
    const alone = eventProbability({ hazard: 0.1, accrual: 6, end: 6 });
    assertClose(late, alone / 2, 1e-12);
  });
});

describe("proportions", () => {
  // @source Fleiss, Levin & Paik (2003), by hand for 0.10 and 0.25, power 0.8
  test("the correction for continuity adds to the plain size", () => {
    const effect = { p1: 0.1, p2: 0.25 };
    const plain = computeProportionSize(effect, { power: 0.8 });
    const corrected = computeProportionSize(effect, { power: 0.8 }, { corrected: true });
    assert.ok("exact" in plain && "exact" in corrected);
    assertClose(plain.exact[0], 99.5401591961169, 1e-9);
    assertClose(corrected.exact[0], 112.478354775764, 1e-9);
  });

  test("which group is called the first does not matter", () => {
    const one = computeProportionSize({ p1: 0.1, p2: 0.3, ratio: 2 }, ninety, { corrected: true });
    const two = computeProportionSize({ p1: 0.3, p2: 0.1, ratio: 0.5 }, ninety, {
      corrected: true,
    });
    assert.ok("exact" in one && "exact" in two);
    assertClose(one.exact[0], two.exact[1], 1e-12);
  });

  // @source scipy 1.17.1, stats.fisher_exact of every pair of counts
  test("Fisher's test with 20 and 20, 0.1 against 0.5", () => {
    assertClose(computeFisherPower({ p1: 0.1, p2: 0.5 }, [20, 20]), 0.7423887839114701, 1e-12);
  });
});

describe("repeated measures", () => {
  test("a slope of seven visits", () => {
    const variance = { times: [0, 1, 2, 3, 4, 5, 6], residual: 1.96, slope: 0.49 };
    const found = computeSlopeSize(variance, 0.35, { power: 0.8 });
    assert.ok("exact" in found);
    assertClose(found.exact[0], 71.7611861426202, 1e-9);
  });

  // @source numpy 2, Lu, Luo & Chen 2008: AR(0.6) at three visits, 1, 0.9 and 0.8 staying
  test("those who leave cost less than a lost participant", () => {
    const correlation = [0, 1, 2].map((i) => [0, 1, 2].map((j) => 0.6 ** Math.abs(i - j)));
    const request = { variance: 4, correlation, retention: [1, 0.9, 0.8] };
    const found = computeRepeatedMeasuresSize(request, 1, ninety);
    assert.ok("exact" in found);
    assertClose(found.exact[0], 99.66080625315202, 1e-9);
    const complete = computeRepeatedMeasuresSize({ variance: 4, correlation }, 1, ninety);
    assert.ok("exact" in complete && found.exact[0] < complete.exact[0] / 0.8);
  });

  test("clusters of one inflate nothing", () => {
    assert.equal(clusterFactor(1, 0.3), 1);
    assertClose(clusterFactor(20, 0.05), 1.95, 1e-12);
  });
});
