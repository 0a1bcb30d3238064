import { unreachable } from "../../kernel/index.ts";
import { coerced, constantAt, numbered } from "./coerce.ts";
import {
  isAmong,
  isLess,
  isOneOf,
  isSame,
  isSameCode,
  isSameNumber,
  negation,
  type Truth,
} from "./logic.ts";
import type { Comparison, Expression } from "./node.ts";
import { type Plan, type Step, typeIn } from "./step.ts";
import { commonType, type Type, wrong } from "./type.ts";
import type { Value } from "./value.ts";

type Compile = (node: Expression, plan: Plan) => Step;

/** The type at which several nodes are compared or joined; literals take the type of the others. */
export function meetingType(nodes: readonly Expression[], plan: Plan): Type {
  const leader = nodes.find((node) => node.kind !== "text");
  const leading = leader && typeIn(plan, leader);
  const adopts = leading?.kind === "code" || leading?.kind === "time";
  const operands = nodes.map((node) => ({
    type: adopts && leading && node.kind === "text" ? leading : typeIn(plan, node),
    literal: node.kind === "number",
  }));
  return commonType(operands) ?? wrong;
}

/** Compiles a comparison of two values. */
export function compareStep(
  node: Expression & { readonly kind: "compare" },
  plan: Plan,
  compile: Compile,
): Step {
  const type = meetingType([node.left, node.right], plan);
  const [left, right] = [node.left, node.right].map((side) =>
    ordered(coerced(side, compile(side, plan), type, plan), type, node.op),
  ) as [Step, Step];
  const limit = constantAt(node.right, type, plan);
  if (limit !== undefined) return limitStep(node.op, left, limit);
  const same = type.kind === "code" && !isRanked(node.op) ? isSameCode : sameness(type);
  return comparisonStep(node.op, left, right, same);
}

function isRanked(op: Comparison): boolean {
  return op !== "=" && op !== "!=";
}

function sameness(type: Type): (a: Value, b: Value) => Truth {
  return type.kind === "boolean" || type.kind === "text" ? isSame : isSameNumber;
}

/** Codes that are compared by order become their positions in the list. */
function ordered(step: Step, type: Type, op: Comparison): Step {
  if (type.kind !== "code" || !isRanked(op)) return step;
  const position = numbered(new Map(type.list.codes.map(({ code }, index) => [code, index])));
  return (surroundings, rows) => position(step(surroundings, rows));
}

/** A comparison with a number that is known beforehand; every rule has one, so numbers are compared in place. */
function limitStep(op: Comparison, left: Step, limit: number): Step {
  switch (op) {
    case "<":
      return (s, rows) => {
        const value = left(s, rows);
        return typeof value === "number" ? value < limit : isLess(value, limit);
      };
    case "<=":
      return (s, rows) => {
        const value = left(s, rows);
        return typeof value === "number" ? value <= limit : negation(isLess(limit, value));
      };
    case ">":
      return (s, rows) => {
        const value = left(s, rows);
        return typeof value === "number" ? value > limit : isLess(limit, value);
      };
    case ">=":
      return (s, rows) => {
        const value = left(s, rows);
        return typeof value === "number" ? value >= limit : negation(isLess(value, limit));
      };
    case "=":
      return (s, rows) => isSameNumber(left(s, rows), limit);
    case "!=":
      return (s, rows) => negation(isSameNumber(left(s, rows), limit));
    default:
      return unreachable(op);
  }
}

function comparisonStep(
  op: Comparison,
  left: Step,
  right: Step,
  same: (a: Value, b: Value) => Truth,
): Step {
  switch (op) {
    case "<":
      return (s, rows) => isLess(left(s, rows), right(s, rows));
    case "<=":
      return (s, rows) => negation(isLess(right(s, rows), left(s, rows)));
    case ">":
      return (s, rows) => isLess(right(s, rows), left(s, rows));
    case ">=":
      return (s, rows) => negation(isLess(left(s, rows), right(s, rows)));
    case "=":
      return (s, rows) => same(left(s, rows), right(s, rows));
    case "!=":
      return (s, rows) => negation(same(left(s, rows), right(s, rows)));
    default:
      return unreachable(op);
  }
}

/**
 * Compiles `between`: at least the one and at most the other, each compared on its own. A time between
 * another time and a date is compared with the one as a time, with the other by days.
 */
export function betweenStep(
  node: Expression & { readonly kind: "between" },
  plan: Plan,
  compile: Compile,
): Step {
  const [lowType, highType] = [node.low, node.high].map((side) =>
    meetingType([node.of, side], plan),
  ) as [Type, Type];
  const of = compile(node.of, plan);
  const at = (side: Expression, step: Step, type: Type) =>
    ordered(coerced(side, step, type, plan), type, "<=");
  const [ofLow, ofHigh] = [at(node.of, of, lowType), at(node.of, of, highType)];
  const low = at(node.low, compile(node.low, plan), lowType);
  const high = at(node.high, compile(node.high, plan), highType);
  const least = constantAt(node.low, lowType, plan);
  const most = constantAt(node.high, highType, plan);
  if (least !== undefined && most !== undefined && ofLow === of && ofHigh === of) {
    return (s, rows) => {
      const value = of(s, rows);
      return typeof value === "number"
        ? least <= value && value <= most
        : isNeither(isLess(value, least), isLess(most, value));
    };
  }
  return (s, rows) =>
    isNeither(isLess(ofLow(s, rows), low(s, rows)), isLess(high(s, rows), ofHigh(s, rows)));
}

function isNeither(below: Truth, above: Truth): Truth {
  if (below === true || above === true) return false;
  return below === false && above === false ? true : undefined;
}

/** Compiles `in`: one of these values; of ticked codes, any of these. */
export function inStep(
  node: Expression & { readonly kind: "in" },
  plan: Plan,
  compile: Compile,
): Step {
  const of = compile(node.of, plan);
  if (typeIn(plan, node.of).kind === "number") {
    const numbers = node.values.filter((value) => typeof value === "number");
    return (s, rows) => isOneOf(of(s, rows), numbers);
  }
  const codes = new Set(node.values.filter((value) => typeof value === "string"));
  if (typeIn(plan, node.of).kind === "choices") {
    return (s, rows) => {
      const ticked = of(s, rows);
      return isList(ticked) ? ticked.some((code) => codes.has(code)) : undefined;
    };
  }
  return (s, rows) => isAmong(of(s, rows), codes);
}

function isList(value: Value): value is readonly string[] {
  return Array.isArray(value);
}
