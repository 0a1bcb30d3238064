/** A reference distribution: skewness L, median M, coefficient of variation S. @source Cole and Green 1992 */
export interface Lms {
  readonly l: number;
  readonly m: number;
  readonly s: number;
}

/** What a value is against a reference distribution. */
export interface AgainstReference {
  readonly predicted: number;
  /** The 5th percentile. */
  readonly lowerLimit: number;
  readonly percent?: number;
  readonly zScore?: number;
}

/** The 5th percentile of the standard normal distribution. */
const fifth = -1.6448536269514722;

/** Predicted value and lower limit; of a measured value per cent of predicted and z-score as well. */
export function computeLms({ l, m, s }: Lms, measured: number | undefined): AgainstReference {
  const limits = { predicted: m, lowerLimit: m * (1 + fifth * l * s) ** (1 / l) };
  if (measured === undefined || measured <= 0) return limits;
  const percent = (100 * measured) / m;
  return { ...limits, percent, zScore: ((measured / m) ** l - 1) / (l * s) };
}

/** Spline values of ln M and ln S at every quarter of a year from 3 to 95, in a unit such as 1e-8. */
export interface QuarterYears {
  readonly unit: number;
  readonly m: readonly number[];
  readonly s: readonly number[];
}

const [youngest, oldest] = [3, 95];

/** The splines of ln M and ln S at an age in years, between quarters by a straight line. */
export function splineAt(table: QuarterYears, age: number): readonly [number, number] | undefined {
  if (!(age >= youngest && age <= oldest)) return undefined;
  const place = (age - youngest) * 4;
  return [between(table.m, place) * table.unit, between(table.s, place) * table.unit];
}

function between(values: readonly number[], place: number): number {
  const floor = Math.floor(place);
  const low = values[floor] ?? Number.NaN;
  const high = values[floor + 1] ?? low;
  return low + (high - low) * (place - floor);
}
