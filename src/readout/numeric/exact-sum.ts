/**
 * The sum of finite numbers, rounded once: it does not depend on their order. Where one is infinite or NaN, what
 * adding them gives.
 *
 * @source Shewchuk, "Adaptive precision floating-point arithmetic", Discrete Comput. Geom. 18:305 (1997)
 * @example exactSum([1e16, 1, -1e16]) // => 1
 */
export function exactSum(values: Iterable<number>): number {
  const parts: number[] = [];
  let plain = 0;
  for (const value of values) {
    plain += value;
    let x = value;
    let kept = 0;
    for (const part of parts) {
      const [large, small] = Math.abs(x) < Math.abs(part) ? [part, x] : [x, part];
      const high = large + small;
      const low = small - (high - large);
      if (low !== 0) {
        parts[kept] = low;
        kept += 1;
      }
      x = high;
    }
    parts.length = kept;
    parts.push(x);
  }
  return Number.isFinite(plain) ? roundOnce(parts) : plain;
}

/** Adds parts that do not overlap, smallest first, from the top; a tie is broken by what lies below. */
function roundOnce(parts: readonly number[]): number {
  let at = parts.length - 1;
  let high = parts[at] ?? 0;
  let low = 0;
  while (at > 0 && low === 0) {
    at -= 1;
    const part = parts[at] ?? 0;
    const sum = high + part;
    low = part - (sum - high);
    high = sum;
  }
  const below = at > 0 ? (parts[at - 1] ?? 0) : 0;
  if ((low < 0 && below < 0) || (low > 0 && below > 0)) {
    const doubled = low * 2;
    const sum = high + doubled;
    if (doubled === sum - high) return sum;
  }
  return high;
}
