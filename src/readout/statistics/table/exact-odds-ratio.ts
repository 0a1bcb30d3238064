import type { Issue } from "../../../kernel/index.ts";
import {
  conditionalDistribution,
  conditionalInterval,
  conditionalOddsRatio,
  exactPValue,
  type OddsSearch,
} from "./conditional-odds.ts";
import type { Table } from "./contingency.ts";
import type { FisherTest } from "./fisher.ts";
import { checkStrata } from "./strata.ts";

/** Exact inference on one odds ratio over strata. */
export type CommonExact = Omit<FisherTest, "sampleOddsRatio">;

/**
 * The exact conditional test that the odds ratio of 2×2 tables over strata is 1, with its estimate and interval.
 *
 * @source Mehta, Patel & Gray, JASA 80:969 (1985); as R's mantelhaen.test(exact = TRUE)
 */
export function computeCommonExact(
  strata: readonly Table[],
  { confidence = 0.95, search = "exact" }: { confidence?: number; search?: OddsSearch } = {},
): CommonExact | Issue {
  const used = checkStrata(strata, 2, 2);
  if (!Array.isArray(used)) return used;
  const urns = used.map(([[a = 0, b = 0] = [], [c = 0, d = 0] = []]) => ({
    marked: a + c,
    others: b + d,
    draws: a + b,
  }));
  const observed = used.reduce((sum, table) => sum + (table[0]?.[0] ?? 0), 0);
  const distribution = conditionalDistribution(urns);
  return {
    twoSided: exactPValue(distribution, observed, "two-sided"),
    less: exactPValue(distribution, observed, "less"),
    greater: exactPValue(distribution, observed, "greater"),
    oddsRatio: conditionalOddsRatio(distribution, observed, search),
    interval: conditionalInterval(distribution, observed, { confidence, search }),
  };
}
