import { withNulls } from "./asked.ts";
import { isListOfLists } from "./list-of-lists.ts";
import { solveCmh } from "./solve-cmh.ts";
import { solveDifferences, solveFisher, solveProportions } from "./solve-proportions.ts";
import type { StatisticCase } from "./statistic-cases.ts";
import { isRecord } from "./statistic.ts";

/** Proportions, 2×2 and larger tables, strata of tables: told apart by the form of the data. */
export function solveCategorical(one: StatisticCase): unknown {
  const data = isRecord(one["data"]) ? one["data"] : {};
  const lists = Object.values(data).filter(isListOfLists);
  if (/fisher/i.test(String(one["title"]))) return withNulls(solveFisher(data));
  if (lists.length === 1 && lists[0]?.every((row) => row.length === 2)) {
    return withNulls(solveProportions(lists[0]));
  }
  if (lists.length === 1 && lists[0]?.every((row) => row.length === 4)) {
    return withNulls(solveDifferences(lists[0]));
  }
  return withNulls(solveCmh(one));
}
