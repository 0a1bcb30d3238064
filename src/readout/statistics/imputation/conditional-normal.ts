import { Fault, type Random } from "../../../kernel/index.ts";
import { cholesky, solveCholesky } from "../../linear-algebra/cholesky.ts";
import { entry, type Matrix, matrix, setEntry } from "../../linear-algebra/matrix.ts";
import { at } from "../../linear-algebra/vector.ts";
import type { VisitDistribution } from "./strategy.ts";

/** How missing visits follow from those that are there; depends on which are missing only, not on their values. */
export interface ConditionalRule {
  readonly missing: readonly number[];
  readonly present: readonly number[];
  /** One row a missing visit: its coefficients on the present ones. */
  readonly slopes: readonly Float64Array[];
  readonly spread: Matrix;
}

/** The rule of a pattern of missing visits. @throws Fault on a covariance that is not positive definite. */
export function conditionalRule(
  covariance: Matrix,
  isMissing: readonly boolean[],
): ConditionalRule {
  const places = Array.from(isMissing.keys());
  const missing = places.filter((t) => isMissing[t]);
  const present = places.filter((t) => !isMissing[t]);
  const block = (rows: readonly number[], columns: readonly number[]) => {
    const part = matrix(rows.length, columns.length);
    for (const [i, row] of rows.entries()) {
      for (const [j, column] of columns.entries())
        setEntry(part, i, j, entry(covariance, row, column));
    }
    return part;
  };
  const lower = cholesky(block(present, present));
  if (lower === undefined) throw new Fault("a covariance that is not positive definite");
  const slopes = missing.map((t) =>
    solveCholesky(
      lower,
      Float64Array.from(present, (s) => entry(covariance, s, t)),
    ),
  );
  const left = block(missing, missing);
  for (const [i, slope] of slopes.entries()) {
    for (const [j, t] of missing.entries()) {
      let sum = entry(left, i, j);
      for (const [k, s] of present.entries()) sum -= at(slope, k) * entry(covariance, s, t);
      setEntry(left, i, j, sum);
    }
  }
  const spread = cholesky(left, 0);
  if (spread === undefined) throw new Fault("a covariance that is not positive definite");
  return { missing, present, slopes, spread };
}

/** Expects the missing values (NaN) of one participant. */
export function conditionOn(
  { missing, present, slopes }: ConditionalRule,
  mean: Float64Array,
  values: Float64Array,
): Float64Array {
  return Float64Array.from(missing, (t, i) => {
    let expected = at(mean, t);
    const slope = slopes[i] ?? new Float64Array(0);
    for (const [k, s] of present.entries()) {
      expected += at(slope, k) * (at(values, s) - at(mean, s));
    }
    return expected;
  });
}

/** The values with what is missing expected, or drawn where a stream is given. */
export function fillIn(
  { mean, covariance }: VisitDistribution,
  values: Float64Array,
  random?: Random,
): Float64Array {
  const isMissing = Array.from(values, Number.isNaN);
  if (!isMissing.includes(true)) return values;
  const rule = conditionalRule(covariance, isMissing);
  return fillInBy(rule, mean, values, random);
}

/** The same, by a rule that was made before. */
export function fillInBy(
  rule: ConditionalRule,
  mean: Float64Array,
  values: Float64Array,
  random?: Random,
): Float64Array {
  const expected = conditionOn(rule, mean, values);
  const filled = Float64Array.from(values);
  const noise = random && Float64Array.from(rule.missing, () => random.normal());
  for (const [i, t] of rule.missing.entries()) {
    let value = at(expected, i);
    if (noise !== undefined) {
      for (let k = 0; k <= i; k++) value += entry(rule.spread, i, k) * at(noise, k);
    }
    filled[t] = value;
  }
  return filled;
}
