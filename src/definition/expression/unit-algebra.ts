import { combine, one, type Unit } from "../../kernel/index.ts";

/** Whether values in two units can be compared: same dimension, and both or neither with a shifted zero (°C, °F). */
export function comparable(a: Unit, b: Unit): boolean {
  return a.dimension === b.dimension && (a.offset === 0) === (b.offset === 0);
}

/**
 * How a value in one unit becomes a value in another; `undefined` when it stays as it is.
 * Results are kept to 13 significant digits, so that 98.6 °F is exactly 37 °C.
 */
export function conversion(from: Unit, to: Unit): ((value: number) => number) | undefined {
  if (from.factor === to.factor && from.offset === to.offset) return undefined;
  return (value) =>
    Number((((value + from.offset) * from.factor) / to.factor - to.offset).toPrecision(13));
}

/**
 * The unit of a product (`power` 1) or quotient (`power` -1). Bare and pure numbers change nothing;
 * what cancels to no dimension is a pure number, so kg ÷ g is (by {@link cancelled}) a thousand of them.
 */
export function product(a: Unit | undefined, b: Unit | undefined, power: 1 | -1): Unit | undefined {
  if (b === undefined || (isPure(b) && a !== undefined)) return a;
  const left = a ?? one;
  if (power === 1 && isPure(left)) return b;
  const unit = combine(left, b, power);
  if (unit.dimension === "") return one;
  const right = /[./]/.test(b.code) ? `(${b.code})` : b.code;
  return { ...unit, code: `${left.code}${power === 1 ? "." : "/"}${right}` };
}

/** How a product or quotient whose units cancel becomes a pure number; `undefined` when it is one already. */
export function cancelled(
  a: Unit | undefined,
  b: Unit | undefined,
  power: 1 | -1,
): ((value: number) => number) | undefined {
  if (product(a, b, power) !== one || a === one || b === undefined) return undefined;
  return conversion(combine(a ?? one, b, power), one);
}

function isPure(unit: Unit): boolean {
  return unit.dimension === "" && unit.factor === 1;
}

/** The unit of the difference of two temperatures with a shifted zero: 39 °C − 37 °C = 2 K. */
export function differenceUnit(unit: Unit): Unit {
  return unit.factor === 1 ? { ...unit, code: "K", offset: 0 } : { ...unit, offset: 0 };
}

/** The unit of a square root; `undefined` when an exponent is odd. */
export function rootUnit(unit: Unit): Unit | undefined {
  const parts: string[] = [];
  for (const part of unit.dimension === "" ? [] : unit.dimension.split(".")) {
    const split = /^(.*?)(-?\d+)$/.exec(part);
    const exponent = Number(split?.[2] ?? 1);
    if (exponent % 2 !== 0) return undefined;
    parts.push(`${split?.[1] ?? ""}${exponent / 2}`);
  }
  if (unit.offset !== 0) return undefined;
  const dimension = parts.join(".");
  const code = dimension === "" ? "1" : `√(${unit.code})`;
  return { code, dimension, factor: Math.sqrt(unit.factor), offset: 0 };
}

/** Seconds in the units that may shift a date. Months and years differ in length, so they cannot. */
export const shiftSeconds: Readonly<Record<string, number>> = {
  d: 86_400,
  wk: 604_800,
  h: 3_600,
  min: 60,
  s: 1,
};
