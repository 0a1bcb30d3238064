import type { Issue } from "../../../kernel/index.ts";
import { fTail } from "../../numeric/fisher-f.ts";
import { computeMarginalMean, type MarginWeights } from "../design/marginal-mean.ts";
import { computeTypeThree } from "../design/type-three.ts";
import { type Contrast, computeContrast, computeJointTest, type JointTest } from "./contrast.ts";
import { computeLinearModel, type LinearModel } from "./linear-model.ts";
import { notEstimable } from "./regression-issues.ts";

/** The least-squares mean of one level of a factor. */
export type LeastSquaresMean = { readonly level: string; readonly result: Contrast | Issue };

/** The difference of two levels' least-squares means, the first less the second. */
export type LevelDifference = {
  readonly level: string;
  readonly reference: string;
  readonly result: Contrast | Issue;
};

export interface MarginOptions {
  /** How other factors are averaged; `observed` is SAS's OM. */
  readonly weights?: MarginWeights;
  readonly confidence?: number;
  /** Values of covariates that are not to be their means, and levels of other factors. */
  readonly at?: Readonly<Record<string, string | number>>;
}

/** Least-squares means of each level of a factor, in the order of its levels. */
export function computeLeastSquaresMeans(
  model: LinearModel,
  factor: string,
  { weights = "equal", confidence = 0.95, at = {} }: MarginOptions = {},
): readonly LeastSquaresMean[] {
  return levelsOf(model, factor).map((level) => {
    const combination = computeMarginalMean(model.design, { ...at, [factor]: level }, weights);
    return { level, result: computeContrast(model, combination, { confidence, what: level }) };
  });
}

/** Differences of least-squares means for all pairs of levels, each later level less each earlier one. */
export function computeLevelDifferences(
  model: LinearModel,
  factor: string,
  { weights = "equal", confidence = 0.95, at = {} }: MarginOptions = {},
): readonly LevelDifference[] {
  const levels = levelsOf(model, factor);
  const mean = (level: string): Float64Array =>
    computeMarginalMean(model.design, { ...at, [factor]: level }, weights);
  return levels.flatMap((reference, i) =>
    levels.slice(i + 1).map((level) => {
      const other = mean(reference);
      const combination = mean(level).map((c, j) => c - (other[j] ?? 0));
      const what = `${level} - ${reference}`;
      return {
        level,
        reference,
        result: computeContrast(model, combination, { confidence, what }),
      };
    }),
  );
}

/** The type III test of one term; in a model without interactions it equals leaving the term out. */
export function computeTermTest(model: LinearModel, term: string): JointTest | Issue {
  const place = model.design.terms.findIndex((parts) => parts.join(":") === term);
  if (place < 0) return notEstimable([], { what: term });
  if (model.rank < model.design.columns.length) return computeOmissionTest(model, place, term);
  return computeJointTest(model, computeTypeThree(model.design, place, model.n), term);
}

/** How much worse the model fits without a term: where columns depend on each other, what can still be tested. */
function computeOmissionTest(model: LinearModel, place: number, what: string): JointTest | Issue {
  const without = computeLinearModel({
    response: model.response,
    variables: [...model.design.variables.values()],
    terms: model.design.terms.filter((_, i) => i !== place),
    hasIntercept: false,
  });
  if (!("df" in without)) return without;
  const df = without.df - model.df;
  if (df === 0) return notEstimable([], { what });
  return jointTestOf((without.residualSquares - model.residualSquares) / df, df, model);
}

function levelsOf(model: LinearModel, factor: string): readonly string[] {
  const variable = model.design.variables.get(factor);
  return variable?.kind === "factor" ? variable.levels : [];
}

function jointTestOf(meanSquare: number, df: number, model: LinearModel): JointTest {
  const F = meanSquare / model.sigma ** 2;
  return { F, df, denominatorDf: model.df, p: fTail(F, df, model.df) };
}
