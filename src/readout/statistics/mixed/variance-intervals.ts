import { entry } from "../../linear-algebra/matrix.ts";
import { chiSquaredQuantile, chiSquaredTailQuantile } from "../../numeric/chi-squared.ts";
import { normalTailQuantile } from "../../numeric/normal-quantile.ts";
import type { MixedModelFit } from "./mixed-model.ts";

/** A variance or covariance of a mixed model with what is known of it. */
export interface VarianceComponent {
  /** Two names of random effects, the same twice for a variance; `undefined` for the residual variance. */
  readonly between: readonly [string, string] | undefined;
  readonly estimate: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Variance components with intervals from their standard errors: of a variance by Satterthwaite's chi-squared, of a
 * covariance by the normal distribution. At the boundary of a singular fit they are no more than a hint.
 *
 * @source SAS/STAT User's Guide, PROC MIXED, option CL
 */
export function computeVarianceIntervals(
  fit: MixedModelFit,
  level = 0.95,
): readonly VarianceComponent[] {
  const half = (1 - level) / 2;
  const places = fit.randomBlocks.flatMap((block) =>
    block.flatMap((j, i) => block.slice(i).map((k) => [j, k] as const)),
  );
  const name = (place: number) => fit.randomNames[place] ?? "";
  const of = (
    place: number,
    estimate: number,
    isVariance: boolean,
    between: VarianceComponent["between"],
  ): VarianceComponent => {
    const se = Math.sqrt(entry(fit.parameterCovariance, place, place));
    if (!isVariance) {
      const reach = normalTailQuantile(half) * se;
      return { between, estimate, se, lower: estimate - reach, upper: estimate + reach };
    }
    const df = 2 * (estimate / se) ** 2;
    const lower = (df * estimate) / chiSquaredTailQuantile(half, df);
    return { between, estimate, se, lower, upper: (df * estimate) / chiSquaredQuantile(half, df) };
  };
  const random = places.map(([j, k], place) =>
    of(place, entry(fit.randomCovariance, j, k), j === k, [name(j), name(k)]),
  );
  return [...random, of(places.length, fit.residualVariance, true, undefined)];
}
