import { normalTail } from "../../numeric/normal.ts";

/** Which departures count: either way, downward only, or upward only. */
export type Alternative = "two-sided" | "less" | "greater";

/** The p-value of a standardised statistic. */
export function normalPValue(z: number, alternative: Alternative): number {
  if (alternative === "greater") return normalTail(z);
  if (alternative === "less") return normalTail(-z);
  return 2 * normalTail(Math.abs(z));
}

/** What is taken from a statistic's distance to its mean because it moves in steps; `step` is half a step. */
export function continuityCorrection(
  distance: number,
  alternative: Alternative,
  step = 0.5,
): number {
  if (alternative === "two-sided") return Math.sign(distance) * step;
  return alternative === "greater" ? step : -step;
}
