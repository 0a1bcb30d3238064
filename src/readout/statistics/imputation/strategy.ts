import { cholesky, solveCholesky } from "../../linear-algebra/cholesky.ts";
import {
  addEntry,
  columnOf,
  entry,
  type Matrix,
  matrix,
  setEntry,
} from "../../linear-algebra/matrix.ts";
import { at } from "../../linear-algebra/vector.ts";

/**
 * How a participant would have fared from an intercurrent event on, by assumption:
 * `missing-at-random` as the own arm; `jump-to-reference` from then on as the reference arm; `copy-reference` as if always
 * in the reference arm; `copy-increments` from the own level in parallel to the reference arm; `last-mean-carried-forward`
 * at the own arm's level before the event.
 */
export type Strategy =
  | "missing-at-random"
  | "jump-to-reference"
  | "copy-reference"
  | "copy-increments"
  | "last-mean-carried-forward";

/** A multivariate normal distribution over the visits. */
export interface VisitDistribution {
  readonly mean: Float64Array;
  readonly covariance: Matrix;
}

/**
 * The distribution of a participant's visits under a strategy.
 *
 * @param first the place of the first visit after the event; the number of visits where none is
 * @source Carpenter, Roger & Kenward, J Biopharm Stat 23:1352 (2013), §4; LMCF as in rbmi 1.5
 */
export function joinDistributions(
  strategy: Strategy,
  own: VisitDistribution,
  reference: VisitDistribution,
  first: number,
): VisitDistribution {
  const visits = own.mean.length;
  if (first >= visits) return own;
  switch (strategy) {
    case "missing-at-random":
      return own;
    case "copy-reference":
      return reference;
    case "last-mean-carried-forward":
      if (first === 0) return own;
      return { ...own, mean: own.mean.map((mean, t) => at(own.mean, t < first ? t : first - 1)) };
    case "jump-to-reference":
    case "copy-increments": {
      if (first === 0) return reference;
      const shift =
        strategy === "copy-increments"
          ? at(own.mean, first - 1) - at(reference.mean, first - 1)
          : 0;
      const mean = own.mean.map((one, t) => (t < first ? one : at(reference.mean, t) + shift));
      return { mean, covariance: joinCovariances(own.covariance, reference.covariance, first) };
    }
  }
}

/**
 * The own covariance before the event, and after it the reference arm's regression on what was before:
 * S₂₁ = R₂₁ R₁₁⁻¹ A₁₁ and S₂₂ = R₂₂ − R₂₁ R₁₁⁻¹ (R₁₁ − A₁₁) R₁₁⁻¹ R₁₂.
 */
function joinCovariances(own: Matrix, reference: Matrix, first: number): Matrix {
  if (own === reference) return own;
  const visits = own.rows;
  const head = matrix(first, first);
  for (let i = 0; i < first; i++) {
    for (let j = 0; j < first; j++) setEntry(head, i, j, entry(reference, i, j));
  }
  const lower = cholesky(head);
  if (lower === undefined) return reference;
  // Row t: the coefficients of visit t on the visits before the event, in the reference arm.
  const slopes = Array.from({ length: visits - first }, (_, t) =>
    solveCholesky(lower, columnOf(reference, first + t).slice(0, first)),
  );
  const joined = matrix(visits, visits, own.data);
  for (const [t, slope] of slopes.entries()) {
    for (let j = 0; j < first; j++) {
      let sum = 0;
      for (let k = 0; k < first; k++) sum += at(slope, k) * entry(own, k, j);
      setEntry(joined, first + t, j, sum);
      setEntry(joined, j, first + t, sum);
    }
    for (const [s, other] of slopes.entries()) {
      setEntry(joined, first + t, first + s, entry(reference, first + t, first + s));
      for (let j = 0; j < first; j++) {
        for (let k = 0; k < first; k++) {
          const gap = entry(reference, j, k) - entry(own, j, k);
          addEntry(joined, first + t, first + s, -at(slope, j) * gap * at(other, k));
        }
      }
    }
  }
  return joined;
}
