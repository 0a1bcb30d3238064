import type { Issue } from "../../../kernel/index.ts";
import { entry, matrixOf } from "../../linear-algebra/matrix.ts";
import { solve } from "../../linear-algebra/solve.ts";
import type { ErrorRates, GroupSizes } from "./error-rates.ts";
import { computeNormalSize } from "./mean-size.ts";

/** A random-slope model: what each participant's line varies by. */
export interface SlopeVariance {
  /** When everybody is measured. */
  readonly times: readonly number[];
  readonly residual: number;
  /** Between participants. */
  readonly slope: number;
}

/** The variance of one participant's fitted slope: σ_s² + σ_e²/Σ(t − t̄)². */
export function slopeVariance({ times, residual, slope }: SlopeVariance): number {
  const mean = times.reduce((sum, t) => sum + t, 0) / times.length;
  return slope + residual / times.reduce((sum, t) => sum + (t - mean) ** 2, 0);
}

/**
 * Sizes to find a difference of slopes.
 *
 * @source Diggle, Heagerty, Liang & Zeger, Analysis of Longitudinal Data (2002), 2.4; Edland's form with random slopes
 */
export function computeSlopeSize(
  variance: SlopeVariance,
  difference: number,
  rates: ErrorRates,
  ratio = 1,
): GroupSizes | Issue {
  return computeNormalSize({ difference, variance: slopeVariance(variance), ratio }, rates);
}

/** What is expected of the visits of a repeated-measures trial: the last is compared. */
export interface RepeatedMeasures {
  readonly variance: number;
  /** Correlations of the visits, row by row. */
  readonly correlation: readonly (readonly number[])[];
  /** The share that still is in the trial at each visit, falling; all where not given. */
  readonly retention?: readonly number[];
  /** Of the second group, where it differs. */
  readonly retention2?: readonly number[];
}

/**
 * Sizes for the last visit of a model for repeated measures, participants leaving over time: visits before the last
 * tell of those who have left.
 *
 * @source Lu, Luo & Chen, Biometrical Journal 50:961 (2008)
 */
export function computeRepeatedMeasuresSize(
  { variance, correlation, retention, retention2 = retention }: RepeatedMeasures,
  difference: number,
  rates: ErrorRates,
  ratio = 1,
): GroupSizes | Issue {
  const of = (kept: readonly number[] | undefined): number =>
    variance * retentionFactor(correlation, kept ?? correlation.map(() => 1));
  const effect = { difference, variance: of(retention), variance2: of(retention2), ratio };
  return computeNormalSize(effect, rates);
}

/** The last diagonal element of the inverse of the expected information of one participant. */
function retentionFactor(
  correlation: readonly (readonly number[])[],
  retention: readonly number[],
): number {
  const visits = correlation.length;
  const information = Array.from({ length: visits }, () => new Float64Array(visits));
  for (let seen = 1; seen <= visits; seen++) {
    // Those who leave just after this visit.
    const share = (retention[seen - 1] ?? 0) - (retention[seen] ?? 0);
    if (share <= 0) continue;
    const inverse = inverseOf(correlation.slice(0, seen).map((row) => row.slice(0, seen)));
    for (const [i, row] of inverse.entries()) {
      for (const [j, value] of row.entries()) {
        const place = information[i];
        if (place !== undefined) place[j] = (place[j] ?? 0) + share * value;
      }
    }
  }
  return (
    inverseOf(information.map((row) => [...row]))
      .at(-1)
      ?.at(-1) ?? Number.NaN
  );
}

function inverseOf(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const n = rows.length;
  const unit = rows.map((_, i) => rows.map((_row, j) => Number(i === j)));
  const found = solve(matrixOf(rows), matrixOf(unit));
  return rows.map((_, i) =>
    Array.from({ length: n }, (_value, j) =>
      found === undefined ? Number.NaN : entry(found, i, j),
    ),
  );
}
