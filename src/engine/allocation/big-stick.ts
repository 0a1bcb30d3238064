import type { AllocationMethod } from "../../definition/index.ts";
import { stratumOf } from "./balance.ts";
import { drawByWeight } from "./draw-by-weight.ts";
import { type Draw, type Drawn, nextRandom, openArms } from "./draw.ts";

type BigStick = Extract<AllocationMethod, { kind: "big-stick" }>;

/**
 * A fair coin, until the arms of the stratum differ by the limit: then the smaller one. For two arms of equal ratio.
 *
 * @source Soares & Wu, "Some restricted randomization rules in sequential designs", Communications in Statistics 12, 1983
 */
export function drawBigStick({ limit }: BigStick, draw: Draw): Drawn {
  const counts = draw.balance.strata[stratumOf(draw.levels)] ?? {};
  const open = openArms(draw);
  const least = Math.min(...open.map(({ id }) => counts[id] ?? 0));
  const within = open.filter(({ id }) => (counts[id] ?? 0) - least < limit);
  return { arm: drawByWeight(within, () => 1, nextRandom(draw)).id };
}
