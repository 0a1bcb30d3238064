import { type Lms, type QuarterYears, splineAt } from "./lms.ts";

/** One of GLI's equations of one sex. Every group, where there are any, moves ln M and ln S by a constant. */
export interface GliEquation {
  /** ln M = m[0] + m[1]·ln(height in cm) + m[2]·ln(age in years) + the group's + the spline. */
  readonly m: readonly [number, number, number];
  /** ln S = s[0] + s[1]·ln(age) + the group's + the spline. */
  readonly s: readonly [number, number];
  readonly l: number;
  readonly spline: QuarterYears;
}

/** L, M and S at an age in years and a height in cm; `undefined` outside of 3 to 95 years or without a height. */
export function gliLms(
  { m, s, l, spline }: GliEquation,
  age: number,
  heightCm: number,
  [groupM, groupS]: readonly [number, number] = [0, 0],
): Lms | undefined {
  const at = splineAt(spline, age);
  if (at === undefined || heightCm <= 0) return undefined;
  return {
    l,
    m: Math.exp(m[0] + m[1] * Math.log(heightCm) + m[2] * Math.log(age) + groupM + at[0]),
    s: Math.exp(s[0] + s[1] * Math.log(age) + groupS + at[1]),
  };
}
