import type { Issue } from "../../kernel/index.ts";
import type { Result } from "../report/rendered.ts";
import {
  type Comparison,
  computeRiskDifference,
} from "../statistics/proportion/compare-proportions.ts";
import type { Count } from "../statistics/proportion/count.ts";
import { computeDifferenceTest } from "../statistics/proportion/difference-test.ts";
import { computeProportionInterval } from "../statistics/proportion/proportion-interval.ts";
import {
  computeStratifiedDifference,
  computeStratifiedNewcombe,
  type StratumCounts,
} from "../statistics/proportion/stratified-difference.ts";
import { computeFisher } from "../statistics/table/fisher.ts";
import {
  computeCommonRiskDifference,
  computeMantelHaenszelTest,
} from "../statistics/table/mantel-haenszel.ts";
import {
  type AnalysisContext,
  type AnalysisOutcome,
  type MethodOf,
  referenceColumn,
  stateOwn,
  stateWhole,
} from "./analysis-context.ts";
import { armWithoutData, separatedProportions, withoutCovariates } from "./analysis-issues.ts";
import { gatherEvents } from "./event-participants.ts";

/**
 * Proportions of participants with an event: `n`, `events`, `percent` and Clopper and Pearson's limits of each arm; of each
 * comparison the `difference` with the asked limits, `p` of its score test (Wald's with Wald's limits; over strata Mantel
 * and Haenszel's), and `p-fisher`. Proportions are shares, `percent` is in percent.
 */
export function runProportions(context: AnalysisContext<"proportions">): AnalysisOutcome {
  const { method, levels } = context;
  const { treatment, contrasts, strata = [] } = method;
  const gathered = gatherEvents(context);
  const people = gathered.filter(({ arm, stratum }) => arm !== null && stratum !== null);
  const issues: Issue[] = [];
  if (people.length < gathered.length) {
    issues.push(withoutCovariates([], { participants: gathered.length - people.length }));
  }
  const countOf = (level: string, within?: string): Count => {
    const own = people.filter(
      ({ arm, stratum }) => arm === level && (within === undefined || stratum === within),
    );
    return { count: own.filter(({ hasEvent }) => hasEvent).length, total: own.length };
  };
  const own = stateOwn(context);
  const results: Result[] = [];
  for (const level of levels) {
    const groups = [{ column: treatment, value: level }];
    const counted = countOf(level);
    const limits = computeProportionInterval(counted, "clopper-pearson");
    const [lower, upper] = "length" in limits ? limits : [Number.NaN, Number.NaN];
    results.push(
      own("n", counted.total, groups),
      own("events", counted.count, groups),
      own("percent", (100 * counted.count) / counted.total, groups),
      own("lower", lower, groups),
      own("upper", upper, groups),
    );
  }
  const names = [...new Set(people.map(({ stratum }) => stratum ?? ""))].sort((a, b) =>
    a < b ? -1 : 1,
  );
  const state = stateWhole(context);
  const told = new Set<string>();
  for (const [level, reference] of contrasts) {
    const [first, second] = [countOf(level), countOf(reference)];
    const groups = [
      { column: treatment, value: level },
      { column: referenceColumn, value: reference },
    ];
    for (const [arm, { total }] of [[level, first] as const, [reference, second] as const]) {
      if (total === 0 && !told.has(arm)) issues.push(armWithoutData(["treatment"], { arm }));
      if (total === 0) told.add(arm);
    }
    if (first.total === 0 || second.total === 0) continue;
    const tables = names.map((name) => ({
      first: countOf(level, name),
      second: countOf(reference, name),
    }));
    const found =
      strata.length > 0
        ? compareOverStrata(method.interval, tables)
        : compare(method.interval, first, second);
    if ("kind" in found) {
      issues.push(found);
      continue;
    }
    const { estimate, interval, p } = found;
    const hasWidth = interval[1] > interval[0];
    if (!hasWidth) issues.push(separatedProportions([], { arm: level, reference }));
    const fisher = computeFisher(tableOf({ first, second }));
    results.push(
      state("difference", estimate, groups),
      state("lower", hasWidth ? interval[0] : Number.NaN, groups),
      state("upper", hasWidth ? interval[1] : Number.NaN, groups),
      state("p", p, groups),
      state("p-fisher", "twoSided" in fisher ? fisher.twoSided : Number.NaN, groups),
    );
  }
  return { results, issues };
}

type Tested = Comparison & { readonly p: number };

function compare(
  interval: MethodOf<"proportions">["interval"],
  first: Count,
  second: Count,
): Tested | Issue {
  const found = computeRiskDifference(first, second, interval);
  if ("kind" in found) return found;
  const variance = {
    wald: "observed",
    newcombe: "restricted",
    "miettinen-nurminen": "restricted-corrected",
  } as const;
  const test = computeDifferenceTest(first, second, { variance: variance[interval] });
  return "kind" in test ? test : { ...found, p: test.p };
}

function compareOverStrata(
  interval: MethodOf<"proportions">["interval"],
  strata: readonly StratumCounts[],
): Tested | Issue {
  if (interval === "miettinen-nurminen") return computeStratifiedDifference(strata);
  const shared = strata.filter(({ first, second }) => first.total > 0 && second.total > 0);
  const tables = shared.map(tableOf);
  const found =
    interval === "wald" ? computeCommonRiskDifference(tables) : computeStratifiedNewcombe(shared);
  if ("kind" in found) return found;
  const test = computeMantelHaenszelTest(tables);
  const p = "kind" in test ? Number.NaN : test.p;
  return { estimate: found.estimate, interval: found.interval, p };
}

const tableOf = ({ first, second }: StratumCounts) => [
  [first.count, first.total - first.count],
  [second.count, second.total - second.count],
];
