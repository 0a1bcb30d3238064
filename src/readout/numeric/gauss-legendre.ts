/** Points and weights of a quadrature rule. */
export interface Rule {
  readonly points: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The Gauss–Legendre rule on −1 … 1, exact for polynomials of degree 2 n − 1: ∫ f ≈ Σ wᵢ f(xᵢ).
 *
 * @source Newton's method on Legendre's recurrence, DLMF 18.9.1, 3.5.20
 */
export function gaussLegendre(n: number): Rule {
  const points = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < Math.ceil(n / 2); i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let round = 0; round < 100; round++) {
      let [before, value] = [1, x];
      for (let k = 2; k <= n; k++) {
        [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
      }
      if (n === 1) [before, value] = [1, x];
      slope = (n * (x * value - before)) / (x * x - 1);
      const step = value / slope;
      x -= step;
      if (Math.abs(step) < 1e-16) break;
    }
    if (n % 2 === 1 && i === (n - 1) / 2) x = 0;
    const weight = 2 / ((1 - x * x) * slope * slope);
    points[i] = -x;
    points[n - 1 - i] = x;
    weights[i] = weight;
    weights[n - 1 - i] = weight;
  }
  return { points, weights };
}

/** A rule on −1 … 1, moved to `low` … `high`. */
export function moveRule({ points, weights }: Rule, low: number, high: number): Rule {
  const [middle, half] = [(low + high) / 2, (high - low) / 2];
  return { points: points.map((x) => middle + half * x), weights: weights.map((w) => w * half) };
}
