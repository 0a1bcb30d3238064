import { Fault, type Random } from "../../kernel/index.ts";
import type { AllocationMethod } from "../../definition/index.ts";
import type { Balance, Counts, Levels } from "./balance.ts";
import { drawByWeight } from "./draw-by-weight.ts";
import { type Draw, type Drawn, nextRandom, type OpenArm, openArms } from "./draw.ts";
import { measures } from "./imbalance.ts";

type Minimisation = Extract<AllocationMethod, { kind: "minimisation" }>;

/**
 * Minimisation: the arm that leaves the smallest weighted sum of imbalances over the participant's own levels is taken
 * with the given probability. With unequal ratios counts are divided by the ratio, and the probability is corrected
 * for each arm so that the ratio holds on average whatever the factors.
 *
 * @source Pocock & Simon, Biometrics 31(1), 1975; Han, Enas & McEntegart, "Randomization by minimization for unbalanced
 * treatment allocation", Statistics in Medicine 28(27), 2009
 */
export function minimise(method: Minimisation, draw: Draw): Drawn {
  const open = openArms(draw);
  const random = nextRandom(draw);
  const best = preferred(method, open, draw.balance, draw.levels, random);
  const chances = open.map((arm) => ({
    arm,
    chance: chanceOf(arm, best, open, method.probability),
  }));
  return { arm: drawByWeight(chances, ({ chance }) => chance, random).arm.id };
}

/** The arm that would balance best; where several would, one of them at random by the ratio. */
function preferred(
  { measure, weights }: Minimisation,
  open: readonly OpenArm[],
  balance: Balance,
  levels: Levels,
  random: Random,
): OpenArm {
  const imbalance = measures[measure];
  let least = Number.POSITIVE_INFINITY;
  let best: OpenArm[] = [];
  for (const arm of open) {
    let sum = 0;
    for (const factor of Object.keys(levels)) {
      const counts = balance.margins[factor]?.[levels[factor] as string] ?? none;
      sum += (weights?.[factor] ?? 1) * imbalance(open, counts, arm.id);
    }
    if (sum < least - tie) {
      least = sum;
      best = [arm];
    } else if (sum <= least + tie) best.push(arm);
  }
  const [only, ...others] = best;
  if (only === undefined) throw new Fault("no arm is open");
  return others.length === 0 ? only : drawByWeight(best, ({ ratio }) => ratio, random);
}

const none: Counts = {};
/** Sums that differ by rounding alone are equal. */
const tie = 1e-9;

/**
 * How likely an arm is, given which one is preferred: `probability` is that of a preferred arm of the smallest ratio,
 * larger arms get the chance that keeps the ratio, and the rest is divided by the ratio.
 */
function chanceOf(
  arm: OpenArm,
  best: OpenArm,
  open: readonly OpenArm[],
  probability: number,
): number {
  const all = open.reduce((sum, { ratio }) => sum + ratio, 0);
  const smallest = Math.min(...open.map(({ ratio }) => ratio));
  if (open.length === 1) return 1;
  const chance = 1 - ((all - best.ratio) / (all - smallest)) * (1 - probability);
  return arm.id === best.id ? chance : ((1 - chance) * arm.ratio) / (all - best.ratio);
}
