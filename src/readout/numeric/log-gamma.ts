/** ζ(k) − 1 for k = 2 … 31. */
const zetaLessOne = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993,
  0.01734306198444914, 0.008349277381922827, 0.00407735619794434, 0.0020083928260822143,
  0.0009945751278180853, 0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915,
  6.124813505870483e-5, 3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6,
  3.81729326499984e-6, 1.908212716553939e-6, 9.539620338727962e-7, 4.769329867878064e-7,
  2.38450502727733e-7, 1.1921992596531106e-7, 5.960818905125948e-8, 2.980350351465228e-8,
  1.490155482836504e-8, 7.45071178983543e-9, 3.725334024788457e-9, 1.862659723513049e-9,
  9.313274324196682e-10, 4.656629065033784e-10,
] as const;
const eulerGamma = 0.5772156649015329;
const halfLogTwoPi = 0.9189385332046728;

/**
 * log Γ(x) for x > 0, near its zeros at 1 and 2 too; NaN elsewhere.
 *
 * @source Abramowitz & Stegun 6.1.33 (series at 2), 6.1.41 (Stirling)
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x < 0.5) return logGamma(1 + x) - Math.log(x);
  if (x < 1.5) return aroundTwo(x - 1) - Math.log1p(x - 1);
  if (x <= 2.5) return aroundTwo(x - 2);
  if (x < 15) {
    let product = 1;
    let rest = x;
    for (; rest > 2.5; product *= rest) rest -= 1;
    return Math.log(product) + aroundTwo(rest - 2);
  }
  return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingError(x);
}

/** log Γ(2 + a), |a| ≤ ½. */
function aroundTwo(a: number): number {
  let sum = 0;
  for (let k = zetaLessOne.length + 1; k >= 2; k--) {
    sum = a * (((k % 2 === 0 ? 1 : -1) * (zetaLessOne[k - 2] ?? 0)) / k + sum);
  }
  return a * (1 - eulerGamma + sum);
}

/**
 * What Stirling's formula leaves out: log Γ(n + 1) − ((n + ½) log n − n + ½ log 2π), for n > 0.
 *
 * @source Loader, "Fast and accurate computation of binomial probabilities" (2000)
 */
export function stirlingError(n: number): number {
  if (n < 15) return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - halfLogTwoPi;
  const r = 1 / (n * n);
  const series =
    1 / 12 -
    r *
      (1 / 360 -
        r *
          (1 / 1260 -
            r *
              (1 / 1680 -
                r * (1 / 1188 - r * (691 / 360360 - r * (1 / 156 - (r * 3617) / 122400))))));
  return series / n;
}

/** log B(a, b) for a, b > 0. */
export function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  if (large < 15) return logGamma(small) + logGamma(large) - logGamma(small + large);
  const share = small / (small + large);
  const error =
    stirlingError(large) - stirlingError(small + large) + (large - 0.5) * Math.log1p(-share);
  if (small < 15) return logGamma(small) + error + small * (1 - Math.log(small + large));
  return (
    halfLogTwoPi +
    stirlingError(small) +
    error +
    (small - 0.5) * Math.log(share) -
    0.5 * Math.log(small + large)
  );
}

/** log of the number of ways to choose k of n, for real 0 ≤ k ≤ n. */
export function logChoose(n: number, k: number): number {
  return -Math.log1p(n) - logBeta(n - k + 1, k + 1);
}

/** ψ(x), the derivative of log Γ, for x > 0. @source Abramowitz & Stegun 6.3.5, 6.3.18 */
export function digamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let shift = 0;
  let rest = x;
  for (; rest < 12; rest += 1) shift -= 1 / rest;
  const r = 1 / (rest * rest);
  const tail =
    r *
    (1 / 12 -
      r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r * (1 / 132 - r * (691 / 32760 - r / 12))))));
  return shift + Math.log(rest) - 0.5 / rest - tail;
}

/** ψ′(x), the second derivative of log Γ, for x > 0. @source Abramowitz & Stegun 6.4.6, 6.4.12 */
export function trigamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let shift = 0;
  let rest = x;
  for (; rest < 12; rest += 1) shift += 1 / (rest * rest);
  const r = 1 / (rest * rest);
  const tail =
    r *
    (1 / 6 -
      r * (1 / 30 - r * (1 / 42 - r * (1 / 30 - r * (5 / 66 - r * (691 / 2730 - (r * 7) / 6))))));
  return shift + (1 + 0.5 / rest + tail) / rest;
}
