/** How p-values of one family are adjusted. */
export type Adjustment =
  | "bonferroni"
  | "sidak"
  | "holm"
  | "hochberg"
  | "hommel"
  | "benjamini-hochberg"
  | "benjamini-yekutieli"
  /** Tested in the given order, each only when all before were significant. */
  | "fixed-sequence";

/**
 * Adjusted p-values, in the given order: a hypothesis is rejected where its own is at most α. All but the two of
 * Benjamini control the family-wise error (Hochberg's and Hommel's for p-values that are not negatively dependent), those
 * the false-discovery rate.
 *
 * @source Holm, Scand. J. Statist. 6:65 (1979); Hochberg, Biometrika 75:800 (1988); Hommel, Biometrika 75:383 (1988);
 *   Benjamini & Hochberg, JRSS B 57:289 (1995); Benjamini & Yekutieli, Ann. Statist. 29:1165 (2001); R's p.adjust
 * @example adjustP([0.01, 0.02, 0.03], "holm") // => [0.03, 0.04, 0.04]
 */
export function adjustP(p: readonly number[], adjustment: Adjustment): readonly number[] {
  const n = p.length;
  switch (adjustment) {
    case "bonferroni":
      return p.map((one) => Math.min(1, n * one));
    case "sidak":
      return p.map((one) => -Math.expm1(n * Math.log1p(-one)));
    case "holm":
      return stepDown(p, (one, rank) => (n - rank) * one);
    case "hochberg":
      return stepUp(p, (one, rank) => (n - rank) * one);
    case "hommel":
      return hommel(p);
    case "benjamini-hochberg":
      return stepUp(p, (one, rank) => (n / (rank + 1)) * one);
    case "benjamini-yekutieli": {
      const harmonic = p.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
      return stepUp(p, (one, rank) => ((harmonic * n) / (rank + 1)) * one);
    }
    case "fixed-sequence":
      return runningMaximum(p);
  }
}

/** The places of p-values from the smallest up; of equal ones the first comes first. */
function order(p: readonly number[]): readonly number[] {
  return p.map((_, i) => i).toSorted((a, b) => (p[a] ?? 0) - (p[b] ?? 0) || a - b);
}

function runningMaximum(values: readonly number[]): readonly number[] {
  let most = 0;
  return values.map((value) => {
    most = Math.min(1, Math.max(most, value));
    return most;
  });
}

function stepDown(
  p: readonly number[],
  raised: (p: number, rank: number) => number,
): readonly number[] {
  const places = order(p);
  const stepped = runningMaximum(places.map((i, rank) => raised(p[i] ?? 1, rank)));
  return backInPlace(places, stepped);
}

function stepUp(
  p: readonly number[],
  raised: (p: number, rank: number) => number,
): readonly number[] {
  const places = order(p);
  let least = 1;
  const stepped = places
    .map((i, rank) => raised(p[i] ?? 1, rank))
    .toReversed()
    .map((value) => {
      least = Math.min(least, value);
      return least;
    });
  return backInPlace(places, stepped.toReversed());
}

function backInPlace(places: readonly number[], values: readonly number[]): readonly number[] {
  const result = Array<number>(places.length).fill(Number.NaN);
  for (const [rank, i] of places.entries()) result[i] = values[rank] ?? Number.NaN;
  return result;
}

/** Simes' test of every intersection, by the shortest way. @source Wright, Biometrics 48:1005 (1992) */
function hommel(p: readonly number[]): readonly number[] {
  const n = p.length;
  const places = order(p);
  const sorted = places.map((i) => p[i] ?? 1);
  const least = (size: number, from: number): number =>
    sorted.slice(from).reduce((min, one, i) => Math.min(min, (size * one) / (i + 1)), 1);
  const adjusted = sorted.map(() => least(n, 0));
  for (let size = n - 1; size >= 2; size -= 1) {
    const large = sorted.slice(n - size + 1);
    const bound = large.reduce((min, one, i) => Math.min(min, (size * one) / (i + 2)), 1);
    const start = n - size;
    for (let i = 0; i < n; i += 1) {
      const own = i <= start ? Math.min(bound, size * (sorted[i] ?? 1)) : bound;
      adjusted[i] = Math.max(adjusted[i] ?? 0, own);
    }
    for (let i = start + 1; i < n; i += 1) {
      adjusted[i] = Math.max(adjusted[i] ?? 0, adjusted[start] ?? 0);
    }
  }
  const never = adjusted.map((value, i) => Math.max(value, sorted[i] ?? 1));
  return backInPlace(places, never);
}
