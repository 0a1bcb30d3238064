import type { Issue } from "../../../kernel/index.ts";
import { normalTailQuantile } from "../../numeric/normal-quantile.ts";
import { type Count, checkCount, type Interval, shareOf } from "./count.ts";
import { computeProportionInterval } from "./proportion-interval.ts";
import {
  computeRatesOfDifference,
  computeRatesOfOddsRatio,
  computeRatesOfRatio,
} from "./restricted-rates.ts";
import { invertScore } from "./invert-score.ts";

export type DifferenceMethod =
  | "wald"
  | "wald-corrected"
  | "agresti-caffo"
  | "newcombe"
  | "newcombe-corrected"
  | "miettinen-nurminen"
  | "mee";

/** What of two groups is compared, the first with the second. */
export interface Comparison {
  readonly estimate: number;
  readonly interval: Interval;
}

/**
 * An interval for the difference p₁ − p₂. Newcombe's is his method 10 (hybrid of Wilson's), corrected his method 11;
 * Miettinen and Nurminen's has the variance factor N / (N − 1), Mee's has not. Wald's is not cut at ±1.
 *
 * @source Newcombe, Stat. Med. 17:873 (1998); Miettinen & Nurminen, Stat. Med. 4:213 (1985); Mee, Biometrics 40:1175
 * (1984); Agresti & Caffo, The American Statistician 54:280 (2000)
 */
export function computeRiskDifference(
  first: Count,
  second: Count,
  method: DifferenceMethod,
  confidence = 0.95,
): Comparison | Issue {
  const wrong = checkCount(first) ?? checkCount(second);
  if (wrong !== undefined) return wrong;
  const estimate = shareOf(first) - shareOf(second);
  const z = normalTailQuantile((1 - confidence) / 2);
  switch (method) {
    case "wald":
      return { estimate, interval: around(estimate, z * spread(first, second)) };
    case "wald-corrected": {
      const correction = (1 / first.total + 1 / second.total) / 2;
      return { estimate, interval: around(estimate, z * spread(first, second) + correction) };
    }
    case "agresti-caffo": {
      const [a, b] = [first, second].map(({ count, total }) => ({
        count: count + 1,
        total: total + 2,
      }));
      if (a === undefined || b === undefined) return { estimate, interval: [-1, 1] };
      return { estimate, interval: around(shareOf(a) - shareOf(b), z * spread(a, b)) };
    }
    case "newcombe":
      return hybrid(first, second, "wilson", confidence);
    case "newcombe-corrected":
      return hybrid(first, second, "wilson-corrected", confidence);
    case "miettinen-nurminen":
      return { estimate, interval: scoreInterval(first, second, z, true) };
    default:
      return { estimate, interval: scoreInterval(first, second, z, false) };
  }
}

/** The ratio p₁ / p₂ with an interval from the normal distribution of its logarithm, or from the score. */
export function computeRiskRatio(
  first: Count,
  second: Count,
  method: "log" | "miettinen-nurminen" | "koopman" = "log",
  confidence = 0.95,
): Comparison | Issue {
  const wrong = checkCount(first) ?? checkCount(second);
  if (wrong !== undefined) return wrong;
  const z = normalTailQuantile((1 - confidence) / 2);
  const estimate = shareOf(first) / shareOf(second);
  if (method === "log") {
    const variance = 1 / first.count - 1 / first.total + 1 / second.count - 1 / second.total;
    const half = z * Math.sqrt(variance);
    return { estimate, interval: [estimate * Math.exp(-half), estimate * Math.exp(half)] };
  }
  const factor = method === "koopman" ? 1 : correctionOf(first, second);
  const score = (log: number): number => {
    const ratio = Math.exp(log);
    const [p1, p2] = computeRatesOfRatio(first, second, ratio);
    const variance = varianceOf(p1, first) + ratio ** 2 * varianceOf(p2, second);
    return (shareOf(first) - ratio * shareOf(second)) / Math.sqrt(variance * factor);
  };
  return { estimate, interval: invertLogScore(score, estimate, z) };
}

