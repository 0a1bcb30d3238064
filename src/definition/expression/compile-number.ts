import { Fault, unreachable } from "../../kernel/index.ts";
import { coerced, secondsOfDays } from "./coerce.ts";
import { meetingType } from "./compile-compare.ts";
import * as interval from "./interval.ts";
import { eitherOf } from "./logic.ts";
import type { Expression } from "./node.ts";
import { type Plan, type Step, typeIn, unitIn } from "./step.ts";
import { isDate } from "./type.ts";
import { cancelled, shiftSeconds } from "./unit-algebra.ts";
import { dayOfSecond, type Value } from "./value.ts";

type Compile = (node: Expression, plan: Plan) => Step;
type Operation = (a: Value, b: Value) => Value;

const operations: Readonly<Record<"+" | "-" | "*" | "/", Operation>> = {
  "+": interval.add,
  "-": interval.subtract,
  "*": interval.multiply,
  "/": interval.divide,
};

/** Compiles a sum, difference, product or quotient. */
export function arithmeticStep(
  node: Expression & { readonly kind: "arithmetic" },
  plan: Plan,
  compile: Compile,
): Step {
  const [left, right] = [compile(node.left, plan), compile(node.right, plan)];
  const [leftType, rightType] = [typeIn(plan, node.left), typeIn(plan, node.right)];
  if (isDate(leftType)) return shiftStep(node, left, right, plan);
  const apply = operations[node.op];
  const [a, b] = [unitIn(leftType), unitIn(rightType)];
  if (node.op === "*" || node.op === "/") {
    const cancel = cancelled(a, b, node.op === "*" ? 1 : -1);
    if (cancel === undefined) return (s, rows) => apply(left(s, rows), right(s, rows));
    return (s, rows) => interval.monotone(apply(left(s, rows), right(s, rows)), cancel);
  }
  if (a !== undefined && a.offset !== 0 && b !== undefined && b.offset === 0) {
    const scale = b.factor / a.factor; // a temperature shifted by kelvins
    return (s, rows) =>
      apply(
        left(s, rows),
        interval.monotone(right(s, rows), (value) => value * scale),
      );
  }
  const type = meetingType([node.left, node.right], plan);
  const x = coerced(node.left, left, type, plan);
  const y = coerced(node.right, right, type, plan);
  return (s, rows) => apply(x(s, rows), y(s, rows));
}

/** A date so many days later or earlier; part of a day does not move a date. */
function shiftStep(
  node: Expression & { readonly kind: "arithmetic" },
  date: Step,
  amount: Step,
  plan: Plan,
): Step {
  const seconds = shiftSeconds[unitIn(typeIn(plan, node.right))?.code ?? "d"] ?? 86_400;
  const apply = operations[node.op];
  if (typeIn(plan, node.left).kind === "datetime") {
    return (s, rows) =>
      apply(
        date(s, rows),
        interval.monotone(amount(s, rows), (value) => value * seconds),
      );
  }
  const days = seconds / 86_400;
  return (s, rows) => {
    const shift = interval.monotone(amount(s, rows), (value) => value * days);
    return interval.monotone(apply(date(s, rows), shift), Math.floor);
  };
}

/** Compiles the time from one date to another. */
export function elapsedStep(
  node: Expression & { readonly kind: "elapsed" },
  plan: Plan,
  compile: Compile,
): Step {
  const inHours = node.in === "hours";
  const [from, to] = [node.from, node.to].map((side) => {
    const step = compile(side, plan);
    const isDatetime = typeIn(plan, side).kind === "datetime";
    if (inHours === isDatetime) return step;
    const convert = inHours ? secondsOfDays : dayOfSecond;
    return ((s, rows) => convert(step(s, rows))) satisfies Step;
  }) as [Step, Step];
  switch (node.in) {
    case "days":
      return (s, rows) => interval.subtract(to(s, rows), from(s, rows));
    case "hours":
      return (s, rows) =>
        interval.monotone(interval.subtract(to(s, rows), from(s, rows)), (x) => x / 3_600);
    case "months":
      return (s, rows) =>
        interval.monotone(interval.subtract(to(s, rows), from(s, rows)), (x) => x / 30.4375);
    case "years":
      return (s, rows) => interval.yearsBetween(from(s, rows), to(s, rows));
    default:
      return unreachable(node.in);
  }
}

/** Compiles a called function. */
export function callStep(
  node: Expression & { readonly kind: "call" },
  plan: Plan,
  compile: Compile,
): Step {
  const type = meetingType(node.name === "round" ? node.of.slice(0, 1) : node.of, plan);
  const steps = node.of.map((of) => coerced(of, compile(of, plan), type, plan));
  const [first, second] = steps;
  if (first === undefined) throw new Fault(`${node.name}() was compiled without values`);
  switch (node.name) {
    case "abs":
      return (s, rows) => interval.absolute(first(s, rows));
    case "floor":
      return (s, rows) => interval.monotone(first(s, rows), Math.floor);
    case "ceiling":
      return (s, rows) => interval.monotone(first(s, rows), Math.ceil);
    case "sqrt":
      return (s, rows) => interval.root(first(s, rows));
    case "ln":
      return lnStep(node, first, plan);
    case "round": {
      const digits = node.of[1]?.kind === "number" ? node.of[1].value : 0;
      return (s, rows) =>
        interval.monotone(first(s, rows), (value) => interval.round(value, digits));
    }
    case "sum":
      return folded(first, steps, interval.add);
    case "mean": {
      const total = folded(first, steps, interval.add);
      return (s, rows) => interval.monotone(total(s, rows), (value) => value / steps.length);
    }
    case "least":
      return folded(first, steps, interval.least);
    case "greatest":
      return folded(first, steps, interval.greatest);
    default:
      void second;
      return unreachable(node.name);
  }
}

/** A logarithm is of a pure number, so per cent are first made one. */
function lnStep(node: Expression & { readonly kind: "call" }, of: Step, plan: Plan): Step {
  const unit = node.of[0] && unitIn(typeIn(plan, node.of[0]));
  const factor = unit?.factor ?? 1;
  return (s, rows) => interval.logarithm(interval.monotone(of(s, rows), (value) => value * factor));
}

function folded(first: Step, steps: readonly Step[], apply: Operation): Step {
  const others = steps.slice(1);
  return (s, rows) => {
    let result = first(s, rows);
    for (const step of others) result = apply(result, step(s, rows));
    return result;
  };
}

/** Compiles a choice. While the test is unknown, the value is one of both: as far as they agree, it is known. */
export function ifStep(
  node: Expression & { readonly kind: "if" },
  plan: Plan,
  compile: Compile,
): Step {
  const test = compile(node.test, plan);
  const type = meetingType([node.then, node.else], plan);
  const yes = coerced(node.then, compile(node.then, plan), type, plan);
  const no = coerced(node.else, compile(node.else, plan), type, plan);
  const areCodes = type.kind === "code";
  return (s, rows) => {
    const truth = test(s, rows);
    if (truth === true) return yes(s, rows);
    const otherwise = no(s, rows);
    if (truth === false) return otherwise;
    return eitherOf(yes(s, rows), otherwise, areCodes);
  };
}
