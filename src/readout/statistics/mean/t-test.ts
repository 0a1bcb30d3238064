import { type Issue, text } from "../../../kernel/index.ts";
import { tQuantile, tTail, tTailQuantile } from "../../numeric/student-t.ts";
import type { Alternative } from "../rank/alternative.ts";
import { moments } from "../summary/summary.ts";
import { noVariance, pairsDiffer, tooFewValues } from "./mean-issues.ts";

export interface TTestOptions {
  readonly alternative?: Alternative;
  /** Confidence of the interval; one-sided alternatives have a one-sided one. */
  readonly confidence?: number;
  /** The mean, or difference of means, that is tested. */
  readonly null?: number;
}

export interface TTest {
  readonly estimate: number;
  readonly se: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly interval: readonly [number, number];
}

/** Student's t for one column; NaN is missing. */
export function computeOneSampleTTest(
  values: ArrayLike<number>,
  options: TTestOptions = {},
): TTest | Issue {
  const { n, mean, variance } = momentsOf(values);
  if (n < 2) return tooFewValues([], { group: only, found: n, needed: 2 });
  return testOf(mean, Math.sqrt(variance / n), n - 1, options);
}

/** Student's t for x − y of pairs; a pair of which one is missing does not count. */
export function computePairedTTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: TTestOptions = {},
): TTest | Issue {
  if (x.length !== y.length) return pairsDiffer([], { first: x.length, second: y.length });
  const differences = Float64Array.from(x, (value, i) => value - (y[i] ?? Number.NaN));
  return computeOneSampleTTest(differences, options);
}

/** Mean of x less mean of y with one common variance (Student). */
export function computeStudentTTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: TTestOptions = {},
): TTest | Issue {
  const [a, b] = [momentsOf(x), momentsOf(y)];
  const few = checkNumbers(a.n, b.n, 1) ?? checkNumbers(a.n + b.n, a.n + b.n, 3);
  if (few !== undefined) return few;
  const df = a.n + b.n - 2;
  const squares = (n: number, variance: number): number => (n < 2 ? 0 : (n - 1) * variance);
  const pooled = (squares(a.n, a.variance) + squares(b.n, b.variance)) / df;
  return testOf(a.mean - b.mean, Math.sqrt(pooled * (1 / a.n + 1 / b.n)), df, options);
}

/**
 * Mean of x less mean of y, each with its own variance.
 *
 * @source Welch, Biometrika 34:28 (1947); degrees of freedom by Satterthwaite
 */
export function computeWelchTTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: TTestOptions = {},
): TTest | Issue {
  const [a, b] = [momentsOf(x), momentsOf(y)];
  const few = checkNumbers(a.n, b.n, 2);
  if (few !== undefined) return few;
  const [va, vb] = [a.variance / a.n, b.variance / b.n];
  const df = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
  return testOf(a.mean - b.mean, Math.sqrt(va + vb), df, options);
}

const only = text("The column", "该列");
const first = text("The first group", "第一组");
const second = text("The second group", "第二组");

function checkNumbers(a: number, b: number, needed: number): Issue | undefined {
  if (a < needed) return tooFewValues([], { group: first, found: a, needed });
  return b < needed ? tooFewValues([], { group: second, found: b, needed }) : undefined;
}

const momentsOf = (values: ArrayLike<number>) =>
  moments(Float64Array.from(values).filter((value) => !Number.isNaN(value)));

function testOf(
  estimate: number,
  se: number,
  df: number,
  { alternative = "two-sided", confidence = 0.95, null: tested = 0 }: TTestOptions,
): TTest | Issue {
  if (!(se > 1e-15 * Math.abs(estimate) && se > 0)) return noVariance([]);
  const t = (estimate - tested) / se;
  const common = { estimate, se, t, df };
  if (alternative === "less") {
    const upper = estimate + se * tQuantile(confidence, df);
    return { ...common, p: tTail(-t, df), interval: [Number.NEGATIVE_INFINITY, upper] };
  }
  if (alternative === "greater") {
    const lower = estimate - se * tQuantile(confidence, df);
    return { ...common, p: tTail(t, df), interval: [lower, Number.POSITIVE_INFINITY] };
  }
  const half = se * tTailQuantile((1 - confidence) / 2, df);
  return {
    ...common,
    p: 2 * tTail(Math.abs(t), df),
    interval: [estimate - half, estimate + half],
  };
}
