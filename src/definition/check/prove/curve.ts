import type { Unit } from "../../../kernel/index.ts";
import { round } from "../../expression/interval.ts";
import { conversion } from "../../expression/unit-algebra.ts";
import { range, widened } from "./range.ts";
import type { Curve } from "./term.ts";

/** Functions of one number that never fall. */
export const floor: Curve = {
  name: "floor",
  apply: Math.floor,
  back: ({ least, most }) => range(Math.ceil(least), Math.floor(most) + 1, false, true),
};

export const ceiling: Curve = {
  name: "ceiling",
  apply: Math.ceil,
  back: ({ least, most }) => range(Math.ceil(least) - 1, Math.floor(most), true, false),
};

export const squareRoot: Curve = {
  name: "sqrt",
  apply: Math.sqrt,
  back: ({ least, most }) => widened(range(Math.max(0, least) ** 2, Math.max(0, most) ** 2)),
  domain: range(0, Number.POSITIVE_INFINITY),
};

export const logarithm: Curve = {
  name: "ln",
  apply: Math.log,
  back: ({ least, most }) => widened(range(Math.exp(least), Math.exp(most))),
  domain: range(0, Number.POSITIVE_INFINITY, true),
};

/** The day of a second. */
export const dayOfSecond: Curve = {
  name: "day",
  apply: (second) => Math.floor(second / 86_400),
  back: ({ least, most }) => range(Math.ceil(least) * 86_400, Math.floor(most) * 86_400 + 86_399),
};

export function rounding(digits: number): Curve {
  const half = 0.5 * 10 ** -digits;
  return {
    name: `round ${digits}`,
    apply: (value) => (Number.isFinite(value) ? round(value, digits) : value),
    back: ({ least, most }) => widened(range(least - half, most + half)),
  };
}

/** A value in one unit as a value in another; `undefined` when it stays as it is. */
export function converting(from: Unit, to: Unit): Curve | undefined {
  const there = conversion(from, to);
  const back = conversion(to, from);
  if (there === undefined || back === undefined) return undefined;
  const ends = (apply: (x: number) => number, value: number): number =>
    Number.isFinite(value) ? apply(value) : value;
  return {
    name: `${from.code} → ${to.code}`,
    apply: (value) => ends(there, value),
    back: ({ least, most }) => widened(range(ends(back, least), ends(back, most))),
  };
}

/** A number times a factor above zero, as the expression language computes it. */
export function affine(name: string, apply: (value: number) => number): Curve {
  const zero = apply(0);
  const slope = apply(1) - zero;
  return {
    name,
    apply: (value) => (Number.isFinite(value) ? apply(value) : value),
    back: ({ least, most }) => widened(range((least - zero) / slope, (most - zero) / slope)),
  };
}
