import { binomialProbability } from "../../numeric/binomial.ts";
import type { StoppingBound } from "./stopping-bound.ts";

/** What a stopping bound does when the event has one true probability. */
export interface StoppingCharacteristics {
  /** The probability that the bound is ever reached, at the last look too. */
  readonly probability: number;
  /** Participants until stopping or the last look. */
  readonly expectedN: number;
  readonly expectedEvents: number;
  /** The probability of stopping at each look. */
  readonly atLook: readonly number[];
}

/** Exact operating characteristics of a bound, by following the number of events from look to look. */
export function computeStopping(
  bound: StoppingBound,
  probability: number,
): StoppingCharacteristics {
  let alive: readonly number[] = [1];
  let [before, expectedN, expectedEvents] = [0, 0, 0];
  const atLook: number[] = [];
  for (const [place, { n, events }] of bound.entries()) {
    const reached = grow(alive, n - before, probability);
    const limit = events ?? Number.POSITIVE_INFINITY;
    const isLast = place === bound.length - 1;
    const stopped = reached.reduce((sum, mass, k) => (k >= limit ? sum + mass : sum), 0);
    const leaving = reached.map((mass, k) => (isLast || k >= limit ? mass : 0));
    expectedN += n * leaving.reduce((sum, mass) => sum + mass, 0);
    expectedEvents += leaving.reduce((sum, mass, k) => sum + k * mass, 0);
    atLook.push(stopped);
    alive = reached.map((mass, k) => (k >= limit ? 0 : mass));
    before = n;
  }
  return {
    probability: atLook.reduce((sum, mass) => sum + mass, 0),
    expectedN,
    expectedEvents,
    atLook,
  };
}

/** The distribution of the number of events after so many more participants. */
function grow(masses: readonly number[], more: number, probability: number): readonly number[] {
  const step = Array.from({ length: more + 1 }, (_, k) =>
    binomialProbability(k, more, probability),
  );
  const grown = new Array<number>(masses.length + more).fill(0);
  for (const [k, mass] of masses.entries()) {
    if (mass === 0) continue;
    for (const [j, share] of step.entries()) grown[k + j] = (grown[k + j] ?? 0) + mass * share;
  }
  return grown;
}
