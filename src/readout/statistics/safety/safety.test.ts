import assert from "node:assert/strict";
import { test } from "node:test";
import { computeBayesianBound } from "./bayesian-bound.ts";
import { computeIncidenceRate, computeRateRatio } from "./incidence-rate.ts";
import { computeSurveillancePlan, signalProbability } from "./maximised-sequential-ratio.ts";
import { computePocockBound } from "./pocock-bound.ts";
import { computeSequentialRatio } from "./sequential-ratio.ts";
import { looksEvery } from "./stopping-bound.ts";
import { computeStopping } from "./stopping-probability.ts";

const close = (found: number | undefined, wanted: number, digits = 1e-9) =>
  assert.ok(Math.abs((found ?? NaN) - wanted) < digits, `${found} instead of ${wanted}`);

test("without time at risk there is no rate", () => {
  const found = computeIncidenceRate({ events: 0, time: 0 });
  assert.ok("code" in found && found.code === "safety.no-exposure");
  const ratio = computeRateRatio({ events: 1, time: 1 }, { events: 1, time: 0 });
  assert.ok("code" in ratio && ratio.code === "safety.no-exposure");
});

test("no event still has an upper limit: the rule of three, exactly", () => {
  const found = computeIncidenceRate({ events: 0, time: 100 }, { level: 0.9 });
  assert.ok("rate" in found);
  assert.deepEqual([found.rate, found.lower], [0, 0]);
  close(found.upper, -Math.log(0.05) / 100);
});

test("two groups of the same rate do not differ, and one without events leaves an infinite ratio", () => {
  const same = computeRateRatio({ events: 5, time: 10 }, { events: 10, time: 20 });
  assert.ok("ratio" in same);
  assert.equal(same.ratio, 1);
  assert.equal(same.p, 1);
  // scipy 1.17.1: binomtest(10, 15, 2/3).proportion_ci(method="exact"), turned into odds and divided by 2.
  const [low, high] = [0.3114297771746786, 3.7286479554291447];
  close(same.lower, low);
  close(same.upper, high);
  const none = computeRateRatio({ events: 0, time: 10 }, { events: 3, time: 10 });
  assert.ok("ratio" in none && none.ratio === Number.POSITIVE_INFINITY);
  assert.equal(none.upper, Number.POSITIVE_INFINITY);
});

test("a bound never falls from look to look, and stops nobody when the cutoff is certainty", () => {
  const rule = { threshold: 0.3, prior: { a: 0.6, b: 1.4 }, cutoff: 0.9 };
  const events = computeBayesianBound(rule, looksEvery(40)).map((look) => look.events ?? 0);
  assert.ok(events.slice(3).every((bound, i) => bound >= (events[i + 2] ?? 0)));
  const never = computeBayesianBound({ ...rule, cutoff: 1 }, looksEvery(40));
  assert.ok(never.every((look) => look.events === null));
});

test("what a bound does adds up: by counting all paths of three participants", () => {
  const bound = [
    { n: 1, events: null },
    { n: 2, events: 2 },
    { n: 3, events: 2 },
  ];
  const p = 0.3;
  const found = computeStopping(bound, p);
  close(found.atLook[1], p * p);
  close(found.atLook[2], 2 * p * p * (1 - p));
  close(found.expectedN, 3 - p * p);
  close(found.expectedEvents, 3 * p - p * p * p);
});

test("looks after every third participant end with the last one", () => {
  assert.deepEqual(looksEvery(8, 3), [3, 6, 8]);
  assert.deepEqual(looksEvery(6, 3), [3, 6]);
});

test("a bound of Pocock's kind keeps to its probability, and the next step of its level would not", () => {
  const looks = looksEvery(20);
  const found = computePocockBound(0.2, 0.05, looks);
  assert.ok(found.probability <= 0.05);
  const looser = found.bound.map(({ n, events }) => ({
    n,
    events: events === null ? null : events - 1,
  }));
  assert.ok(computeStopping(looser, 0.2).probability > 0.05);
});

test("Wald's test stops, accepts or goes on by its two bounds", () => {
  const plan = { none: 0.1, alternative: 0.3, alpha: 0.05, beta: 0.2 };
  const decisions = [
    [4, 5],
    [0, 30],
    [1, 5],
  ].map(([k = 0, n = 0]) => computeSequentialRatio(plan, k, n).decision);
  assert.deepEqual(decisions, ["stop", "accept", "continue"]);
  close(computeSequentialRatio(plan, 0, 0).upper, Math.log(16));
});

test("critical values of continuous surveillance are the published ones", () => {
  // Kulldorff et al., Sequential Analysis 30:58 (2011), table 1: alpha 0.05, one-sided.
  const published = [
    [1, 1, 2.853937],
    [1, 2, 2.366638],
    [1, 3, 1.774218],
    [2, 1, 3.046977],
    [5, 1, 3.297183],
    [10, 1, 3.467952],
  ];
  for (const [end = 0, least = 0, critical = 0] of published) {
    close(computeSurveillancePlan(end, 0.05, least).critical, critical, 6e-7);
  }
  const { critical, before } = computeSurveillancePlan(5);
  close(signalProbability(5, critical), 0.05);
  assert.ok(signalProbability(5, critical, 1, 3) > 0.8);
  assert.ok(before.every((time, i) => time > (before[i - 1] ?? 0) && time < 5));
});
