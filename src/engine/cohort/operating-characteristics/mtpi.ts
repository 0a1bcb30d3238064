import { betaBelow } from "../rules/beta.ts";
import type { Way } from "./decision-table.ts";

/**
 * mTPI: of the intervals below, at and above the target the one with most posterior probability for its width decides.
 * To compare others with it: where the target interval is narrow it repeats doses that are too toxic.
 *
 * @source Ji, Liu, Li & Bekele, Clinical Trials 7(6), 2010
 */
export function mtpi(target: number, below = 0.05, above = 0.05): Way {
  const [low, high] = [target - below, target + above];
  return (dlt, n) => {
    const at = (x: number): number => betaBelow(x, 1 + dlt, 1 + n - dlt);
    const up = at(low) / low;
    const stay = (at(high) - at(low)) / (high - low);
    const down = (1 - at(high)) / (1 - high);
    if (stay >= up && stay >= down) return "stay";
    return up > down ? "up" : "down";
  };
}
