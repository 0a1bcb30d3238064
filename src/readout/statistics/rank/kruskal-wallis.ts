import type { Issue } from "../../../kernel/index.ts";
import { at } from "../../linear-algebra/vector.ts";
import { chiSquaredTail } from "../../numeric/chi-squared.ts";
import { completeValues } from "./complete-values.ts";
import { computeMidranks, tieTerm } from "./midranks.ts";
import { nothingVaries, tooFewGroups } from "./rank-issues.ts";

/** Whether any of several groups tends to larger values than another. */
export interface KruskalWallis {
  readonly h: number;
  readonly df: number;
  readonly pValue: number;
  /** Mean rank and number of each group, in the given order. */
  readonly meanRanks: readonly number[];
  readonly n: readonly number[];
}

/**
 * Kruskal and Wallis's test with the correction for ties, against χ² with one degree of freedom less than groups. NaN is
 * left out, and so is a group without values. Issues: fewer than two groups; nothing that varies.
 *
 * @source Kruskal & Wallis, JASA 47:583 (1952); reference: R 4.2.2 `kruskal.test`
 */
export function computeKruskalWallis(groups: readonly ArrayLike<number>[]): KruskalWallis | Issue {
  const values = groups.map(completeValues);
  const filled = values.filter(({ length }) => length > 0);
  if (filled.length < 2) return tooFewGroups([], { needed: 2, found: filled.length });
  const joined = values.flatMap((group) => Array.from(group));
  const { ranks, ties } = computeMidranks(joined);
  const all = joined.length;
  if (ties.length === 1) return nothingVaries([]);
  let [place, between] = [0, 0];
  const meanRanks = values.map(({ length }) => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += at(ranks, place++);
    if (length > 0) between += (sum * sum) / length;
    return length > 0 ? sum / length : Number.NaN;
  });
  const plain = (12 * between) / (all * (all + 1)) - 3 * (all + 1);
  const h = plain / (1 - tieTerm(ties) / (all ** 3 - all));
  const df = filled.length - 1;
  return { h, df, pValue: chiSquaredTail(h, df), meanRanks, n: values.map(({ length }) => length) };
}
