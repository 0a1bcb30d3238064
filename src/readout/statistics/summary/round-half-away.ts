/**
 * Rounds to a number of decimals as SAS's ROUND does: halves away from zero, where a half is judged by fifteen decimal
 * digits, so that 2.675, which no double holds, becomes 2.68.
 *
 * @param decimals whole, may be negative (−1: tens)
 * @source SAS 9.4 Functions and CALL Routines, ROUND: rounding with fuzz
 * @example roundHalfAway(2.675, 2) // => 2.68
 * @example roundHalfAway(-0.5, 0) // => -1
 */
export function roundHalfAway(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value;
  const shifted = shift(Number(Math.abs(value).toPrecision(15)), decimals);
  const whole = Math.floor(shifted + 0.5);
  const rounded = shift(whole, -decimals);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** value × 10^places, exactly in decimal. */
function shift(value: number, places: number): number {
  const [digits = "0", exponent = "0"] = String(value).split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
}
