import { Fault } from "./fault.ts";

/** An exact fraction in lowest terms; `under` is positive. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** The fraction `over / under` in lowest terms. @throws Fault when `under` is zero. */
export function fraction(over: bigint, under = 1n): Fraction {
  if (under === 0n) throw new Fault("a fraction with denominator zero");
  let a = over < 0n ? -over : over;
  let b = under < 0n ? -under : under;
  while (b !== 0n) [a, b] = [b, a % b];
  const common = under < 0n ? -a : a;
  return { over: over / common, under: under / common };
}

const decimal = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/;

/**
 * Reads an exact decimal or the quotient of two: `453.59237`, `1e-6`, `5/9`, `1e-6/60`.
 *
 * @throws Fault when the text is none of these.
 */
export function readFraction(text: string): Fraction {
  const [over = "", under, ...rest] = text.split("/");
  if (rest.length > 0) throw new Fault(`not a fraction: ${text}`);
  return under === undefined ? readDecimal(over) : quotient(readDecimal(over), readDecimal(under));
}

function readDecimal(text: string): Fraction {
  const match = decimal.exec(text);
  if (match === null) throw new Fault(`not a decimal number: ${text}`);
  const [, sign = "", whole = "", part = "", exponent = "0"] = match;
  const digits = BigInt(`${sign}${whole}${part}`);
  const tens = Number(exponent) - part.length;
  return tens >= 0
    ? fraction(digits * 10n ** BigInt(tens))
    : fraction(digits, 10n ** BigInt(-tens));
}

/** The decimal that a number prints as: 0.1 is one tenth, not the binary fraction beside it. The number must be finite. */
export function fractionOf(value: number): Fraction {
  return readDecimal(String(value));
}

export function sum(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function difference(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under - b.over * a.under, a.under * b.under);
}

export function product(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.over, a.under * b.under);
}

export function quotient(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under, a.under * b.over);
}

/** A fraction to a whole power; zero has no negative power. */
export function power(base: Fraction, exponent: number): Fraction {
  const times = BigInt(Math.abs(exponent));
  return exponent >= 0
    ? fraction(base.over ** times, base.under ** times)
    : fraction(base.under ** times, base.over ** times);
}

/** The number nearest to a fraction, rounded once; infinite beyond the largest number. */
export function nearestNumber(value: Fraction): number {
  const { over, under } = value;
  const size = over < 0n ? -over : over;
  // At least 64 bits of the quotient and a last one that says whether anything follows: enough for every rounding.
  const shift = 65 - (bits(size) - bits(under));
  const top = shift > 0 ? size << BigInt(shift) : size;
  const bottom = shift < 0 ? under << BigInt(-shift) : under;
  const rounded = Number(((top / bottom) << 1n) | (top % bottom === 0n ? 0n : 1n));
  // In two steps, since a power of two may itself be too small or too large to be a number.
  const half = Math.trunc((-shift - 1) / 2);
  const result = rounded * 2 ** half * 2 ** (-shift - 1 - half);
  return over < 0n ? -result : result;
}

function bits(value: bigint): number {
  return value.toString(16).length * 4;
}
