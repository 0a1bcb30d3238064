import type { Issue } from "../../../kernel/index.ts";
import { chiSquaredTail } from "../../numeric/chi-squared.ts";
import { fTail } from "../../numeric/fisher-f.ts";
import { computeGlm, type GlmModel, type GlmOptions } from "./glm.ts";
import type { GlmData } from "./glm-rows.ts";

/** Coefficients that belong together, such as those of one factor. */
export interface GlmTerm {
  readonly name: string;
  readonly columns: readonly number[];
}

export interface TermTest {
  readonly name: string;
  /** χ², or F where the dispersion is estimated. */
  readonly statistic: number;
  readonly df: number;
  /** Of the denominator of F; infinite for χ². */
  readonly dfResidual: number;
  readonly p: number;
}

/**
 * The likelihood ratio test of each term against the model without it (type III where factors are coded as deviations
 * from their mean; R's `drop1`). With an estimated dispersion: the F test of the deviances.
 */
export function computeTermTests(
  data: GlmData,
  options: GlmOptions,
  terms: readonly GlmTerm[],
): readonly TermTest[] | Issue {
  const full = computeGlm(data, options);
  if (!("fit" in full)) return full;
  const tests: TermTest[] = [];
  for (const { name, columns } of terms) {
    const kept = data.columns.filter((_, j) => !columns.includes(j));
    const reduced = computeGlm({ ...completeData(data), columns: kept }, options);
    if (!("fit" in reduced)) return reduced;
    tests.push({ name, ...compareModels(reduced, full, columns.length, options) });
  }
  return tests;
}

/** A smaller model against one that holds it. */
export function compareModels(
  reduced: GlmModel,
  full: GlmModel,
  df: number,
  { family, dispersion }: GlmOptions,
): Omit<TermTest, "name"> {
  const isEstimated =
    (dispersion ?? (family.kind === "gaussian" ? "pearson" : "one")) === "pearson";
  if (!isEstimated) {
    const statistic = 2 * (full.logLikelihood - reduced.logLikelihood);
    const dfResidual = Number.POSITIVE_INFINITY;
    return { statistic, df, dfResidual, p: chiSquaredTail(Math.max(0, statistic), df) };
  }
  const { dfResidual } = full;
  const statistic = (reduced.deviance - full.deviance) / df / full.dispersion;
  return { statistic, df, dfResidual, p: fTail(Math.max(0, statistic), df, dfResidual) };
}

/** Rows that miss anything of the full model are missing in the smaller one too. */
function completeData(data: GlmData): GlmData {
  const outcome = data.outcome.map((value, i) =>
    data.columns.some(({ values }) => Number.isNaN(values[i])) ? Number.NaN : value,
  );
  return { ...data, outcome };
}
