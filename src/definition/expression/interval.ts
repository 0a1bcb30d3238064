import { completedYears } from "../../kernel/index.ts";
import { endsOf, type Interval, interval, isInterval, type Value } from "./value.ts";

/** The result of an operation that grows, or only falls, with its value. */
export function monotone(value: Value, operation: (x: number) => number): Value {
  if (typeof value === "number") return finite(operation(value));
  if (!isInterval(value)) return undefined;
  const [a, b] = [operation(value.first), operation(value.last)];
  return interval(Math.min(a, b), Math.max(a, b));
}

export function add(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") return finite(a + b);
  return ofEnds(a, b, (x, y) => interval(x.first + y.first, x.last + y.last));
}

export function subtract(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") return finite(a - b);
  return ofEnds(a, b, (x, y) => interval(x.first - y.last, x.last - y.first));
}

export function multiply(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") return finite(a * b);
  return ofEnds(a, b, (x, y) => {
    const ends = [x.first * y.first, x.first * y.last, x.last * y.first, x.last * y.last];
    return interval(Math.min(...ends), Math.max(...ends));
  });
}

/** A quotient; unknown when the divisor is, or may be, zero. */
export function divide(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") return finite(a / b);
  return ofEnds(a, b, (x, y) => {
    if (y.first <= 0 && y.last >= 0) return undefined;
    const ends = [x.first / y.first, x.first / y.last, x.last / y.first, x.last / y.last];
    return interval(Math.min(...ends), Math.max(...ends));
  });
}

/** The size of a number without its sign. */
export function absolute(value: Value): Value {
  if (typeof value === "number") return Math.abs(value);
  if (!isInterval(value)) return undefined;
  const { first, last } = value;
  if (first >= 0) return value;
  return interval(last <= 0 ? -last : 0, Math.max(-first, last));
}

/** A square root or logarithm; unknown where, or as soon as it may be, there is none. */
export function root(value: Value): Value {
  return (endsOf(value)?.first ?? -1) < 0 ? undefined : monotone(value, Math.sqrt);
}

export function logarithm(value: Value): Value {
  return (endsOf(value)?.first ?? 0) <= 0 ? undefined : monotone(value, Math.log);
}

export function least(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") return Math.min(a, b);
  return ofEnds(a, b, (x, y) => interval(Math.min(x.first, y.first), Math.min(x.last, y.last)));
}

export function greatest(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") return Math.max(a, b);
  return ofEnds(a, b, (x, y) => interval(Math.max(x.first, y.first), Math.max(x.last, y.last)));
}

/** Completed years from one day to another. */
export function yearsBetween(from: Value, to: Value): Value {
  if (typeof from === "number" && typeof to === "number") return completedYears(from, to);
  return ofEnds(from, to, (a, b) =>
    interval(completedYears(a.last, b.first), completedYears(a.first, b.last)),
  );
}

/**
 * Rounds to so many digits after the point, halves away from zero, by the decimal digits the number prints with:
 * 1.005 becomes 1.01 although its binary neighbour lies below the half.
 */
export function round(value: number, digits: number): number {
  const size = Math.abs(value);
  const scaled = size * 10 ** digits;
  if (scaled >= 2 ** 52) return value; // it has no digits to lose
  const rest = scaled - Math.floor(scaled);
  // Beside a half the product above may have slipped to the wrong side, so there the decimal digits decide.
  const rounded =
    Math.abs(rest - 0.5) > 1e-3
      ? Math.round(scaled) / 10 ** digits
      : Number(`${Math.round(shifted(size, digits))}e-${digits}`);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

function shifted(size: number, digits: number): number {
  const [mantissa = "0", exponent = "0"] = String(size).split("e");
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}

function ofEnds(a: Value, b: Value, combine: (x: Interval, y: Interval) => Value): Value {
  const [x, y] = [endsOf(a), endsOf(b)];
  return x === undefined || y === undefined ? undefined : combine(x, y);
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
