import { polynomial } from "./polynomial.ts";

// Wichura's coefficients, highest power first.
const nearAbove = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
];
const nearBelow = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
];
const awayAbove = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
  3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const awayBelow = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
  0.6897673349851, 1.6763848301838038, 2.053191626637759, 1,
];
const remoteAbove = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const remoteBelow = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
];

/**
 * The z with Φ(z) = p; NaN outside 0 … 1.
 *
 * @source Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37:477 (1988)
 * @example normalQuantile(0.975).toFixed(12) // => "1.959963984540"
 */
export function normalQuantile(p: number): number {
  return quantileOf(p, 1 - p);
}

/** The z with P(Z > z) = p. */
export const normalTailQuantile = (p: number): number => -normalQuantile(p);

function quantileOf(lower: number, upper: number): number {
  if (!(lower >= 0 && lower <= 1)) return Number.NaN;
  const centred = lower - 0.5;
  if (Math.abs(centred) <= 0.425) {
    const r = 0.180625 - centred * centred;
    return (centred * polynomial(nearAbove, r)) / polynomial(nearBelow, r);
  }
  const tail = Math.min(lower, upper);
  if (tail === 0) return centred < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const r = Math.sqrt(-Math.log(tail));
  const z =
    r <= 5
      ? polynomial(awayAbove, r - 1.6) / polynomial(awayBelow, r - 1.6)
      : polynomial(remoteAbove, r - 5) / polynomial(remoteBelow, r - 5);
  return centred < 0 ? -z : z;
}
