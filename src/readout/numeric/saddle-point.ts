import { stirlingError } from "./log-gamma.ts";

/** x log(x / m) + m − x without cancellation where x is near m; x ≥ 0, m > 0. @source Loader (2000) */
export function devianceTerm(x: number, m: number): number {
  if (x === 0) return m;
  const gap = x - m;
  if (Math.abs(gap) >= 0.1 * (x + m)) return x * Math.log(x / m) - gap;
  const v = gap / (x + m);
  const square = v * v;
  let sum = gap * v;
  let term = 2 * x * v;
  for (let j = 3; j < 200; j += 2) {
    term *= square;
    const next = sum + term / j;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/** Γ(n+1) / (Γ(a+1) Γ(b+1)) xᵃ yᵇ with n = a + b and x + y = 1, for real a, b ≥ 0. */
export function binomialTerm(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  if (x === 0) return a === 0 ? 1 : 0;
  if (y === 0) return b === 0 ? 1 : 0;
  if (a === 0) return Math.exp(n * logOf(y, x));
  if (b === 0) return Math.exp(n * logOf(x, y));
  const exponent =
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    devianceTerm(a, n * x) -
    devianceTerm(b, n * y);
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * a * b));
}

/** mᵃ e⁻ᵐ / Γ(a + 1) for real a ≥ 0, m ≥ 0. */
export function poissonTerm(a: number, m: number): number {
  if (m === 0) return a === 0 ? 1 : 0;
  if (a === 0) return Math.exp(-m);
  return Math.exp(-stirlingError(a) - devianceTerm(a, m)) / Math.sqrt(2 * Math.PI * a);
}

/** log x where y = 1 − x is known exactly. */
const logOf = (x: number, y: number): number => (x < 0.5 ? Math.log(x) : Math.log1p(-y));
