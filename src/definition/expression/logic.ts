import { endsOf, interval, isCodeSet, type Value } from "./value.ts";

/** True, false, or unknown. */
export type Truth = boolean | undefined;

/** Not, in three values. @source Kleene (1952), strong connectives */
export function negation(value: Value): Truth {
  return typeof value === "boolean" ? !value : undefined;
}

/** Whether one quantity is less than another: certainly, certainly not, or it is not known. */
export function isLess(a: Value, b: Value): Truth {
  if (typeof a === "number" && typeof b === "number") return a < b;
  const [left, right] = [endsOf(a), endsOf(b)];
  if (left === undefined || right === undefined) return undefined;
  if (left.last < right.first) return true;
  return left.first >= right.last ? false : undefined;
}

/** Whether two quantities are the same number. Two that overlap may be, so that is not known. */
export function isSameNumber(a: Value, b: Value): Truth {
  if (typeof a === "number" && typeof b === "number") return a === b;
  const [left, right] = [endsOf(a), endsOf(b)];
  if (left === undefined || right === undefined) return undefined;
  return left.last < right.first || right.last < left.first ? false : undefined;
}

/** Whether two codes are the same. Sets with a code in common may be. */
export function isSameCode(a: Value, b: Value): Truth {
  if (typeof a === "string" && typeof b === "string") return a === b;
  const [left, right] = [codesOf(a), codesOf(b)];
  if (left === undefined || right === undefined) return undefined;
  return left.some((code) => right.includes(code)) ? undefined : false;
}

/** Whether two texts, or two conditions, are the same. */
export function isSame(a: Value, b: Value): Truth {
  return a === undefined || b === undefined ? undefined : a === b;
}

/** Whether a code is among those given: of a set, true when all of it is, false when none is. */
export function isAmong(value: Value, codes: ReadonlySet<string>): Truth {
  if (typeof value === "string") return codes.has(value);
  if (!isCodeSet(value)) return undefined;
  const found = value.codes.filter((code) => codes.has(code)).length;
  return found === value.codes.length ? true : found === 0 ? false : undefined;
}

/** Whether a number is one of those given. */
export function isOneOf(value: Value, numbers: readonly number[]): Truth {
  if (typeof value === "number") return numbers.includes(value);
  const ends = endsOf(value);
  if (ends === undefined) return undefined;
  return numbers.some((number) => ends.first <= number && number <= ends.last) ? undefined : false;
}

/**
 * What is known of a value that is one of two: of numbers the stretch over both, of codes any of both,
 * of everything else the value when both are the same.
 */
export function eitherOf(a: Value, b: Value, areCodes: boolean): Value {
  if (a === b || a === undefined || b === undefined) return a === b ? a : undefined;
  const [left, right] = [endsOf(a), endsOf(b)];
  if (left !== undefined && right !== undefined) {
    return interval(Math.min(left.first, right.first), Math.max(left.last, right.last));
  }
  if (!areCodes) return undefined;
  return { codes: [...new Set([...(codesOf(a) ?? []), ...(codesOf(b) ?? [])])] };
}

/** Whether two values are the same knowledge. */
export function isIdentical(a: Value, b: Value): boolean {
  return a === b || JSON.stringify([a]) === JSON.stringify([b]);
}

function codesOf(value: Value): readonly string[] | undefined {
  if (typeof value === "string") return [value];
  return isCodeSet(value) ? value.codes : undefined;
}
