/**
 * A number rounded to so many decimals, halves away from zero, in decimal arithmetic:
 * binary noise beyond the 15th digit does not decide a tie (1.005 becomes 1.01).
 */
export function roundTo(value: number, decimals: number): number {
  if (!Number.isFinite(value) || Number.isInteger(value)) return value;
  // What has no more digits than that is what it is: the product is whole, and comes back to the value.
  const whole = Math.round(value * 10 ** decimals);
  if (Math.abs(whole) < 2 ** 50 && whole / 10 ** decimals === value) return value;
  const clean = Math.abs(Number(value.toPrecision(15)));
  const [digits = "0", exponent = "0"] = clean.toExponential().split("e");
  const scaled = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  const [mantissa = "0", power = "0"] = scaled.toExponential().split("e");
  return Math.sign(value) * Number(`${mantissa}e${Number(power) - decimals}`);
}
