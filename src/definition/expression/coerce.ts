import { monotone } from "./interval.ts";
import type { Expression } from "./node.ts";
import { type Plan, type Step, typeIn } from "./step.ts";
import type { Type } from "./type.ts";
import { conversion } from "./unit-algebra.ts";
import { dayOfSecond, endsOf, interval, isCodeSet, secondsOfDay, type Value } from "./value.ts";

/** A value of a type the node has, as a value of the type it is used at; `undefined` when nothing changes. */
export function coercion(from: Type, to: Type): ((value: Value) => Value) | undefined {
  if (from.kind === "number" && to.kind === "number") {
    if (from.unit === undefined || to.unit === undefined) return undefined;
    const convert = conversion(from.unit, to.unit);
    return convert && ((value) => monotone(value, convert));
  }
  if (from.kind === "datetime" && to.kind === "date") return dayOfSecond;
  if (from.kind === "date" && to.kind === "datetime") return secondsOfDays;
  if (from.kind === "text" && to.kind === "time") {
    return (value) => (typeof value === "string" ? secondsOfDay(value) : undefined);
  }
  return undefined;
}

/** Compiles a node used at a type. A literal is converted once. */
export function coerced(node: Expression, step: Step, to: Type, plan: Plan): Step {
  const convert = coercion(typeIn(plan, node), to);
  if (convert === undefined) return step;
  if (node.kind === "number" || node.kind === "text") {
    const value = convert(node.value);
    return () => value;
  }
  return (surroundings, rows) => convert(step(surroundings, rows));
}

/** The number that a literal is when used at a type; `undefined` for all that is no literal. */
export function constantAt(node: Expression, to: Type, plan: Plan): number | undefined {
  if (node.kind !== "number") return undefined;
  const convert = coercion(typeIn(plan, node), to);
  const value = convert === undefined ? node.value : convert(node.value);
  return typeof value === "number" ? value : undefined;
}

/** The seconds that a day, or a stretch of days, may be. */
export function secondsOfDays(value: Value): Value {
  const ends = endsOf(value);
  return ends && interval(ends.first * 86_400, ends.last * 86_400 + 86_399);
}

/** The positions of codes in an ordered list, or their scores: of a set, from the lowest to the highest. */
export function numbered(numbers: ReadonlyMap<string, number>): (value: Value) => Value {
  return (value) => {
    if (typeof value === "string") return numbers.get(value);
    if (!isCodeSet(value)) return undefined;
    const found = value.codes.flatMap((code) => numbers.get(code) ?? []);
    if (found.length < value.codes.length) return undefined;
    return interval(Math.min(...found), Math.max(...found));
  };
}
