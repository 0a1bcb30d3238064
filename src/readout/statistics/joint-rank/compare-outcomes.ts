import { at } from "../../linear-algebra/vector.ts";
import type { Direction, JointOutcome } from "./joint-outcome.ts";

/** 1: the first fared better; −1: the second; 0: neither can be said to have. */
export type PairResult = -1 | 0 | 1;

/** Outcomes side by side, so that many pairs are compared fast. */
export interface OutcomeTable {
  /** NaN of who is not known to have died. */
  readonly death: Float64Array;
  readonly last: Float64Array;
  readonly visits: number;
  /** Changes, the larger the better, participant by participant. */
  readonly changes: Float64Array;
}

export function tabulateOutcomes(
  outcomes: readonly JointOutcome[],
  direction: Direction = "larger-is-better",
): OutcomeTable {
  const visits = Math.max(0, ...outcomes.map(({ changes }) => changes.length));
  const sign = direction === "larger-is-better" ? 1 : -1;
  const changes = new Float64Array(outcomes.length * visits).fill(Number.NaN);
  for (const [i, one] of outcomes.entries()) {
    for (let t = 0; t < one.changes.length; t++) {
      changes[i * visits + t] = sign * (one.changes[t] ?? Number.NaN);
    }
  }
  return {
    death: Float64Array.from(outcomes, ({ deathTime }) => deathTime ?? Number.NaN),
    last: Float64Array.from(outcomes, ({ lastKnownAlive }) => lastKnownAlive),
    visits,
    changes,
  };
}

/**
 * Compares two participants by the combined assessment of function and survival: who is known to have lived longer fared
 * better; where death does not decide, the change from baseline at the last visit that both have. Two deaths at one time
 * are a tie, and so are equal changes and no visit in common.
 *
 * @source Berry et al., "The Combined Assessment of Function and Survival (CAFS)", ALS and FTD 14:162 (2013); Finkelstein &
 * Schoenfeld, Statistics in Medicine 18:1341 (1999); Healy & Schoenfeld, Muscle & Nerve 45:506 (2012)
 */
export function compareOutcomes(
  first: JointOutcome,
  second: JointOutcome,
  direction: Direction = "larger-is-better",
): PairResult {
  return compareAt(tabulateOutcomes([first, second], direction), 0, 1);
}

/** The same, of two places in a table. */
export function compareAt(table: OutcomeTable, i: number, j: number): PairResult {
  const { death, last, visits, changes } = table;
  const [a, b] = [at(death, i), at(death, j)];
  const [hasDied, hasOtherDied] = [!Number.isNaN(a), !Number.isNaN(b)];
  if (hasDied && hasOtherDied) return signOf(a - b);
  if (hasDied && at(last, j) >= a) return -1;
  if (hasOtherDied && at(last, i) >= b) return 1;
  for (let visit = visits - 1; visit >= 0; visit--) {
    const difference = at(changes, i * visits + visit) - at(changes, j * visits + visit);
    if (!Number.isNaN(difference)) return signOf(difference);
  }
  return 0;
}

function signOf(difference: number): PairResult {
  return difference > 0 ? 1 : difference < 0 ? -1 : 0;
}
