import type { Issue } from "../../../kernel/index.ts";
import type { Alternative } from "../rank/alternative.ts";
import {
  conditionalDistribution,
  conditionalInterval,
  conditionalOddsRatio,
  exactPValue,
  type OddsSearch,
} from "./conditional-odds.ts";
import { checkTable, type Table } from "./contingency.ts";

export interface FisherTest {
  readonly twoSided: number;
  readonly less: number;
  readonly greater: number;
  /** The conditional maximum likelihood estimate, which is not ad / bc. */
  readonly oddsRatio: number;
  readonly interval: readonly [number, number];
  /** ad / bc. */
  readonly sampleOddsRatio: number;
}

/**
 * Fisher's exact test of a 2×2 table [[a, b], [c, d]], with the exact interval of the odds ratio.
 *
 * @param odds the odds ratio that is tested
 * @param search `as-r` gives the odds ratio and its interval to R's four digits
 * @source Fisher (1935); two-sided as R's fisher.test: all tables at most as probable, ties within a relative 1e-7
 */
export function computeFisher(
  table: Table,
  {
    confidence = 0.95,
    odds = 1,
    alternative = "two-sided",
    search = "exact",
  }: {
    confidence?: number;
    odds?: number;
    alternative?: Alternative;
    search?: OddsSearch;
  } = {},
): FisherTest | Issue {
  const wrong = checkTable(table);
  if (wrong?.code === "statistic.table.not-a-table") return wrong;
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = table;
  const distribution = conditionalDistribution([{ marked: a + c, others: b + d, draws: a + b }]);
  return {
    twoSided: exactPValue(distribution, a, "two-sided", odds),
    less: exactPValue(distribution, a, "less", odds),
    greater: exactPValue(distribution, a, "greater", odds),
    oddsRatio: conditionalOddsRatio(distribution, a, search),
    interval: conditionalInterval(distribution, a, { alternative, confidence, search }),
    sampleOddsRatio: (a * d) / (b * c),
  };
}