/** The odds ratio with Woolf's interval, or from the score of Miettinen and Nurminen. */
export function computeOddsRatio(
  first: Count,
  second: Count,
  method: "woolf" | "haldane" | "miettinen-nurminen" = "woolf",
  confidence = 0.95,
): Comparison | Issue {
  const wrong = checkCount(first) ?? checkCount(second);
  if (wrong !== undefined) return wrong;
  const z = normalTailQuantile((1 - confidence) / 2);
  const more = method === "haldane" ? 0.5 : 0;
  const cells = [first.count, first.total - first.count, second.count, second.total - second.count];
  const [a = 0, b = 0, c = 0, d = 0] = cells.map((cell) => cell + more);
  const estimate = (a * d) / (b * c);
  if (method !== "miettinen-nurminen") {
    const half = z * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
    return { estimate, interval: [estimate * Math.exp(-half), estimate * Math.exp(half)] };
  }
  const score = (log: number): number => {
    const [p1, p2] = computeRatesOfOddsRatio(first, second, Math.exp(log));
    const [v1, v2] = [p1 * (1 - p1), p2 * (1 - p2)];
    const distance = (shareOf(first) - p1) / v1 - (shareOf(second) - p2) / v2;
    const variance = 1 / (first.total * v1) + 1 / (second.total * v2);
    return distance / Math.sqrt(variance * correctionOf(first, second));
  };
  return { estimate, interval: invertLogScore(score, estimate, z) };
}

/** The standardised distance of the difference from `difference`, with the variance under it. */
export function scoreOfDifference(
  first: Count,
  second: Count,
  difference: number,
  isCorrected: boolean,
): number {
  const [p1, p2] = computeRatesOfDifference(first, second, difference);
  const factor = isCorrected ? correctionOf(first, second) : 1;
  const variance = (varianceOf(p1, first) + varianceOf(p2, second)) * factor;
  const distance = shareOf(first) - shareOf(second) - difference;
  return distance === 0 ? 0 : distance / Math.sqrt(variance);
}

/** N / (N − 1). */
export function correctionOf(first: Count, second: Count): number {
  const all = first.total + second.total;
  return all / (all - 1);
}

export const varianceOf = (p: number, { total }: Count): number => (p * (1 - p)) / total;

const around = (centre: number, half: number): Interval => [centre - half, centre + half];

const spread = (first: Count, second: Count): number =>
  Math.sqrt(varianceOf(shareOf(first), first) + varianceOf(shareOf(second), second));

function scoreInterval(first: Count, second: Count, z: number, isCorrected: boolean): Interval {
  const estimate = shareOf(first) - shareOf(second);
  const score = (delta: number): number => scoreOfDifference(first, second, delta, isCorrected);
  return [invertScore(score, z, -1, estimate), invertScore(score, -z, estimate, 1)];
}

function invertLogScore(score: (log: number) => number, estimate: number, z: number): Interval {
  const centre = Math.log(estimate);
  const lower = estimate > 0 ? Math.exp(invertScore(score, z, -30, Math.min(centre, 30))) : 0;
  const upper =
    estimate < Number.POSITIVE_INFINITY
      ? Math.exp(invertScore(score, -z, Math.max(centre, -30), 30))
      : Number.POSITIVE_INFINITY;
  return [lower, upper];
}

function hybrid(
  first: Count,
  second: Count,
  method: "wilson" | "wilson-corrected",
  confidence: number,
): Comparison | Issue {
  const estimate = shareOf(first) - shareOf(second);
  const a = computeProportionInterval(first, method, confidence);
  const b = computeProportionInterval(second, method, confidence);
  if (!("length" in a)) return a;
  if (!("length" in b)) return b;
  const [p1, p2] = [shareOf(first), shareOf(second)];
  const interval: Interval = [
    estimate - Math.hypot(p1 - a[0], b[1] - p2),
    estimate + Math.hypot(a[1] - p1, p2 - b[0]),
  ];
  return { estimate, interval };
}
