import { defineIssue, type Issue } from "../../../kernel/index.ts";
import { factorOf, type Variable } from "../design/variable.ts";
import { computeLeastSquaresMeans, computeLevelDifferences } from "./ancova.ts";
import type { Contrast } from "./contrast.ts";
import { computeLinearModel } from "./linear-model.ts";

export const emptyArm = defineIssue(
  "statistic.regression.empty-arm",
  "Nobody in the arm {arm} has a value that can be analysed.",
  "{arm} 组中没有任何可供分析的数值。",
);

export interface ArmComparisonInput {
  /** NaN where missing. */
  readonly response: Float64Array;
  readonly arm: readonly (string | null)[];
  /** The arm that the others are compared with. */
  readonly reference: string;
  /** Covariates and stratification factors; they enter without interactions. */
  readonly covariates: readonly Variable[];
  readonly confidence?: number;
}

/** What an analysis of covariance says of one arm; an arm without values has an issue in its place. */
export interface ArmResult {
  readonly arm: string;
  readonly result: Contrast | Issue;
}

export interface ArmComparison {
  /** Each other arm less the reference, by code point. */
  readonly differences: readonly ArmResult[];
  /** Least-squares means, the reference first. */
  readonly means: readonly ArmResult[];
  readonly n: number;
  readonly df: number;
}

/**
 * Analysis of covariance with arms compared to a reference: response ~ arm + covariates. Issues: a reference arm without
 * values; those of the linear model.
 */
export function computeArmComparison(input: ArmComparisonInput): ArmComparison | Issue {
  const { response, arm, reference, covariates, confidence = 0.95 } = input;
  const named = new Set(arm.flatMap((name) => (name === null || name === reference ? [] : [name])));
  const others = [...named].sort((a, b) => (a < b ? -1 : 1));
  const factor = factorOf("arm", arm, [reference, ...others]);
  const variables = [factor, ...covariates];
  const model = computeLinearModel({
    response,
    variables,
    terms: variables.map(({ name }) => [name]),
  });
  if (!("df" in model)) return model;
  const differences = computeLevelDifferences(model, "arm", { confidence });
  const means = computeLeastSquaresMeans(model, "arm", { confidence });
  if (!means.some(({ level }) => level === reference)) {
    return emptyArm(["reference"], { arm: reference });
  }
  const ofArm = (list: readonly { level: string; result: Contrast | Issue }[], name: string) => ({
    arm: name,
    result: list.find(({ level }) => level === name)?.result ?? emptyArm(["arm"], { arm: name }),
  });
  const toReference = differences.filter((one) => one.reference === reference);
  return {
    differences: others.map((name) => ofArm(toReference, name)),
    means: [reference, ...others].map((name) => ofArm(means, name)),
    n: model.n,
    df: model.df,
  };
}
