/**
 * A zero of a continuous function between two points where its signs differ, to the last digits or to `tolerance`;
 * `undefined` when they do not differ. An infinite value at an end only counts by its sign.
 *
 * @source Brent, Algorithms for Minimization without Derivatives (1973), ch. 4
 */
export function findRoot(
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance = 0,
): number | undefined {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(fa < 0 !== fb < 0) || Number.isNaN(fa) || Number.isNaN(fb)) return undefined;
  let [c, fc] = [a, fa];
  let [step, before] = [b - a, b - a];
  for (let round = 0; round < 1000; round++) {
    if (fb > 0 === fc > 0) {
      [c, fc] = [a, fa];
      step = before = b - a;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const near = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    const half = (c - b) / 2;
    if (Math.abs(half) <= near || fb === 0) return b;
    const next = interpolate(a, fa, b, fb, c, fc, half);
    const isWithin =
      Math.abs(next) < Math.abs(1.5 * half - Math.sign(half) * near) &&
      next * half > 0 &&
      Math.abs(next) < Math.abs(before / 2);
    if (Math.abs(before) >= near && Math.abs(fa) > Math.abs(fb) && isWithin) {
      [before, step] = [step, next];
    } else step = before = half;
    [a, fa] = [b, fb];
    b += Math.abs(step) > near ? step : Math.sign(half) * near;
    fb = f(b);
  }
  return b;
}

/** The step from b by the inverse parabola through three points, or the secant through two. */
function interpolate(
  a: number,
  fa: number,
  b: number,
  fb: number,
  c: number,
  fc: number,
  half: number,
): number {
  const s = fb / fa;
  if (a === c) return (2 * half * s) / (s - 1);
  const [q, r] = [fa / fc, fb / fc];
  const p = s * (2 * half * q * (q - r) - (b - a) * (r - 1));
  return -p / ((q - 1) * (r - 1) * (s - 1));
}
