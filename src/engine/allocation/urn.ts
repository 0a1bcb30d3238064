import type { AllocationMethod } from "../../definition/index.ts";
import { stratumOf } from "./balance.ts";
import { drawByWeight } from "./draw-by-weight.ts";
import { type Draw, type Drawn, nextRandom, openArms } from "./draw.ts";

type Urn = Extract<AllocationMethod, { kind: "urn" }>;

/**
 * A ball from the stratum's urn UD(α, β): α balls of each arm at first; each draw puts β balls of every other arm in.
 *
 * @source Wei, "The adaptive biased coin design for sequential experiments", Annals of Statistics 6(1), 1978
 */
export function drawFromUrn({ initial, added }: Urn, draw: Draw): Drawn {
  const counts = draw.balance.strata[stratumOf(draw.levels)] ?? {};
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const balls = (id: string): number => initial + added * (total - (counts[id] ?? 0));
  const open = openArms(draw);
  // UD(0, β) begins with an empty urn: the first draw is a fair one.
  const empty = open.every(({ id }) => balls(id) === 0);
  return { arm: drawByWeight(open, ({ id }) => (empty ? 1 : balls(id)), nextRandom(draw)).id };
}
