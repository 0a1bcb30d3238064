import assert from "node:assert/strict";
import { test } from "node:test";
import { computeCumulativeIncidence } from "./cumulative-incidence.ts";
import { computeKaplanMeier } from "./kaplan-meier.ts";
import { computeLogRank } from "./log-rank.ts";
import { computeNelsonAalen } from "./nelson-aalen.ts";
import { computeRestrictedMean, computeRestrictedMeanComparison } from "./restricted-mean.ts";
import { computeSurvivalAt } from "./survival-at.ts";
import { computeSurvivalQuantile } from "./survival-quantile.ts";

const list = (...values: number[]) => Float64Array.from(values);

function curveOf(time: Float64Array, event: Float64Array) {
  const curve = computeKaplanMeier({ time, event });
  assert.ok("steps" in curve);
  return curve;
}

const close = (found: number | undefined, wanted: number) =>
  assert.ok(Math.abs((found ?? NaN) - wanted) < 2e-12, `${found} instead of ${wanted}`);

test("bad data is an issue: nobody, a status of 2, watching that ends before it begins", () => {
  const code = (data: Parameters<typeof computeKaplanMeier>[0]) => {
    const found = computeKaplanMeier(data);
    return "kind" in found ? found.code : undefined;
  };
  assert.equal(code({ time: list(NaN), event: list(1) }), "survival.no-subjects");
  assert.equal(code({ time: list(1), event: list(2) }), "survival.unknown-status");
  const late = { time: list(1, 4), event: list(1, 1), entry: list(0, 4) };
  assert.equal(code(late), "survival.entry-not-before-time");
});

test("groups of which nobody is at risk with another are not compared", () => {
  const data = { time: list(1, 2, 3), event: list(1, 1, 1) };
  const alone = computeLogRank(data, list(0, 0, 0));
  assert.ok("kind" in alone && alone.code === "survival.nothing-to-compare");
  const apart = computeLogRank(data, list(0, 0, 1), { stratum: list(0, 0, 1) });
  assert.ok("kind" in apart && apart.code === "survival.nothing-to-compare");
});

test("a median on a flat piece is its middle, and one that is not reached is not a number", () => {
  const flat = curveOf(list(1, 2, 3, 4), list(1, 1, 1, 1));
  assert.equal(computeSurvivalQuantile(flat).time, 2.5);
  const high = curveOf(list(1, 2, 3, 4), list(1, 0, 0, 0));
  assert.ok(Number.isNaN(computeSurvivalQuantile(high).time));
});

test("after the last subject nobody is at risk, and it is said that nothing is known", () => {
  const [within, beyond] = computeSurvivalAt(curveOf(list(1, 2, 3), list(1, 0, 0)), [2, 9]);
  assert.deepEqual([within?.atRisk, within?.isBeyond], [2, false]);
  assert.deepEqual([beyond?.atRisk, beyond?.isBeyond], [0, true]);
});

test("those who miss a value are left out and counted", () => {
  const curve = curveOf(list(1, NaN, 3), list(1, 1, 0));
  assert.deepEqual([curve.n, curve.leftOut], [2, 1]);
});

test("nobody is at risk before the own beginning", () => {
  const curve = computeKaplanMeier({
    time: list(2, 3, 5),
    event: list(1, 1, 1),
    entry: list(0, 2, 0),
  });
  assert.deepEqual("steps" in curve && curve.steps.map((step) => step.atRisk), [2, 2, 1]);
});

test("the cumulative hazard adds events over those at risk, tied ones by either rule", () => {
  const data = { time: list(1, 1, 2), event: list(1, 1, 1) };
  const last = (ties: "aalen" | "fleming-harrington") => {
    const steps = computeNelsonAalen(data, { ties });
    return Array.isArray(steps) ? steps.at(-1).hazard : undefined;
  };
  close(last("aalen"), 2 / 3 + 1);
  close(last("fleming-harrington"), 1 / 3 + 1 / 2 + 1);
});

