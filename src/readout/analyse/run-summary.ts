import type { Issue } from "../../kernel/index.ts";
import type { Result } from "../report/rendered.ts";
import { computeSummary } from "../statistics/summary/summary.ts";
import {
  type AnalysisContext,
  type AnalysisOutcome,
  type Groups,
  type State,
  stateOwn,
} from "./analysis-context.ts";
import { armWithoutData, blindedReadout } from "./analysis-issues.ts";
import { orderedLevels } from "./ordered-levels.ts";
import { columnCategories, columnNumbers } from "./rows.ts";

/**
 * Describes a number in each combination of the columns in `by`, for each arm (under the treatment column) and for all
 * arms together (without it). Blinded data are described for all arms together only.
 */
export function runSummary(context: AnalysisContext<"summary">): AnalysisOutcome {
  const { data, selected, method, levels } = context;
  const { treatment, by = [] } = method;
  const values = columnNumbers(selected, method.response);
  const own = stateOwn(context, [method.response]);
  const issues: Issue[] = data.blinded ? [blindedReadout([])] : [];
  const arms = data.blinded ? [] : levels;
  const shown: readonly Groups[] = [
    ...arms.map((level) => [{ column: treatment, value: level }]),
    [],
  ];
  const read = new Map(
    [treatment, ...by].map((column) => [column, columnCategories(selected, column)]),
  );
  let cells: readonly Groups[] = [[]];
  for (const column of by) {
    const seen = orderedLevels(selected, column);
    cells = cells.flatMap((cell) => seen.map((value) => [...cell, { column, value }]));
  }
  const results: Result[] = [];
  for (const groups of cells.flatMap((cell) => shown.map((arm) => [...cell, ...arm]))) {
    const isIn = (row: number) =>
      groups.every(({ column, value }) => read.get(column)?.[row] === value);
    results.push(
      ...describe(
        own,
        values.filter((_, row) => isIn(row)),
        groups,
      ),
    );
  }
  for (const level of arms) {
    const isEmpty = values.every(
      (value, row) => Number.isNaN(value) || read.get(treatment)?.[row] !== level,
    );
    if (isEmpty) issues.push(armWithoutData(["treatment"], { arm: level }));
  }
  return { results, issues };
}

function describe(state: State, values: Float64Array, groups: Groups): readonly Result[] {
  const one = computeSummary(values);
  return [
    state("n", one.n, groups),
    state("missing", one.missing, groups),
    state("mean", one.mean, groups),
    state("sd", one.sd, groups),
    state("se", one.se, groups),
    state("median", one.median, groups),
    state("min", one.min, groups),
    state("max", one.max, groups),
    state("q1", one.q1, groups),
    state("q3", one.q3, groups),
    state("geometric-mean", one.geometricMean, groups),
    state("cv", one.cvPercent, groups),
  ];
}
