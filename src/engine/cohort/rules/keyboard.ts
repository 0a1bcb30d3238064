import type { EscalationRule } from "../../../definition/index.ts";
import { betaBelow } from "./beta.ts";

type Keyboard = Extract<EscalationRule, { kind: "keyboard" }>;
type Mtpi2 = Extract<EscalationRule, { kind: "mtpi-2" }>;

/**
 * The keyboard design: keys as wide as the target key line up from 0 to 1; the one with most of the posterior decides.
 *
 * @source Yan, Mandrekar & Yuan, Clinical Cancer Research 23(15), 2017
 */
export function keyboardAct(
  { target, half = 0.05 }: Keyboard,
  dlt: number,
  n: number,
): "up" | "stay" | "down" {
  return strongest(dlt, n, target - half, target + half, false);
}

/**
 * mTPI-2: the same with the unit probability mass, so that the narrower keys at both ends count too.
 *
 * @source Guo, Wang, Yang, Lynn & Ji, Contemporary Clinical Trials 58, 2017
 */
export function mtpi2Act(
  { target, epsilon1 = 0.05, epsilon2 = 0.05 }: Mtpi2,
  dlt: number,
  n: number,
): "up" | "stay" | "down" {
  return strongest(dlt, n, target - epsilon1, target + epsilon2, true);
}

function strongest(
  dlt: number,
  n: number,
  low: number,
  high: number,
  ends: boolean,
): "up" | "stay" | "down" {
  const width = high - low;
  const density = (from: number, to: number): number =>
    (betaBelow(to, 1 + dlt, 1 + n - dlt) - betaBelow(from, 1 + dlt, 1 + n - dlt)) / (to - from);
  let best: "up" | "stay" | "down" = "stay";
  let most = density(low, high);
  const look = (from: number, to: number, act: "up" | "down"): void => {
    const here = density(from, to);
    if (here > most) {
      most = here;
      best = act;
    }
  };
  for (let to = low; to > tiny; to -= width) {
    if (to - width >= -tiny) look(Math.max(0, to - width), to, "up");
    else if (ends) look(0, to, "up");
  }
  for (let from = high; from < 1 - tiny; from += width) {
    if (from + width <= 1 + tiny) look(from, Math.min(1, from + width), "down");
    else if (ends) look(from, 1, "down");
  }
  return best;
}

/** Steps of a width add up with rounding. */
const tiny = 1e-9;
