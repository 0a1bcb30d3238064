import {
  type Comparison,
  computeBinomialTest,
  computeDifferenceTest,
  computeFisher,
  computeFisherFreemanHalton,
  computeLikelihoodRatio,
  computeMcNemar,
  computeOddsRatio,
  computeOneSidedBound,
  computePearson,
  computeProportionInterval,
  computeRiskDifference,
  computeRiskRatio,
  type Count,
  type ProportionMethod,
} from "../../src/readout/index.ts";
import { isListOfLists } from "./list-of-lists.ts";
import { solveTwoByTwo } from "./solve-cmh.ts";
import type { Issue } from "../../src/kernel/index.ts";

const levels = [95, 90, 99] as const;

const proportionMethods = {
  clopper_pearson: "clopper-pearson",
  midp: "mid-p",
  wilson: "wilson",
  wilson_cc: "wilson-corrected",
  agresti_coull: "agresti-coull",
  jeffreys: "jeffreys",
  wald: "wald",
  wald_cc: "wald-corrected",
  logit: "logit",
  arcsine: "arcsine",
} as const satisfies Record<string, ProportionMethod>;

/** Rows [x, n]. */
export function solveProportions(rows: readonly (readonly number[])[]): unknown {
  const results = rows.map(([count = 0, total = 0]) => {
    const answers: Record<string, unknown> = { x: count, n: total, estimate: count / total };
    for (const level of levels) {
      for (const [name, method] of Object.entries(proportionMethods)) {
        answers[`${name}${level}`] = computeProportionInterval(
          { count, total },
          method,
          level / 100,
        );
      }
      answers[`upper_one_sided${level}_cp`] = computeOneSidedBound(
        { count, total },
        "upper",
        level / 100,
      );
      answers[`lower_one_sided${level}_cp`] = computeOneSidedBound(
        { count, total },
        "lower",
        level / 100,
      );
    }
    answers["exact_p_half"] = computeBinomialTest({ count, total }, 0.5);
    return answers;
  });
  return { results };
}

/** Rows [x1, n1, x2, n2], each on its own and as strata. */
export function solveDifferences(rows: readonly (readonly number[])[]): unknown {
  const results = rows.map(([x1 = 0, n1 = 0, x2 = 0, n2 = 0]) => {
    const [first, second]: readonly [Count, Count] = [
      { count: x1, total: n1 },
      { count: x2, total: n2 },
    ];
    const answers: Record<string, unknown> = { diff: x1 / n1 - x2 / n2 };
    for (const level of levels) {
      const difference = (method: Parameters<typeof computeRiskDifference>[2]) =>
        intervalOf(computeRiskDifference(first, second, method, level / 100));
      const ends = (interval: readonly number[] | null) =>
        interval && { lower: interval[0], upper: interval[1] };
      answers[`newcombe_hybrid${level}`] = difference("newcombe");
      answers[`newcombe_hybrid_cc${level}`] = difference("newcombe-corrected");
      answers[`miettinen_nurminen${level}`] = ends(difference("miettinen-nurminen"));
      answers[`mee${level}`] = ends(difference("mee"));
      answers[`wald${level}`] = difference("wald");
      answers[`wald_cc${level}`] = difference("wald-corrected");
      answers[`agresti_caffo${level}`] = difference("agresti-caffo");
    }
    const ratio = computeRiskRatio(first, second);
    const odds = computeOddsRatio(first, second);
    const wald = computeDifferenceTest(first, second, { variance: "observed" });
    const score = computeDifferenceTest(first, second);
    return {
      ...answers,
      risk_ratio: "estimate" in ratio ? { rr: ratio.estimate, ci95: ratio.interval } : null,
      odds_ratio: "estimate" in odds ? { or: odds.estimate, ci95: odds.interval } : null,
      risk_ratio_mn: intervalOf(computeRiskRatio(first, second, "miettinen-nurminen")),
      odds_ratio_mn: intervalOf(computeOddsRatio(first, second, "miettinen-nurminen")),
      wald_test: wald,
      score_test: score,
    };
  });
  const strata = rows.map(([x1 = 0, n1 = 0, x2 = 0, n2 = 0]) => [
    [x1, n1 - x1],
    [x2, n2 - x2],
  ]);
  return { results, ...solveTwoByTwo(strata) };
}

function intervalOf(found: Comparison | Issue): readonly number[] | null {
  return "interval" in found ? found.interval : null;
}

/** Tables by name, of any size; odds ratios to the digits to which R, the reference, finds them. */
export function solveFisher(data: Readonly<Record<string, unknown>>): unknown {
  const named = Object.entries(data).flatMap(([name, table]) =>
    isListOfLists(table) ? [[name, solveTable(table)]] : [],
  );
  return Object.fromEntries(named);
}

function solveTable(table: readonly (readonly number[])[]): unknown {
  const chi = (found: ReturnType<typeof computePearson>) =>
    "chisq" in found ? { chisq: found.chisq, df: found.df, p: found.p } : null;
  const common = {
    pearson: chi(computePearson(table)),
    likelihood_ratio: chi(computeLikelihoodRatio(table)),
  };
  if (table.length !== 2 || table[0]?.length !== 2) {
    const p = computeFisherFreemanHalton(table);
    const known = typeof p === "number" ? p : null;
    return { p_two_sided: known, p: known, fisher_p: known, ...common };
  }
  const fisher = computeFisher(table, { search: "as-r" });
  if (!("twoSided" in fisher)) return null;
  return {
    ...common,
    p_two_sided: fisher.twoSided,
    p_greater: fisher.greater,
    p_less: fisher.less,
    conditional_or: fisher.oddsRatio,
    ci95: fisher.interval,
    sample_or: fisher.sampleOddsRatio,
    yates: chi(computePearson(table, true)),
    mcnemar: chi(computeMcNemar(table)),
  };
}
