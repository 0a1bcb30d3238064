import { cholesky, solveCholesky } from "../../linear-algebra/cholesky.ts";
import {
  bilinear,
  entry,
  type Matrix,
  matrix,
  multiply,
  rowOf,
  setEntry,
  timesVector,
} from "../../linear-algebra/matrix.ts";
import { symmetricEigen } from "../../linear-algebra/symmetric-eigen.ts";
import { at, dot } from "../../linear-algebra/vector.ts";
import { chiSquaredTail } from "../../numeric/chi-squared.ts";
import { fTail } from "../../numeric/fisher-f.ts";
import { normalTail } from "../../numeric/normal.ts";
import { normalTailQuantile } from "../../numeric/normal-quantile.ts";
import { tTail, tTailQuantile } from "../../numeric/student-t.ts";
import { type KenwardRoger, type MixedFit, sandwich, traceOfProduct } from "./mixed-fit.ts";

/**
 * How exactly a standard error is known. `kenward-roger` also enlarges it for a small sample (linear form),
 * `kenward-roger-full` with the curvature of the covariance; the other three take counts instead of an estimate.
 */
export type DegreesOfFreedom =
  | "satterthwaite"
  | "kenward-roger"
  | "kenward-roger-full"
  | "between-within"
  | "residual"
  | "asymptotic";

/** An estimate with what is known of it; `p` is two-sided, against zero. */
export interface EffectTest {
  readonly estimate: number;
  readonly se: number;
  readonly df: number;
  readonly t: number;
  readonly p: number;
  readonly lower: number;
  readonly upper: number;
}

/** A test that several combinations are zero together. */
export interface JointTest {
  readonly numDf: number;
  readonly denDf: number;
  readonly f: number;
  readonly p: number;
}

/** Tests combinations of the coefficients of one fit. */
export interface EffectTester {
  /** The covariance of coefficients that its standard errors are of. */
  readonly covariance: Matrix;
  readonly one: (combination: Float64Array, level?: number) => EffectTest;
  /** `undefined`: the combinations (rows) depend on each other, or there is none. */
  readonly joint: (combinations: Matrix) => JointTest | undefined;
}

/**
 * Prepares tests with one kind of degrees of freedom. With several combinations Satterthwaite's are those of Fai and
 * Cornelius, and the statistic of Kenward and Roger is scaled as they do.
 *
 * @param covariance another covariance of the coefficients than the method's own, such as the robust one
 * @source Satterthwaite, Biometrics Bulletin 2:110 (1946); Fai & Cornelius, J Stat Comput Simul 54:363 (1996);
 * Kenward & Roger, Biometrics 53:983 (1997); between-within: Schluchter & Elashoff, J Stat Comput Simul 37:69 (1990)
 */
export function testEffects(
  fit: MixedFit,
  method: DegreesOfFreedom = "kenward-roger",
  covariance?: Matrix,
): EffectTester {
  const form = method === "kenward-roger-full" ? "full" : "linear";
  const roger = method.startsWith("kenward-roger") ? fit.kenwardRoger(form) : undefined;
  const used = covariance ?? roger?.covariance ?? fit.covariance;
  const degrees = (combination: Float64Array) => singleDegrees(fit, method, combination, roger);
  return {
    covariance: used,
    one: (combination, level = 0.95) => {
      const estimate = dot(combination, fit.coefficients);
      const se = Math.sqrt(bilinear(combination, used, combination));
      const df = degrees(combination);
      const t = estimate / se;
      const isNormal = df === Number.POSITIVE_INFINITY;
      const tail = isNormal ? normalTail(Math.abs(t)) : tTail(Math.abs(t), df);
      const half = (1 - level) / 2;
      const reach = se * (isNormal ? normalTailQuantile(half) : tTailQuantile(half, df));
      return { estimate, se, df, t, p: 2 * tail, lower: estimate - reach, upper: estimate + reach };
    },
    joint: (combinations) => {
      const numDf = combinations.rows;
      if (numDf === 0) return undefined;
      const spread = sandwich(combinations, used);
      const lower = cholesky(spread, 1e-12);
      if (lower === undefined) return undefined;
      const estimates = timesVector(combinations, fit.coefficients);
      const wald = dot(estimates, solveCholesky(lower, estimates)) / numDf;
      const [denDf, scale] = jointDegrees(fit, method, combinations, roger, degrees);
      const f = scale * wald;
      const isNormal = denDf === Number.POSITIVE_INFINITY;
      const p = isNormal ? chiSquaredTail(f * numDf, numDf) : fTail(f, numDf, denDf);
      return { numDf, denDf, f, p };
    },
  };
}

function singleDegrees(
  fit: MixedFit,
  method: DegreesOfFreedom,
  combination: Float64Array,
  roger: KenwardRoger | undefined,
): number {
  switch (method) {
    case "satterthwaite":
    case "kenward-roger":
    case "kenward-roger-full": {
      const spread = timesVector(fit.covariance, combination);
      const slopes = Float64Array.from(fit.sensitivities, (one) => bilinear(spread, one, spread));
      const w = roger?.parameterCovariance ?? fit.parameterCovariance;
      const variance = dot(combination, spread);
      return (2 * variance * variance) / bilinear(slopes, w, slopes);
    }
    case "between-within":
      return countedDegrees(fit, combination);
    case "residual":
      return fit.observations - fit.coefficients.length;
    case "asymptotic":
      return Number.POSITIVE_INFINITY;
  }
}

