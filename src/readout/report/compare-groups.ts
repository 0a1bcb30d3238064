import type { Issue } from "../../kernel/index.ts";
import { factorOf } from "../statistics/design/variable.ts";
import { computeKruskalWallis } from "../statistics/rank/kruskal-wallis.ts";
import { computeTermTest } from "../statistics/regression/ancova.ts";
import { computeLinearModel } from "../statistics/regression/linear-model.ts";
import { computeCmh } from "../statistics/table/cmh.ts";
import { computePearson, type Table } from "../statistics/table/contingency.ts";
import { computeFisher } from "../statistics/table/fisher.ts";
import { computeFisherFreemanHalton } from "../statistics/table/fisher-freeman-halton.ts";

/** The p-value of whether numbers differ between groups. */
export function compareNumbers(
  test: "anova" | "kruskal-wallis",
  groups: readonly Float64Array[],
): number | Issue {
  if (test === "kruskal-wallis") {
    const found = computeKruskalWallis(groups);
    return "pValue" in found ? found.pValue : found;
  }
  const of = groups.flatMap((group, place) => Array.from(group, () => String(place)));
  const response = Float64Array.from(groups.flatMap((group) => Array.from(group)));
  const levels = groups.map((_, place) => String(place));
  const model = computeLinearModel({
    response,
    variables: [factorOf("group", of, levels)],
    terms: [["group"]],
  });
  if (!("df" in model)) return model;
  const found = computeTermTest(model, "group");
  return "p" in found ? found.p : found;
}

/** The p-value of whether categories are spread alike; rows and columns that nobody is in are left out. */
export function compareCounts(test: "fisher" | "pearson", table: Table): number | Issue {
  const filled = withoutEmpty(table);
  if (test === "pearson") {
    const found = computePearson(filled);
    return "p" in found ? found.p : found;
  }
  if (filled.length === 2 && filled[0]?.length === 2) {
    const found = computeFisher(filled);
    return "twoSided" in found ? found.twoSided : found;
  }
  return computeFisherFreemanHalton(filled);
}

/** The same over strata: whether groups (rows) are associated with categories (columns), or differ in their mean score. */
export function compareStrata(
  test: "cmh-general" | "cmh-row-means",
  strata: readonly Table[],
  scores: readonly number[] | undefined,
): number | Issue {
  const found = computeCmh(strata, { columnScores: scores ?? "table" });
  if (!("rowMeanScores" in found)) return found;
  return (test === "cmh-general" ? found.generalAssociation : found.rowMeanScores).p;
}

function withoutEmpty(table: Table): Table {
  const isUsed = (table[0] ?? []).map((_, j) => table.some((row) => (row[j] ?? 0) > 0));
  return table
    .filter((row) => row.some((count) => count > 0))
    .map((row) => row.filter((_, j) => isUsed[j]));
}
