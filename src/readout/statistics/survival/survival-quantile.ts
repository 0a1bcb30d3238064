import type { SurvivalCurve } from "./kaplan-meier.ts";

/** A time by which a share of subjects has had the event; NaN: not reached. */
export interface SurvivalQuantile {
  /** The share: 0.5 for the median. */
  readonly share: number;
  readonly time: number;
  readonly lower: number;
  readonly upper: number;
}

/** Two probabilities this near are one: sums of logarithms must not decide whether a curve stands on the half. */
const same = 1e-8;

/**
 * The time at which the curve falls below 1 − share: the first time when it is below; the middle of the flat piece
 * when it stands exactly on it. Its limits are where the curve's own limits do so (Brookmeyer and Crowley's interval on
 * the scale of the curve). A limit that is never reached is NaN.
 *
 * @source Brookmeyer & Crowley, Biometrics 38:29 (1982); the rule for flat pieces is that of `quantile.survfit`, R survival
 */
export function computeSurvivalQuantile(curve: SurvivalCurve, share = 0.5): SurvivalQuantile {
  const crossing = (height: (step: SurvivalCurve["steps"][number]) => number) =>
    crossingTime(
      curve.steps.map((step) => ({ time: step.time, height: height(step) })),
      1 - share,
      curve.steps.at(-1)?.time ?? Number.NaN,
    );
  return {
    share,
    time: crossing((step) => step.survival),
    lower: crossing((step) => step.lower),
    upper: crossing((step) => step.upper),
  };
}

function crossingTime(
  steps: readonly { readonly time: number; readonly height: number }[],
  target: number,
  end: number,
): number {
  const known = steps.filter(({ height }) => !Number.isNaN(height));
  const reached = known.find(({ height }) => height < target + same);
  if (reached === undefined) return Number.NaN;
  if (reached.height < target - same) return reached.time;
  const below = known.find(({ height }) => height < target - same);
  return (reached.time + (below?.time ?? end)) / 2;
}
