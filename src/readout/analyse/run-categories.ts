import type { Issue } from "../../kernel/index.ts";
import type { Result } from "../report/rendered.ts";
import { type CmhTests, computeCmh, type Scores } from "../statistics/table/cmh.ts";
import { computePearson, type Table } from "../statistics/table/contingency.ts";
import { computeFisher } from "../statistics/table/fisher.ts";
import { computeFisherFreemanHalton } from "../statistics/table/fisher-freeman-halton.ts";
import {
  type AnalysisContext,
  type AnalysisOutcome,
  type MethodOf,
  stateOwn,
  stateWhole,
} from "./analysis-context.ts";
import { noCategories } from "./analysis-issues.ts";
import { checkRows } from "./model-rows.ts";
import { orderedLevels } from "./ordered-levels.ts";
import { columnCategories } from "./rows.ts";
import { strataOf } from "./strata.ts";

/**
 * Categories against arms: numbers and percentages of each category (under the response's column) in each arm, and one
 * test over all arms (`statistic`, `df`, `p`). Ordered categories that are numbers count as those numbers, others as
 * 1, 2, 3 … in their order.
 *
 * @source SAS PROC FREQ, CMH with SCORES=TABLE
 */
export function runCategories(context: AnalysisContext<"categories">): AnalysisOutcome {
  const { selected, method, levels } = context;
  const { treatment, strata = [] } = method;
  const response = columnCategories(selected, method.response);
  const arms = columnCategories(selected, treatment);
  const stratum = strataOf(selected, strata);
  const categories = method.levels ?? orderedLevels(selected, method.response);
  const complete = Array.from(response.keys()).filter(
    (row) =>
      arms[row] !== null && stratum[row] !== null && categories.includes(response[row] ?? ""),
  );
  const issues: Issue[] = [...checkRows(context, complete)];
  const tableOf = (rows: readonly number[], of: readonly string[], by: readonly string[]) =>
    of.map((arm) =>
      by.map((one) => rows.filter((row) => arms[row] === arm && response[row] === one).length),
    );
  const own = stateOwn(context, [method.response]);
  const results: Result[] = [];
  for (const [i, counts] of tableOf(complete, levels, categories).entries()) {
    const groups = [{ column: treatment, value: levels[i] ?? "" }];
    const total = counts.reduce((sum, count) => sum + count, 0);
    results.push(own("n", total, groups));
    for (const [j, count] of counts.entries()) {
      const cell = [...groups, { column: method.response, value: categories[j] ?? "" }];
      const percent = total === 0 ? Number.NaN : (100 * count) / total;
      results.push(own("n", count, cell), own("percent", percent, cell));
    }
  }
  const rows = levels.filter((arm) => complete.some((row) => arms[row] === arm));
  const columns = categories.filter((one) => complete.some((row) => response[row] === one));
  if (rows.length < 2 || columns.length < 2) {
    return { results, issues: [...issues, noCategories([])] };
  }
  const names = [...new Set(complete.map((row) => stratum[row] ?? ""))].sort((a, b) =>
    a < b ? -1 : 1,
  );
  const tables = names.map((name) =>
    tableOf(
      complete.filter((row) => stratum[row] === name),
      rows,
      columns,
    ),
  );
  const all = tableOf(complete, rows, columns);
  const found = testOf(method.test, all, tables, {
    rowScores: scoresOf(rows),
    columnScores: scoresOf(columns),
  });
  const state = stateWhole(context);
  if ("kind" in found) issues.push(found);
  else {
    results.push(
      ...(found.chisq === undefined ? [] : [state("statistic", found.chisq)]),
      ...(found.df === undefined ? [] : [state("df", found.df)]),
      state("p", found.p),
    );
  }
  return { results, issues };
}

interface TableTest {
  readonly chisq?: number;
  readonly df?: number;
  readonly p: number;
}

function testOf(
  test: MethodOf<"categories">["test"],
  all: Table,
  strata: readonly Table[],
  scores: { readonly rowScores: Scores; readonly columnScores: Scores },
): TableTest | Issue {
  if (test === "pearson") return computePearson(all);
  if (test === "fisher") {
    if (all.length === 2 && all[0]?.length === 2) {
      const exact = computeFisher(all);
      return "twoSided" in exact ? { p: exact.twoSided } : exact;
    }
    const p = computeFisherFreemanHalton(all);
    return typeof p === "number" ? { p } : p;
  }
  const found = computeCmh(strata, scores);
  return "correlation" in found ? found[cmhTests[test]] : found;
}

const cmhTests = {
  "cmh-general": "generalAssociation",
  "cmh-row-means": "rowMeanScores",
  "cmh-correlation": "correlation",
} as const satisfies Record<string, keyof CmhTests>;

function scoresOf(categories: readonly string[]): Scores {
  const numbers = categories.map(Number);
  return numbers.some(Number.isNaN) ? "table" : numbers;
}
