import type { Issue } from "../../../kernel/index.ts";
import { at } from "../../linear-algebra/vector.ts";
import { exactSum } from "../../numeric/exact-sum.ts";
import { type Alternative, normalPValue } from "./alternative.ts";
import { computeMidranks } from "./midranks.ts";
import { columnsDiffer, noSharedStratum, nothingVaries } from "./rank-issues.ts";

/** One row an observation of one of two groups. A value that is NaN is left out. */
export interface StratifiedRows {
  readonly values: ArrayLike<number>;
  /** Whether the row belongs to the group whose ranks are summed. */
  readonly isInGroup: readonly boolean[];
  readonly stratum: readonly string[];
}

export interface VanElterenOptions {
  /**
   * What a stratum's rank sum counts for: `design`, one over its number plus one (van Elteren; most powerful for a shift
   * that is the same everywhere); `equal`, every stratum's sum as it is.
   */
  readonly weights?: "design" | "equal";
  /** Ranks within each stratum, or over all rows (compared within strata all the same). Default within. */
  readonly ranking?: "within" | "overall";
  readonly alternative?: Alternative;
}

export interface StratumRanks {
  readonly stratum: string;
  readonly n: readonly [group: number, others: number];
  readonly rankSum: number;
  readonly mean: number;
  readonly variance: number;
  readonly weight: number;
}

/** Whether one of two groups tends to larger values within strata. */
export interface VanElteren {
  readonly z: number;
  readonly chiSquared: number;
  readonly pValue: number;
  /** Strata that hold both groups, by code point; the others say nothing. */
  readonly strata: readonly StratumRanks[];
  readonly strataLeftOut: number;
}

/**
 * The stratified Wilcoxon test of van Elteren: midranks, permutation variance n₁n₂/(n(n−1)) Σ(r − r̄)² in each stratum.
 *
 * @source van Elteren, Bull. Inst. Int. Statist. 37:351 (1960); Lehmann, Nonparametrics (1975), §3.3; reference: SAS FREQ
 * `CMH2 SCORES=MODRIDIT`; coin 1.4-2 `wilcox_test(y ~ g | s)` for equal weights and ranks over all rows; case vanelteren-01
 */
export function computeVanElteren(
  { values, isInGroup, stratum }: StratifiedRows,
  options: VanElterenOptions = {},
): VanElteren | Issue {
  const { weights = "design", ranking = "within", alternative = "two-sided" } = options;
  if (values.length !== isInGroup.length || values.length !== stratum.length) {
    const second = values.length === isInGroup.length ? stratum.length : isInGroup.length;
    return columnsDiffer([], { first: values.length, second });
  }
  const rows = Array.from(stratum.keys()).filter((row) => !Number.isNaN(values[row]));
  const names = [...new Set(rows.map((row) => stratum[row] ?? ""))].sort((a, b) =>
    a < b ? -1 : 1,
  );
  const overall = computeMidranks(rows.map((row) => values[row] ?? Number.NaN)).ranks;
  const ranked = names.map((name): StratumRanks => {
    const places = Array.from(rows.keys()).filter((i) => stratum[rows[i] ?? -1] === name);
    const within = computeMidranks(places.map((i) => values[rows[i] ?? -1] ?? Number.NaN)).ranks;
    const ranks = ranking === "within" ? within : Float64Array.from(places, (i) => at(overall, i));
    const isMember = places.map((i) => isInGroup[rows[i] ?? -1] === true);
    const moments = rankMoments(ranks, isMember);
    return {
      stratum: name,
      ...moments,
      weight: weights === "design" ? 1 / (places.length + 1) : 1,
    };
  });
  const shared = ranked.filter(({ n }) => n[0] > 0 && n[1] > 0);
  if (shared.length === 0) return noSharedStratum([]);
  let [distance, variance] = [0, 0];
  for (const one of shared) {
    distance += one.weight * (one.rankSum - one.mean);
    variance += one.weight ** 2 * one.variance;
  }
  if (!(variance > 0)) return nothingVaries([]);
  const z = distance / Math.sqrt(variance);
  return {
    z,
    chiSquared: z * z,
    pValue: normalPValue(z, alternative),
    strata: shared,
    strataLeftOut: ranked.length - shared.length,
  };
}

/** The sum of the members' scores with its mean and variance when every choice of members is equally likely. */
export function rankMoments(
  scores: Float64Array,
  isMember: readonly boolean[],
): Omit<StratumRanks, "stratum" | "weight"> {
  const all = scores.length;
  const members = isMember.filter(Boolean).length;
  const centre = exactSum(scores) / all;
  const spread = exactSum(scores.map((score) => (score - centre) ** 2));
  const rankSum = exactSum(scores.filter((_, i) => isMember[i] === true));
  const variance = all > 1 ? (members * (all - members) * spread) / (all * (all - 1)) : 0;
  return { n: [members, all - members], rankSum, mean: members * centre, variance };
}
