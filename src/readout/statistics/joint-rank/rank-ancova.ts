import type { Issue } from "../../../kernel/index.ts";
import {
  type ArmComparison,
  type ArmComparisonInput,
  computeArmComparison,
} from "../regression/arm-comparison.ts";

export interface RankAncovaInput extends Omit<ArmComparisonInput, "response"> {
  /** Joint ranks; NaN where a participant has none. */
  readonly ranks: Float64Array;
  readonly arm: readonly string[];
}

/** Differences of mean ranks between arms, adjusted. */
export interface RankAncova extends ArmComparison {
  /** Means of the ranks as they are, the reference first. */
  readonly plainMeans: readonly { readonly arm: string; readonly mean: number }[];
}

/**
 * Analysis of covariance of joint ranks: rank ~ arm + covariates (baseline, slope before the study, strata). Issues are
 * those of the comparison.
 *
 * @source Berry et al., ALS and FTD 14:162 (2013); Miller et al., NEJM 387:1099 (2022); reference: R 4.2.2 `lm` and
 * emmeans 1.8.4, cases jointrank-01-worked10 and jointrank-03-simple-mi
 */
export function computeRankAncova({ ranks, ...rest }: RankAncovaInput): RankAncova | Issue {
  const compared = computeArmComparison({ ...rest, response: ranks });
  if (!("means" in compared)) return compared;
  const plainMeans = compared.means.map(({ arm }) => {
    // Ranks are halves of whole numbers: their sum is exact in any order.
    const own = ranks.filter((rank, i) => rest.arm[i] === arm && !Number.isNaN(rank));
    return { arm, mean: own.reduce((sum, rank) => sum + rank, 0) / own.length };
  });
  return { ...compared, plainMeans };
}
