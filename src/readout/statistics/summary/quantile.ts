/** Which definition of a quantile: those of Hyndman and Fan. SAS computes type 2 (PCTLDEF=5), R type 7, unless told. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/**
 * The quantile of values of which NaN ones are missing; NaN when none is there.
 *
 * @param share 0 … 1; 0.5 is the median
 * @source Hyndman & Fan, "Sample quantiles in statistical packages", The American Statistician 50:361 (1996)
 * @example computeQuantile([1, 2, 3, 10], 0.5, 2) // => 2.5
 */
export function computeQuantile(
  values: ArrayLike<number>,
  share: number,
  type: QuantileType = 2,
): number {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const n = sorted.length;
  if (n === 0 || !(share >= 0 && share <= 1)) return Number.NaN;
  const at = (place: number): number => sorted[Math.min(n, Math.max(1, place)) - 1] ?? Number.NaN;
  const fuzz = 4 * Number.EPSILON;
  if (type === 1 || type === 2 || type === 3) {
    const position = n * share + (type === 3 ? -0.5 : 0);
    const whole = Math.floor(position + fuzz);
    const isWhole = Math.abs(position - whole) <= fuzz;
    if (!isWhole) return at(whole + 1);
    if (type === 1) return at(whole);
    if (type === 2) return (at(whole) + at(whole + 1)) / 2;
    return at(whole % 2 === 0 ? whole : whole + 1);
  }
  const [a, b] = continuous[type];
  const position = a + share * (n + 1 - a - b);
  const whole = Math.floor(position + fuzz);
  const part = Math.abs(position - whole) <= fuzz ? 0 : position - whole;
  return part === 0 ? at(whole) : (1 - part) * at(whole) + part * at(whole + 1);
}

/** α and β of the plotting position (k − α) / (n + 1 − α − β). */
const continuous = {
  4: [0, 1],
  5: [0.5, 0.5],
  6: [0, 0],
  7: [1, 1],
  8: [1 / 3, 1 / 3],
  9: [3 / 8, 3 / 8],
} as const satisfies Record<Exclude<QuantileType, 1 | 2 | 3>, readonly [number, number]>;
