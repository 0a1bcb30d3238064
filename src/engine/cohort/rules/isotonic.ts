import { type DoseTally, evaluable } from "./tally.ts";

/**
 * Toxicity estimates that never fall with the dose: posterior means with prior Beta(0.05, 0.05), pooled where they would
 * fall, weighted by their precision.
 *
 * @source Liu & Yuan 2015; Barlow, Bartholomew, Bremner & Brunk, Statistical inference under order restrictions, 1972
 */
export function isotonicEstimates(doses: readonly DoseTally[]): readonly number[] {
  const pools: { mean: number; weight: number; count: number }[] = [];
  for (const tally of doses) {
    const n = evaluable(tally);
    const a = tally.dlt + 0.05;
    const b = n - tally.dlt + 0.05;
    const mean = a / (a + b);
    const weight = ((a + b) ** 2 * (a + b + 1)) / (a * b);
    pools.push({ mean, weight, count: 1 });
    for (;;) {
      const last = pools.at(-1);
      const before = pools.at(-2);
      if (last === undefined || before === undefined || before.mean <= last.mean) break;
      const sum = before.weight + last.weight;
      pools.splice(-2, 2, {
        mean: (before.mean * before.weight + last.mean * last.weight) / sum,
        weight: sum,
        count: before.count + last.count,
      });
    }
  }
  return pools.flatMap(({ mean, count }) => Array<number>(count).fill(mean));
}

/**
 * The dose whose estimate is nearest to the target, among those tried and not given up: of several alike the highest
 * below the target, the lowest above. -1 where none was tried.
 */
export function isotonicMtd(
  doses: readonly DoseTally[],
  target: number,
  exceeded = doses.length,
): number {
  const tried = doses.flatMap((tally, dose) =>
    dose < exceeded && evaluable(tally) > 0 ? [dose] : [],
  );
  const estimates = isotonicEstimates(tried.map((dose) => doses[dose] as DoseTally));
  let best = -1;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [index, dose] of tried.entries()) {
    // A hair more with each dose decides between equal estimates.
    const estimate = (estimates[index] ?? 0) + 1e-10 * (index + 1);
    const distance = Math.abs(estimate - target);
    if (distance < nearest) {
      nearest = distance;
      best = dose;
    }
  }
  return best;
}