test("restricted means are areas: by hand for four subjects, and none is lost before a time of 0", () => {
  const curve = curveOf(list(1, 2, 3, 4), list(1, 1, 1, 1));
  const mean = computeRestrictedMean(curve, 2.5);
  close(mean.mean, 1 + 0.75 + 0.25);
  // Σ (area to the right)² d/(n(n−d)): 1² / 12 + 0.25² / 6.
  close(mean.standardError, Math.sqrt(1 / 12 + 0.0625 / 6));
  assert.equal(computeRestrictedMean(curve, 0.5).mean, 0.5);
  const same = computeRestrictedMeanComparison(mean, mean);
  assert.deepEqual([same.difference.estimate, same.ratio.estimate, same.difference.p], [0, 1, 1]);
});

test("a horizon after the last censored subject is marked as drawn on", () => {
  const curve = curveOf(list(1, 2), list(1, 0));
  assert.equal(computeRestrictedMean(curve, 3).isExtended, true);
  assert.equal(computeRestrictedMean(curve, 2).isExtended, false);
});

test("each weight of the log-rank test counts as its definition says, by hand for four times", () => {
  const data = { time: list(1, 2, 3, 4), event: list(1, 1, 1, 1) };
  const group = list(0, 1, 0, 1);
  // Those at risk 4, 3, 2, 1; of group 0: 2, 1, 1, 0; expected of it 1/2, 1/3, 1/2, 0; variances 1/4, 2/9, 1/4, 0.
  const observed = [1, 0, 1, 0];
  const expected = [1 / 2, 1 / 3, 1 / 2, 0];
  const spread = [1 / 4, 2 / 9, 1 / 4, 0];
  const peto = [0.8, 0.8 * 0.75, 0.8 * 0.75 * (2 / 3), 0.2];
  const weights = {
    "log-rank": [1, 1, 1, 1],
    gehan: [4, 3, 2, 1],
    "tarone-ware": [2, Math.sqrt(3), Math.SQRT2, 1],
    peto,
    "modified-peto": [0.8, 0.75, 2 / 3, 0.5].map((share, i) => share * (peto[i] ?? 0)),
  } as const;
  for (const kind of ["log-rank", "gehan", "tarone-ware", "peto", "modified-peto"] as const) {
    const w = weights[kind];
    const gap = w.reduce((sum, v, i) => sum + v * ((observed[i] ?? 0) - (expected[i] ?? 0)), 0);
    const variance = w.reduce((sum, v, i) => sum + v * v * (spread[i] ?? 0), 0);
    const found = computeLogRank(data, group, { weight: { kind } });
    close("statistic" in found ? found.statistic : undefined, gap ** 2 / variance);
    close("trend" in found ? found.trend.statistic : undefined, gap ** 2 / variance);
  }
});

test("cumulative incidence and its error are those of R", () => {
  const found = computeCumulativeIncidence(
    {
      time: list(1, 2, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10),
      event: list(1, 2, 0, 1, 1, 2, 1, 0, 2, 1, 0, 1),
    },
    1,
    2,
  );
  assert.ok(Array.isArray(found));
  // R 4.2.2: estimates of cmprsk 2.2-11 `cuminc`; standard errors of survival 3.5-3 `survfit` with a factor of causes.
  const wanted = [
    [1, 0.0833333333333, 0.079785592313],
    [3, 0.1759259259259, 0.113328777579],
    [4, 0.2685185185185, 0.133047604798],
    [5, 0.3611111111111, 0.144708329705],
    [8, 0.4768518518519, 0.157229535183],
    [10, 0.7083333333333, 0.143779631049],
  ] as const;
  for (const [time, incidence, standardError] of wanted) {
    const step = found.find((one) => one.time === time);
    close(step?.incidence, incidence);
    close(step?.standardError, standardError);
  }
});

test("the causes and being without any event share all of the probability", () => {
  const time = list(3, 1, 4, 1, 5, 9, 2, 6);
  const event = list(1, 2, 0, 1, 2, 1, 0, 2);
  const last = [1, 2].map((cause) => {
    const steps = computeCumulativeIncidence({ time, event }, cause, 2);
    return Array.isArray(steps) ? steps.at(-1).incidence : 0;
  });
  const curve = curveOf(
    time,
    event.map((code) => Number(code > 0)),
  );
  close((last[0] ?? 0) + (last[1] ?? 0) + (curve.steps.at(-1)?.survival ?? 0), 1);
});
