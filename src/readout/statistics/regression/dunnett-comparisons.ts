import type { Issue } from "../../../kernel/index.ts";
import { bilinear } from "../../linear-algebra/matrix.ts";
import { largestTCdf, largestTQuantile } from "../../numeric/largest-t.ts";
import { computeMarginalMean } from "../design/marginal-mean.ts";
import { computeContrast } from "./contrast.ts";
import type { LinearModel } from "./linear-model.ts";
import { notEstimable, notOneFactor } from "./regression-issues.ts";
import { type AdjustedComparison, adjusted, type ComparisonOptions } from "./tukey-comparisons.ts";

/**
 * Every other level of a factor less one of them, by the multivariate t distribution: two-sided. Exact for one-way groups of
 * any sizes, and for up to three comparisons in any model whose correlations one factor can give. Issues: a reference that
 * is no level; correlations that one factor cannot give (covariates beside four or more comparisons).
 *
 * @source Dunnett, JASA 50:1096 (1955); reference: R multcomp `glht` with mvtnorm `pmvt`
 */
export function computeDunnettComparisons(
  model: LinearModel,
  factor: string,
  reference: string,
  { confidence = 0.95, weights = "equal" }: ComparisonOptions = {},
): readonly AdjustedComparison[] | Issue {
  const variable = model.design.variables.get(factor);
  const levels = variable?.kind === "factor" ? variable.levels : [];
  if (!levels.includes(reference)) return notEstimable(["reference"], { what: reference });
  const mean = (level: string) => computeMarginalMean(model.design, { [factor]: level }, weights);
  const base = mean(reference);
  const all = levels
    .filter((level) => level !== reference)
    .map((level) => {
      const combination = mean(level).map((c, j) => c - (base[j] ?? 0));
      const what = `${level} - ${reference}`;
      const result = computeContrast(model, combination, { confidence, what });
      return { level, reference, combination, result };
    });
  const known = all.filter(({ result }) => "t" in result);
  const loadings = loadingsOf(
    model,
    known.map(({ combination }) => combination),
  );
  if (loadings === undefined) return notOneFactor([factor], { comparisons: known.length });
  const reach = largestTQuantile(confidence, loadings, model.df);
  return all.map(({ level, result }) => {
    if (!("t" in result)) return { level, reference, result };
    const p = 1 - largestTCdf(Math.abs(result.t), loadings, model.df);
    return { level, reference, result: adjusted(result, p, reach) };
  });
}

/** The λ with correlations λᵢλⱼ between contrasts; `undefined` where there are none. A sign does not matter to |T|. */
function loadingsOf(
  model: LinearModel,
  contrasts: readonly Float64Array[],
): readonly number[] | undefined {
  const covariance = (i: number, j: number) => {
    const [a, b] = [contrasts[i], contrasts[j]];
    return a === undefined || b === undefined ? Number.NaN : bilinear(a, model.unscaled, b);
  };
  const correlation = (i: number, j: number) =>
    covariance(i, j) / Math.sqrt(covariance(i, i) * covariance(j, j));
  if (contrasts.length < 2) return contrasts.map(() => 0);
  const first =
    contrasts.length === 2
      ? Math.sqrt(Math.abs(correlation(0, 1)))
      : Math.sqrt((correlation(0, 1) * correlation(0, 2)) / correlation(1, 2));
  const found = contrasts.map((_, i) => (i === 0 ? first : correlation(0, i) / first));
  const isGiven = found.every(
    (a, i) =>
      Math.abs(a) < 1 &&
      found.every((b, j) => i === j || Math.abs(a * b - correlation(i, j)) < 1e-8),
  );
  return isGiven ? found : undefined;
}
