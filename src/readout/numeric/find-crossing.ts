/**
 * Where a function crosses zero between two points at which its signs differ, by Dekker's and Brent's `zeroin` with the
 * stopping rule of netlib's C program, which R's `uniroot` calls. Rank statistics are step functions: they jump over zero,
 * and the point that is given back depends on the path to it. Whoever must agree with R to more digits than `tolerance`
 * takes this one; for a continuous function take `findRoot`. `undefined`: the signs do not differ.
 *
 * @source Brent, Algorithms for Minimization without Derivatives (1973), ch. 4; netlib c/brent, zeroin
 */
export function findCrossing(
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance: number,
): number | undefined {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(fa * fb < 0)) return undefined;
  let [c, fc] = [a, fa];
  for (let round = 0; round < 1000; round++) {
    const last = b - a;
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const near = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    const half = (c - b) / 2;
    if (Math.abs(half) <= near || fb === 0) return b;
    let step = half;
    if (Math.abs(last) >= near && Math.abs(fa) > Math.abs(fb)) {
      step = interpolated({ a, fa, b, fb, c, fc }, last, near) ?? half;
    }
    if (Math.abs(step) < near) step = step > 0 ? near : -near;
    [a, fa] = [b, fb];
    b += step;
    fb = f(b);
    if (fb > 0 === fc > 0 && fb < 0 === fc < 0) [c, fc] = [a, fa];
  }
  return b;
}

interface Points {
  readonly a: number;
  readonly fa: number;
  readonly b: number;
  readonly fb: number;
  readonly c: number;
  readonly fc: number;
}

/** The step of the inverse parabola, or of the secant where two points are one; none where halving is safer. */
function interpolated(
  { a, fa, b, fb, c, fc }: Points,
  last: number,
  near: number,
): number | undefined {
  const width = c - b;
  const s = fb / fa;
  let p = width * s;
  let q = 1 - s;
  if (a !== c) {
    const [t, r] = [fa / fc, fb / fc];
    p = s * (width * t * (t - r) - (b - a) * (r - 1));
    q = (t - 1) * (r - 1) * (s - 1);
  }
  if (p > 0) q = -q;
  else p = -p;
  const isSafe = p < 0.75 * width * q - Math.abs(near * q) / 2 && p < Math.abs(last * q) / 2;
  return isSafe ? p / q : undefined;
}
