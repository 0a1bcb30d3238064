import { at } from "../../linear-algebra/vector.ts";
import type { CoxRows } from "./cox-rows.ts";

/** How often, of two subjects, the one with the higher predicted risk had the event first. */
export interface Concordance {
  readonly estimate: number;
  /** By the infinitesimal jackknife over subjects, or over clusters where there are any. */
  readonly standardError: number;
  readonly concordant: number;
  readonly discordant: number;
  /** Pairs of equal prediction, which count half. */
  readonly tied: number;
}

/**
 * Harrell's C, within strata. Pairs whose events came at the same time are not compared; one who was censored at the
 * time of another's event outlived it.
 *
 * @source Harrell et al., JAMA 247:2543 (1982); Therneau & Watson, "The concordance statistic and the Cox model", Mayo
 * Clinic technical report 85 (2015)
 */
export function computeConcordance(rows: CoxRows, eta: Float64Array): Concordance {
  const won = new Float64Array(rows.size);
  const pairs = new Float64Array(rows.size);
  let [concordant, discordant, tied] = [0, 0, 0];
  for (const { from, to } of rows.strata) {
    for (let i = from; i < to; i++) {
      if (at(rows.event, i) !== 1) continue;
      const time = at(rows.time, i);
      for (let j = from; j < to; j++) {
        const other = at(rows.time, j);
        const outlived = other > time || (other === time && at(rows.event, j) === 0);
        if (!outlived || at(rows.entry, j) >= time) continue;
        const gap = at(eta, i) - at(eta, j);
        const score = gap > 0 ? 1 : gap < 0 ? 0 : 0.5;
        if (gap > 0) concordant += 1;
        else if (gap < 0) discordant += 1;
        else tied += 1;
        for (const row of [i, j]) {
          won[row] = at(won, row) + score;
          pairs[row] = at(pairs, row) + 1;
        }
      }
    }
  }
  const total = concordant + discordant + tied;
  const estimate = (concordant + tied / 2) / total;
  const influence = new Map<number, number>();
  for (let i = 0; i < rows.size; i++) {
    const own = (at(won, i) - estimate * at(pairs, i)) / total;
    const cluster = at(rows.cluster, i);
    influence.set(cluster, (influence.get(cluster) ?? 0) + own);
  }
  let variance = 0;
  for (const [, own] of [...influence].toSorted(([a], [b]) => a - b)) variance += own * own;
  return { estimate, standardError: Math.sqrt(variance), concordant, discordant, tied };
}