/** The fewest degrees of freedom among the coefficients that take part. */
function countedDegrees(fit: MixedFit, combination: Float64Array): number {
  const { columns } = fit.design;
  const intercept = columns.some(({ parts }) => parts.length === 0) ? 1 : 0;
  const within = fit.isWithin.filter(Boolean).length - intercept;
  const between = fit.isWithin.filter((varies) => !varies).length;
  const betweenDf = fit.subjects - between - intercept;
  const withinDf = fit.observations - fit.subjects - within;
  const taking = fit.isWithin.filter((_, i) => at(combination, i) !== 0);
  return Math.min(...taking.map((varies) => (varies ? withinDf : betweenDf)));
}

function jointDegrees(
  fit: MixedFit,
  method: DegreesOfFreedom,
  combinations: Matrix,
  roger: KenwardRoger | undefined,
  single: (combination: Float64Array) => number,
): readonly [denDf: number, scale: number] {
  if (method === "asymptotic") return [Number.POSITIVE_INFINITY, 1];
  if (roger !== undefined) return kenwardRogerDegrees(fit, combinations, roger);
  if (method === "satterthwaite") return [faiCornelius(fit, combinations, single), 1];
  const any = new Float64Array(combinations.columns);
  for (let i = 0; i < combinations.rows; i++) {
    for (let j = 0; j < any.length; j++) any[j] = at(any, j) + Math.abs(entry(combinations, i, j));
  }
  return [single(any), 1];
}

function faiCornelius(
  fit: MixedFit,
  combinations: Matrix,
  single: (combination: Float64Array) => number,
): number {
  const { vectors } = symmetricEigen(sandwich(combinations, fit.covariance));
  const size = combinations.rows;
  const turnedRows = matrix(size, combinations.columns);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < combinations.columns; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += entry(vectors, k, i) * entry(combinations, k, j);
      setEntry(turnedRows, i, j, sum);
    }
  }
  const degrees = Array.from({ length: size }, (_, i) => single(rowOf(turnedRows, i)));
  const first = degrees[0] ?? Number.NaN;
  if (degrees.every((df) => Math.abs(df - first) < 1e-8 * first)) return first;
  if (degrees.some((df) => df <= 2)) return 2;
  const sum = degrees.reduce((all, df) => all + df / (df - 2), 0);
  return (2 * sum) / (sum - size);
}

/** Denominator degrees of freedom and the factor of the statistic. */
function kenwardRogerDegrees(
  fit: MixedFit,
  combinations: Matrix,
  { parameterCovariance: w }: KenwardRoger,
): readonly [denDf: number, scale: number] {
  const q = combinations.rows;
  const phi = fit.covariance;
  const inner = sandwich(combinations, phi);
  const lower = cholesky(inner, 1e-12);
  if (lower === undefined) return [Number.NaN, Number.NaN];
  // Θ Φ A Φ has the trace of (LΦLᵀ)⁻¹ LΦ A ΦLᵀ, which is a small matrix.
  const reach = multiply(combinations, phi);
  const parts = fit.sensitivities.map((one) => {
    const middle = sandwich(reach, one);
    const part = matrix(q, q);
    for (let j = 0; j < q; j++) {
      const column = Float64Array.from({ length: q }, (_, i) => entry(middle, i, j));
      for (const [i, value] of solveCholesky(lower, column).entries()) setEntry(part, i, j, value);
    }
    return part;
  });
  const traces = parts.map((part) => {
    let sum = 0;
    for (let i = 0; i < q; i++) sum += entry(part, i, i);
    return sum;
  });
  let a1 = 0;
  let a2 = 0;
  for (const [a, left] of parts.entries()) {
    for (const [b, right] of parts.entries()) {
      a1 += entry(w, a, b) * (traces[a] ?? 0) * (traces[b] ?? 0);
      a2 += entry(w, a, b) * traceOfProduct(left, right);
    }
  }
  const b = (a1 + 6 * a2) / (2 * q);
  const g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2);
  const below = 3 * q + 2 * (1 - g);
  const [c1, c2, c3] = [g / below, (q - g) / below, (q + 2 - g) / below];
  const expectation = 1 / (1 - a2 / q);
  const v0 = nearZero(1 + c1 * b);
  const v1 = nearZero(1 - c2 * b);
  const v2 = nearZero(1 - c3 * b);
  // Exact tests such as Hotelling's have 0/0 here, whose limit is one.
  const head = nearZero(1 - a2 / q);
  const ratio = v1 === 0 && head === 0 ? 1 : head / v1;
  const rho = (ratio * ratio * v0) / (v2 * q);
  const denDf = 4 + (q + 2) / (q * rho - 1);
  const scale = Math.abs(denDf - 2) < 1e-2 ? 1 : denDf / (expectation * (denDf - 2));
  return [denDf, scale];
}

function nearZero(value: number): number {
  return Math.abs(value) < 1e-10 ? 0 : value;
}
