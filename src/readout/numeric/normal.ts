import { polynomial } from "./polynomial.ts";

const rootTwoPi = 2.5066282746310007;
const logRootTwoPi = 0.9189385332046728;

// Cody's minimax coefficients, highest power first: |x| ≤ 0.67; to √32; beyond.
const centreAbove = [
  0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709,
  18154.98125334356,
];
const centreBelow = [
  1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673,
];
const middleAbove = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785,
  597.2702763948002, 2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
];
const middleBelow = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761,
  18615.571640885097, 34900.95272114598, 38912.00328609327, 19685.429676859992,
];
const farAbove = [
  0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807,
  0.0014216191932278934, 2.9112874951168793e-5,
];
const farBelow = [
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824,
  7.297515550839662e-5,
];

/** The tail beyond z > 0.67 times e^(z²/2). */
function scaledTail(z: number): number {
  if (z <= 5.656854249492381) return polynomial(middleAbove, z) / polynomial(middleBelow, z);
  const r = 1 / (z * z);
  return (1 / rootTwoPi - (r * polynomial(farAbove, r)) / polynomial(farBelow, r)) / z;
}

/** e^(−z²/2), with z² split so that its rounding is not magnified. */
function bell(z: number): number {
  const coarse = Math.trunc(z * 16) / 16;
  return Math.exp(-coarse * coarse * 0.5) * Math.exp(-(z - coarse) * (z + coarse) * 0.5);
}

/** φ(x) of the standard normal distribution. */
export function normalDensity(x: number): number {
  return bell(Math.abs(x)) / rootTwoPi;
}

/**
 * Φ(x) = P(Z ≤ x), with full relative accuracy in the tail. Below −37.5193, where it is no normal double, 0.
 *
 * @source Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23:631 (1969)
 * @example normalCdf(-1.96).toFixed(12) // => "0.024997895148"
 */
export function normalCdf(x: number): number {
  const z = Math.abs(x);
  if (z <= 0.67448975) {
    const square = z * z;
    return 0.5 + (x * polynomial(centreAbove, square)) / polynomial(centreBelow, square);
  }
  const tail = z > 37.5193 ? 0 : bell(z) * scaledTail(z);
  return x < 0 ? tail : x > 0 ? 1 - tail : Number.NaN;
}

/** P(Z > x). */
export const normalTail = (x: number): number => normalCdf(-x);

/** log Φ(x), also where Φ(x) is 0. */
export function logNormalCdf(x: number): number {
  if (x < -0.67448975) return -0.5 * x * x + Math.log(scaledTail(-x));
  return x > 0.67448975 ? Math.log1p(-normalCdf(-x)) : Math.log(normalCdf(x));
}

/** log φ(x). */
export const logNormalDensity = (x: number): number => -0.5 * x * x - logRootTwoPi;
