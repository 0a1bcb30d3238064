import type { Way } from "./decision-table.ts";

/**
 * i3+3: below the equivalence interval up, within it stay, above it down, unless one toxicity fewer would be below it:
 * then stay.
 *
 * @source Liu, Wang & Ji, Journal of Biopharmaceutical Statistics 30(2), 2020
 */
export function i3Plus3(target: number, below = 0.05, above = 0.05): Way {
  const [low, high] = [target - below, target + above];
  return (dlt, n) => {
    const rate = dlt / n;
    if (rate < low - tiny) return "up";
    if (rate <= high + tiny) return "stay";
    return (dlt - 1) / n < low - tiny ? "stay" : "down";
  };
}

/** Bounds such as 0.3 − 0.05 are rounded. */
const tiny = 1e-12;
