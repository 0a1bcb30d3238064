import { defineIssue, type Issue } from "../../../kernel/index.ts";
import { cholesky, solveCholesky } from "../../linear-algebra/cholesky.ts";
import { addEntry, bilinear, entry, type Matrix, matrix } from "../../linear-algebra/matrix.ts";
import { addAt, at, dot } from "../../linear-algebra/vector.ts";
import { chiSquaredTail } from "../../numeric/chi-squared.ts";
import { type LogRankWeight, logRankWeights } from "./log-rank-weight.ts";
import { riskSteps } from "./risk-steps.ts";
import {
  checkSurvival,
  codesOf,
  completeRows,
  type SurvivalData,
  takeRows,
} from "./survival-data.ts";

export interface LogRankOptions {
  /** Default the log-rank test itself. */
  readonly weight?: LogRankWeight;
  /** Codes of strata: groups are compared within each. */
  readonly stratum?: Float64Array;
  /** A score for each group, ascending by code, for the test of trend. Default 1, 2, 3… */
  readonly scores?: readonly number[];
}

export interface ChiSquaredTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/** Groups stand in the order of their codes. Observed, expected and their variance are weighted sums over strata. */
export interface LogRankTest extends ChiSquaredTest {
  readonly codes: readonly number[];
  readonly n: readonly number[];
  readonly leftOut: number;
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  readonly variance: Matrix;
  /** Of a linear trend over the groups' scores. */
  readonly trend: ChiSquaredTest;
}

/** There is nothing to compare. */
export const nothingToCompare = defineIssue(
  "survival.nothing-to-compare",
  "No event came at a time when two groups were at risk.",
  "在任何有两组处于风险中的时间点都没有发生事件。",
);

/**
 * The log-rank test of equal survival in any number of groups, weighted and stratified as asked.
 *
 * @source Mantel, Cancer Chemother Rep 50:163 (1966); Harrington & Fleming, Biometrika 69:553 (1982); reference: R
 * survival 3.5.3 `survdiff`, cases surv-01-lung and surv-04-als-few-events
 */
export function computeLogRank(
  data: SurvivalData,
  group: Float64Array,
  { weight = { kind: "log-rank" }, stratum, scores }: LogRankOptions = {},
): LogRankTest | Issue {
  const rows = completeRows(data, [group, stratum]);
  const wrong = checkSurvival(data, rows);
  if (wrong !== undefined) return wrong;
  const codes = codesOf(group, rows);
  const observed = new Float64Array(codes.length);
  const expected = new Float64Array(codes.length);
  const variance = matrix(codes.length, codes.length);
  for (const one of stratum === undefined ? [undefined] : codesOf(stratum, rows)) {
    const inside = stratum === undefined ? rows : rows.filter((i) => at(stratum, i) === one);
    addStratum({ data, group, inside, codes, weight }, { observed, expected, variance });
  }
  const difference = observed.map((value, i) => value - at(expected, i));
  const test = testOf(difference, variance, expected);
  if (test === undefined) return nothingToCompare(["group"]);
  return {
    ...test,
    codes,
    n: codes.map((code) => rows.filter((i) => at(group, i) === code).length),
    leftOut: data.time.length - rows.length,
    observed,
    expected,
    variance,
    trend: trendOf(difference, variance, scores),
  };
}

interface Sums {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  readonly variance: Matrix;
}

interface Stratum {
  readonly data: SurvivalData;
  readonly group: Float64Array;
  readonly inside: readonly number[];
  readonly codes: readonly number[];
  readonly weight: LogRankWeight;
}

function addStratum({ data, group, inside, codes, weight }: Stratum, sums: Sums): void {
  const all = riskSteps(takeRows(data, inside)).filter(({ events }) => events > 0);
  const weights = logRankWeights(weight, all);
  const byGroup = codes.map((code) =>
    countsAt(
      takeRows(
        data,
        inside.filter((i) => at(group, i) === code),
      ),
      all.map(({ time }) => time),
    ),
  );
  for (const [k, { atRisk, events }] of all.entries()) {
    const w = weights[k] ?? 0;
    const spread = atRisk > 1 ? (w * w * events * (atRisk - events)) / (atRisk - 1) : 0;
    for (const [i, own] of byGroup.entries()) {
      const share = (own.atRisk[k] ?? 0) / atRisk;
      addAt(sums.observed, i, w * (own.events[k] ?? 0));
      addAt(sums.expected, i, w * events * share);
      addEntry(sums.variance, i, i, spread * share);
      for (const [j, other] of byGroup.entries()) {
        addEntry(sums.variance, i, j, (-spread * share * (other.atRisk[k] ?? 0)) / atRisk);
      }
    }
  }
}

/** Those at risk and those with the event, of one group at given ascending times. */
function countsAt(data: SurvivalData, times: readonly number[]) {
  const exits = data.time.toSorted();
  const entries = data.entry?.toSorted();
  const events = riskSteps(data).filter((step) => step.events > 0);
  let [gone, come, next] = [0, 0, 0];
  const counts: { atRisk: number[]; events: number[] } = { atRisk: [], events: [] };
  for (const time of times) {
    while (gone < exits.length && at(exits, gone) < time) gone += 1;
    while (entries !== undefined && come < entries.length && at(entries, come) < time) come += 1;
    counts.atRisk.push((entries === undefined ? exits.length : come) - gone);
    const step = events[next];
    const isHere = step?.time === time;
    counts.events.push(isHere ? step.events : 0);
    if (isHere) next += 1;
  }
  return counts;
}

/** Groups of whom no event was expected say nothing; of the others one is redundant. */
function testOf(
  difference: Float64Array,
  variance: Matrix,
  expected: Float64Array,
): ChiSquaredTest | undefined {
  const kept = Array.from(expected.keys())
    .filter((i) => at(expected, i) > 0)
    .slice(1);
  if (kept.length === 0) return undefined;
  const part = matrix(kept.length, kept.length);
  for (const [i, row] of kept.entries()) {
    for (const [j, column] of kept.entries()) addEntry(part, i, j, entry(variance, row, column));
  }
  const lower = cholesky(part);
  if (lower === undefined) return undefined;
  const gap = Float64Array.from(kept, (i) => at(difference, i));
  const statistic = dot(gap, solveCholesky(lower, gap));
  return { statistic, df: kept.length, p: chiSquaredTail(statistic, kept.length) };
}

function trendOf(
  difference: Float64Array,
  variance: Matrix,
  scores: readonly number[] | undefined,
): ChiSquaredTest {
  const score = Float64Array.from(difference, (_, i) => scores?.[i] ?? i + 1);
  const statistic = dot(score, difference) ** 2 / bilinear(score, variance, score);
  return { statistic, df: 1, p: chiSquaredTail(statistic, 1) };
}
