import type { TwoArmRule } from "./two-arm-rule.ts";

/** How two arms stand after a number of allocations. */
export interface ImbalanceDistribution {
  /** What A may lead by, from the least up, and the probability of each. */
  readonly leads: readonly number[];
  readonly probabilities: readonly number[];
  readonly meanAbsolute: number;
  readonly variance: number;
  /** The greatest difference that can stand at any time. */
  readonly greatest: number;
  /**
   * The expected share of allocations guessed rightly by one who always guesses the smaller arm, and tosses a fair coin
   * when they are alike.
   *
   * @source Blackwell & Hodges, Annals of Mathematical Statistics 28(2), 1957
   */
  readonly correctGuesses: number;
  /** The expected share of allocations that were certain before. */
  readonly deterministic: number;
}

/** The exact distribution of the imbalance after `n` allocations, one allocation after another. */
export function computeImbalance(rule: TwoArmRule, n: number): ImbalanceDistribution {
  let standing = new Map<number, number>([[0, 1]]);
  let right = 0;
  let certain = 0;
  let greatest = 0;
  for (let drawn = 0; drawn < n; drawn += 1) {
    const after = new Map<number, number>();
    for (const [lead, chance] of standing) {
      const a = rule(lead, drawn);
      right += chance * (lead === 0 ? 0.5 : lead < 0 ? a : 1 - a);
      if (a === 0 || a === 1) certain += chance;
      for (const [step, likely] of [
        [1, a],
        [-1, 1 - a],
      ] as const) {
        if (likely === 0) continue;
        after.set(lead + step, (after.get(lead + step) ?? 0) + chance * likely);
        greatest = Math.max(greatest, Math.abs(lead + step));
      }
    }
    standing = after;
  }
  const rows = [...standing].toSorted(([a], [b]) => a - b);
  const over = (f: (lead: number) => number): number =>
    rows.reduce((sum, [lead, chance]) => sum + chance * f(lead), 0);
  const mean = over((lead) => lead);
  return {
    leads: rows.map(([lead]) => lead),
    probabilities: rows.map(([, chance]) => chance),
    meanAbsolute: over(Math.abs),
    variance: over((lead) => (lead - mean) ** 2),
    greatest,
    correctGuesses: n === 0 ? Number.NaN : right / n,
    deterministic: n === 0 ? Number.NaN : certain / n,
  };
}
