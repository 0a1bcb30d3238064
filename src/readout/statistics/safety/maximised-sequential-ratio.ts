import { findRoot } from "../../numeric/find-root.ts";
import { poissonProbability } from "../../numeric/poisson.ts";

/** log of the likelihood ratio of the observed rate to the expected one; 0 where no more came than expected. */
export function maximisedLogRatio(events: number, expected: number): number {
  if (events <= expected) return 0;
  return expected - events + events * Math.log(events / expected);
}

/** A plan of continuous surveillance: signal when the k-th event comes before `before[k − least]` would have been expected. */
export interface SurveillancePlan {
  /** The log likelihood ratio that is a signal. */
  readonly critical: number;
  /** For the least number of events that can be a signal and each after it, as long as it is before the end. */
  readonly before: readonly number[];
}

/**
 * The maximised sequential probability ratio test of a Poisson number of events under continuous watching until
 * `end` events would have been expected; the critical value is exact.
 *
 * @param end expected events at the end of surveillance
 * @param least no signal before so many events (1: at once)
 * @source Kulldorff et al., Sequential Analysis 30:58 (2011)
 */
export function computeSurveillancePlan(end: number, alpha = 0.05, least = 1): SurveillancePlan {
  const gap = (critical: number) => signalProbability(end, critical, least) - alpha;
  const critical = findRoot(gap, 1e-6, 50, 1e-12) ?? Number.NaN;
  return { critical, before: signalTimes(end, critical, least) };
}

/** The probability of a signal by the end when the true rate is `ratio` times the expected one. */
export function signalProbability(end: number, critical: number, least = 1, ratio = 1): number {
  let masses: readonly number[] = [1];
  let [now, signalled] = [0, 0];
  // One event more than those with a time of their own is a signal whenever it comes before the end.
  for (const [place, time] of [...signalTimes(end, critical, least), end].entries()) {
    const grown = growBy(masses, (time - now) * ratio, least + place);
    signalled += grown.over;
    masses = grown.masses;
    now = time;
  }
  return signalled;
}

/** The expected counts until which the `least`-th event, and each later one, is a signal; those below the end. */
function signalTimes(end: number, critical: number, least: number): readonly number[] {
  const times: number[] = [];
  for (let events = least; ; events++) {
    const gap = (expected: number) => maximisedLogRatio(events, expected) - critical;
    const time = findRoot(gap, events * 1e-30, events, 1e-13) ?? 0;
    if (time >= end) return times;
    times.push(time);
  }
}

/** Counts below `limit` after more time, and the probability of having reached it. */
function growBy(masses: readonly number[], mean: number, limit: number) {
  const kept = new Array<number>(limit).fill(0);
  for (const [from, mass] of masses.entries()) {
    for (let to = from; to < limit; to++) {
      kept[to] = (kept[to] ?? 0) + mass * poissonProbability(to - from, mean);
    }
  }
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return { masses: kept, over: total - kept.reduce((sum, mass) => sum + mass, 0) };
}
