import { defineIssue, type Issue } from "../../../kernel/index.ts";
import { betaQuantile } from "../../numeric/beta.ts";
import { binomialCdf, binomialTail } from "../../numeric/binomial.ts";
import { gammaQuantile, gammaTailQuantile } from "../../numeric/gamma.ts";
import { normalTail } from "../../numeric/normal.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";

/** Events and the time during which they could have come, in any unit. */
export interface Exposure {
  readonly events: number;
  readonly time: number;
}

export interface RateOptions {
  readonly level?: number;
  /** The rate is for so much time: 100 gives events per 100 units. Default 1. */
  readonly per?: number;
  /** `exact`: Garwood's from the Poisson distribution; `byar`: its approximation; `log`, `wald`: normal. Default exact. */
  readonly interval?: "exact" | "byar" | "log" | "wald";
}

export interface IncidenceRate {
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
}

export const noExposure = defineIssue(
  "safety.no-exposure",
  "Without time at risk there is no rate.",
  "没有风险暴露时间,无法计算发生率。",
);

/**
 * The exposure-adjusted incidence rate of an event with its interval.
 *
 * @source Garwood, Biometrika 28:437 (1936); Breslow & Day, Statistical Methods in Cancer Research II (1987), §2.3, for
 * Byar's; case safety-01-monitoring
 * @example
 * const rate = computeIncidenceRate({ events: 3, time: 55.2 }, { per: 100 });
 * "rate" in rate && rate.rate // => 5.434782608695652
 */
export function computeIncidenceRate(
  { events, time }: Exposure,
  { level = 0.95, per = 1, interval = "exact" }: RateOptions = {},
): IncidenceRate | Issue {
  if (!(time > 0)) return noExposure([]);
  const [lower, upper] = countLimits(events, level, interval);
  return { rate: (events / time) * per, lower: (lower / time) * per, upper: (upper / time) * per };
}

function countLimits(
  events: number,
  level: number,
  interval: RateOptions["interval"],
): readonly [number, number] {
  const tail = (1 - level) / 2;
  const z = normalQuantile(1 - tail);
  switch (interval) {
    case "byar": {
      const limit = (count: number, side: number) =>
        count === 0 ? 0 : count * (1 - 1 / (9 * count) + (side * z) / (3 * Math.sqrt(count))) ** 3;
      return [limit(events, -1), limit(events + 1, 1)];
    }
    case "log": {
      const factor = Math.exp(z / Math.sqrt(events));
      return [events / factor, events === 0 ? Number.NaN : events * factor];
    }
    case "wald":
      return [Math.max(0, events - z * Math.sqrt(events)), events + z * Math.sqrt(events)];
    default:
      return [events === 0 ? 0 : gammaQuantile(tail, events), gammaTailQuantile(tail, events + 1)];
  }
}

/** The rate of the second group over that of the first; the first without events leaves it infinite. */
export interface RateRatio {
  readonly ratio: number;
  /** Exact limits, from the events of the second given those of both. */
  readonly lower: number;
  readonly upper: number;
  /** Exact, twice the smaller tail. */
  readonly p: number;
  /** Wald's limits on the log scale; NaN where a group had no event. */
  readonly waldLower: number;
  readonly waldUpper: number;
  /** Second − first, with Wald's limits. */
  readonly difference: number;
  readonly differenceLower: number;
  readonly differenceUpper: number;
  readonly differenceP: number;
}

/**
 * Two incidence rates compared.
 *
 * @source Przyborowski & Wilenski, Biometrika 31:313 (1940); Clopper & Pearson's limits of the share
 */
export function computeRateRatio(
  first: Exposure,
  second: Exposure,
  level = 0.95,
): RateRatio | Issue {
  if (!(first.time > 0 && second.time > 0)) return noExposure([]);
  const [x, n] = [second.events, first.events + second.events];
  const tail = (1 - level) / 2;
  const times = first.time / second.time;
  const ofShare = (share: number) => (share / (1 - share)) * times;
  const even = second.time / (first.time + second.time);
  const z = normalQuantile(1 - tail);
  const ratio = (x / first.events) * times;
  const wald = Math.exp(z * Math.sqrt(1 / first.events + 1 / x));
  const isBoth = x > 0 && first.events > 0;
  const difference = x / second.time - first.events / first.time;
  const spread = Math.sqrt(x / second.time ** 2 + first.events / first.time ** 2);
  return {
    ratio,
    lower: x === 0 ? 0 : ofShare(betaQuantile(tail, x, n - x + 1)),
    upper: x === n ? Number.POSITIVE_INFINITY : ofShare(betaQuantile(1 - tail, x + 1, n - x)),
    p: Math.min(1, 2 * Math.min(binomialCdf(x, n, even), binomialTail(x - 1, n, even))),
    waldLower: isBoth ? ratio / wald : Number.NaN,
    waldUpper: isBoth ? ratio * wald : Number.NaN,
    difference,
    differenceLower: difference - z * spread,
    differenceUpper: difference + z * spread,
    differenceP: 2 * normalTail(Math.abs(difference / spread)),
  };
}
