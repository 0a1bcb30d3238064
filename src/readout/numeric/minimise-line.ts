/** Where a function is least, and what it is there. */
export interface LineMinimum {
  readonly x: number;
  readonly value: number;
}

/**
 * The minimum of a function with one valley between `low` and `high`, to `tolerance`.
 *
 * @source Brent, Algorithms for Minimization without Derivatives (1973), ch. 5
 */
export function minimiseLine(
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance = 1e-8,
): LineMinimum {
  const golden = (3 - Math.sqrt(5)) / 2;
  let [a, b] = [low, high];
  let x = a + golden * (b - a);
  let [w, v] = [x, x];
  let fx = f(x);
  let [fw, fv] = [fx, fx];
  let [step, before] = [0, 0];
  for (let round = 0; round < 500; round++) {
    const middle = (a + b) / 2;
    const near = 1e-12 * Math.abs(x) + tolerance / 3;
    if (Math.abs(x - middle) <= 2 * near - (b - a) / 2) break;
    let [p, q] = [0, 0];
    if (Math.abs(before) > near) {
      const r = (x - w) * (fx - fv);
      const s = (x - v) * (fx - fw);
      p = (x - v) * s - (x - w) * r;
      q = 2 * (s - r);
      if (q > 0) p = -p;
      q = Math.abs(q);
    }
    const takesParabola =
      q > 0 && Math.abs(p) < Math.abs((q * before) / 2) && p > q * (a - x) && p < q * (b - x);
    if (takesParabola) {
      before = step;
      step = p / q;
      const u = x + step;
      if (u - a < 2 * near || b - u < 2 * near) step = x < middle ? near : -near;
    } else {
      before = x < middle ? b - x : a - x;
      step = golden * before;
    }
    const u = x + (Math.abs(step) >= near ? step : step > 0 ? near : -near);
    const fu = f(u);
    if (fu <= fx) {
      if (u < x) b = x;
      else a = x;
      [v, w, x] = [w, x, u];
      [fv, fw, fx] = [fw, fx, fu];
    } else {
      if (u < x) a = u;
      else b = u;
      if (fu <= fw || w === x) {
        [v, w] = [w, u];
        [fv, fw] = [fw, fu];
      } else if (fu <= fv || v === x || v === w) {
        v = u;
        fv = fu;
      }
    }
  }
  return { x, value: fx };
}
