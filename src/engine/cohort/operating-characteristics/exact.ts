import { type DoseTally, untried } from "../rules/tally.ts";
import { type Conduct, stopped } from "./conduct.ts";

/** What a design does when the true toxicity of each dose is known. */
export interface OperatingCharacteristics {
  /** The probability that each dose is recommended. */
  readonly selection: readonly number[];
  /** The probability that none is. */
  readonly none: number;
  /** Expected participants and toxicities, by dose. */
  readonly treated: readonly number[];
  readonly dlt: readonly number[];
  readonly total: number;
  /** The probability of each number of participants in all, from 0. */
  readonly totals: readonly number[];
  /** The probability that more than a share of the most participants are treated above a toxicity. */
  readonly overdosed: (toxicityAbove: number, share: number) => number;
  /** How many different sets of counts a recommendation was made from. */
  readonly looks: number;
}

interface Place {
  readonly doses: readonly DoseTally[];
  readonly current: number;
  readonly chance: number;
}

/**
 * Operating characteristics without simulation: every path of the trial is followed, paths that meet in the same counts
 * at the same dose going on together. The order of the sums is fixed, so that the digits are.
 *
 * @param toxicity the true probability of a dose-limiting toxicity at each dose
 */
export function computeOperatingCharacteristics(
  conduct: Conduct,
  toxicity: readonly number[],
): OperatingCharacteristics {
  const { cohort, cohorts, start } = conduct;
  const ended: Place[] = [];
  const looked = new Set<string>();
  let open: readonly Place[] = [{ doses: toxicity.map(() => untried), current: start, chance: 1 }];
  for (let round = 1; round <= cohorts; round += 1) {
    const met = new Map<string, Place>();
    for (const { doses, current, chance } of open) {
      const here = doses[current] ?? untried;
      for (let dlt = 0; dlt <= cohort; dlt += 1) {
        const likely = chance * binomial(dlt, cohort, toxicity[current] ?? 0);
        if (likely === 0) continue;
        const none = cohort - dlt;
        const after = doses.with(current, {
          dlt: here.dlt + dlt,
          none: here.none + none,
          pending: [],
        });
        looked.add(nameOf(after));
        const next = round === cohorts ? stopped : conduct.next(after, current, { dlt, none });
        if (next === stopped) ended.push({ doses: after, current, chance: likely });
        else {
          const name = `${next}:${nameOf(after)}`;
          const known = met.get(name)?.chance ?? 0;
          met.set(name, { doses: after, current: next, chance: known + likely });
        }
      }
    }
    open = [...met.values()];
  }
  return { ...sumUp(ended, conduct, toxicity), looks: looked.size };
}

function sumUp(
  ended: readonly Place[],
  { cohort, cohorts, select }: Conduct,
  toxicity: readonly number[],
): Omit<OperatingCharacteristics, "looks"> {
  const most = cohort * cohorts;
  const selection = toxicity.map(() => 0);
  const treated = toxicity.map(() => 0);
  const dlt = toxicity.map(() => 0);
  const totals = Array<number>(most + 1).fill(0);
  const chosen = new Map<string, number>();
  let none = 0;
  for (const { doses, current, chance } of ended) {
    const name = `${current}:${nameOf(doses)}`;
    const choice = chosen.get(name) ?? select(doses, current);
    chosen.set(name, choice);
    if (choice < 0) none += chance;
    else selection[choice] = (selection[choice] ?? 0) + chance;
    let all = 0;
    for (const [dose, tally] of doses.entries()) {
      const n = tally.dlt + tally.none;
      all += n;
      treated[dose] = (treated[dose] ?? 0) + chance * n;
      dlt[dose] = (dlt[dose] ?? 0) + chance * tally.dlt;
    }
    totals[all] = (totals[all] ?? 0) + chance;
  }
  const overdosed = (toxicityAbove: number, share: number): number =>
    ended.reduce((sum, { doses, chance }) => {
      const above = doses.reduce(
        (count, tally, dose) =>
          (toxicity[dose] ?? 0) > toxicityAbove ? count + tally.dlt + tally.none : count,
        0,
      );
      return above > share * most ? sum + chance : sum;
    }, 0);
  const total = treated.reduce((sum, n) => sum + n, 0);
  return { selection, none, treated, dlt, total, totals, overdosed };
}

const nameOf = (doses: readonly DoseTally[]): string =>
  doses.map(({ dlt, none }) => `${dlt}/${dlt + none}`).join(" ");

/** The probability of `k` of `n`; n is the size of a cohort. */
function binomial(k: number, n: number, p: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i += 1) ways = (ways * (n - k + i)) / i;
  return ways * p ** k * (1 - p) ** (n - k);
}
