/**
 * A number as people write it: whole `digits` with the point so many places from the right.
 * Products and comparisons are exact; only {@link roundDecimal} rounds.
 */
export interface Decimal {
  readonly digits: bigint;
  /** Places after the point, from 0. */
  readonly places: number;
}

const spelling = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** Reads `0.4536`, `-5.30` or `066.5`; `undefined` for what is no plain decimal number. */
export function readDecimal(text: string): Decimal | undefined {
  const match = spelling.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = ""] = match;
  if (whole === "" && fraction === "") return undefined;
  const digits = BigInt(whole + fraction);
  return { digits: sign === "-" ? -digits : digits, places: fraction.length };
}

export function timesDecimal(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, places: a.places + b.places };
}

/** Negative when `a` is less than `b`, 0 when they are the same number. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const places = Math.max(a.places, b.places);
  const difference = shifted(a, places) - shifted(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Rounded to so many places after the point, halves away from zero. */
export function roundDecimal(value: Decimal, places: number): Decimal {
  if (value.places <= places) return value;
  const unit = 10n ** BigInt(value.places - places);
  const size = value.digits < 0n ? -value.digits : value.digits;
  const rounded = (size + unit / 2n) / unit;
  return { digits: value.digits < 0n ? -rounded : rounded, places };
}

/** The shortest spelling: no zeros at the end, none before but the one before the point. */
export function printDecimal({ digits, places }: Decimal): string {
  const size = (digits < 0n ? -digits : digits).toString().padStart(places + 1, "0");
  const whole = size.slice(0, size.length - places);
  const fraction = size.slice(size.length - places).replace(/0+$/, "");
  const sign = digits < 0n ? "-" : "";
  return fraction === "" ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

function shifted({ digits, places }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(to - places);
}
