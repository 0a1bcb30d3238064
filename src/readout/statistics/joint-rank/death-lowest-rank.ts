import { computeMidranks } from "../rank/midranks.ts";
import type { Direction } from "./joint-outcome.ts";

/** One participant at the end: dead at a time, or with a change from baseline (measured or imputed). */
export type FinalOutcome = { readonly deathTime: number } | { readonly change: number };

/**
 * Ranks everybody at one visit: the dead below all who live, the earlier death the lower; those who live by their change.
 * Equal ones share a rank. Whoever has neither is NaN: impute first.
 *
 * @source Miller et al., "Trial of antisense oligonucleotide tofersen for SOD1 ALS", NEJM 387:1099 (2022), statistical
 * analysis plan; reference: case jointrank-03-simple-mi
 */
export function computeDeathLowestRanks(
  outcomes: readonly FinalOutcome[],
  direction: Direction = "larger-is-better",
): Float64Array {
  const known = Array.from(outcomes.keys()).filter((i) => {
    const one = outcomes[i];
    return one !== undefined && !Number.isNaN("change" in one ? one.change : one.deathTime);
  });
  const deaths: number[] = [];
  const changes: number[] = [];
  for (const place of known) {
    const one = outcomes[place];
    if (one !== undefined && "deathTime" in one) deaths.push(one.deathTime);
    else if (one !== undefined) changes.push(one.change);
  }
  const better = direction === "larger-is-better" ? 1 : -1;
  const ranksOfDead = computeMidranks(deaths).ranks;
  const ranksOfLiving = computeMidranks(changes.map((change) => better * change)).ranks;
  const ranks = new Float64Array(outcomes.length).fill(Number.NaN);
  let [dead, living] = [0, 0];
  for (const place of known) {
    const one = outcomes[place];
    const isDead = one !== undefined && "deathTime" in one;
    const rank = isDead ? ranksOfDead[dead++] : deaths.length + (ranksOfLiving[living++] ?? 0);
    ranks[place] = rank ?? Number.NaN;
  }
  return ranks;
}
