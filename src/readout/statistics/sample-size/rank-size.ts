import type { Issue } from "../../../kernel/index.ts";
import { checkRates, detectable, type ErrorRates } from "./error-rates.ts";

/**
 * Participants in all for the rank-sum test: (z_α + z_β)²/(12 t (1 − t) (p − 1/2)²).
 *
 * @param probability that one of the first group lies above one of the second
 * @param share of participants in the first group
 * @source Noether, JASA 82:645 (1987)
 */
export function computeRankSumSize(
  probability: number,
  rates: ErrorRates,
  share = 0.5,
): number | Issue {
  const wrong = checkRates(rates, probability !== 0.5 && share > 0 && share < 1);
  if (wrong !== undefined) return wrong;
  return detectable(rates) ** 2 / (12 * share * (1 - share) * (probability - 0.5) ** 2);
}

/** Pairs for the signed-rank test; `probability`: that the sum of two differences is above 0. @source Noether 1987 */
export function computeSignedRankSize(probability: number, rates: ErrorRates): number | Issue {
  const wrong = checkRates(rates, probability !== 0.5);
  return wrong ?? detectable(rates) ** 2 / (3 * (probability - 0.5) ** 2);
}

/** Pairs for the sign test; `probability`: that a difference is above 0. @source Noether 1987 */
export function computeSignSize(probability: number, rates: ErrorRates): number | Issue {
  const wrong = checkRates(rates, probability !== 0.5);
  return wrong ?? detectable(rates) ** 2 / (4 * (probability - 0.5) ** 2);
}
