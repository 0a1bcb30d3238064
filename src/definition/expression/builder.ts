/**
 * Expressions as an author writes them in TypeScript. A wrong code, or a number compared with a text,
 * does not compile. What is stored is `.node`.
 *
 * @example
 * all(DM.age.between(18, 65), days(INJ.date, visitDate("screening")).between(14, 60)).node
 */
import { Fault, issueText, type PartialDate } from "../../kernel/index.ts";
import { excerpt } from "./excerpt.ts";
import type { CallName, Expression, ParticipantEvent } from "./node.ts";
import { parseExpression } from "./parse.ts";
import { CodeValue } from "./typed-code.ts";
import { type DateLike, DateValue, dateNode, elapsed, VisitDateValue } from "./typed-date.ts";
import { type NumberLike, NumberValue, numberNode } from "./typed-number.ts";
import { again } from "./typed-rows.ts";
import { type TextLike, TextValue, textNode } from "./typed-text.ts";
import { type BooleanValue, joined, TypedValue } from "./typed-value.ts";

export { compute, computeFrom } from "./typed-computation.ts";
export { type CodeLike, CodesValue, CodeValue } from "./typed-code.ts";
export { type DateLike, DateValue, VisitDateValue } from "./typed-date.ts";
export {
  type ChoiceFieldOf,
  type ChoicesFieldOf,
  type DerivedCodeOf,
  fieldValue,
  type ValueOf,
} from "./typed-field.ts";
export { type NumberLike, NumberValue } from "./typed-number.ts";
export {
  anyRow,
  countRows,
  everyRow,
  firstRow,
  greatestRows,
  lastRow,
  leastRows,
  meanRows,
  type RowsOf,
  sumRows,
} from "./typed-rows.ts";
export { MarkValue, type TextLike, TextValue, type TimeLike, TimeValue } from "./typed-text.ts";
export { BooleanValue, TypedValue } from "./typed-value.ts";

/** A number, in a UCUM unit when one is given: `number(50, "kg")`. */
export function number(value: number, unit?: string): NumberValue {
  return new NumberValue(
    unit === undefined ? { kind: "number", value } : { kind: "number", value, unit },
  );
}

/** A date as far as it is known: `date("2019-06")`. */
export function date(value: PartialDate): DateValue {
  return new DateValue({ kind: "date", value });
}

/** The date on which a visit was held. */
export function visitDate(visit: string | { readonly visit: string }): VisitDateValue {
  return new VisitDateValue(typeof visit === "string" ? visit : visit.visit);
}

/** The date (and time, as far as recorded) of a dose: its number from 1, or the first or last one. */
export function doseDate(dose: number | "first" | "last"): DateValue {
  return new DateValue({ kind: "dose", dose });
}

/** The date of an event in the participant's course. */
export function eventDate(event: ParticipantEvent): DateValue {
  return new DateValue({ kind: "event", event });
}

/** The day on which the question is asked. */
export const today: DateValue = new DateValue({ kind: "today" });

/** Exact hours from one date to another. */
export function hours(from: DateLike, to: DateLike): NumberValue {
  return elapsed("hours", from, to);
}

/** Calendar days from one date to another. */
export function days(from: DateLike, to: DateLike): NumberValue {
  return elapsed("days", from, to);
}

/** Days from one date to another ÷ 30.4375. */
export function months(from: DateLike, to: DateLike): NumberValue {
  return elapsed("months", from, to);
}

/** Completed years from one date to another. */
export function years(from: DateLike, to: DateLike): NumberValue {
  return elapsed("years", from, to);
}

/** True when every condition is. */
export function all(...conditions: readonly BooleanValue[]): BooleanValue {
  return joined("and", conditions);
}

/** True when any condition is. */
export function anyOf(...conditions: readonly BooleanValue[]): BooleanValue {
  return joined("or", conditions);
}

export function not(condition: BooleanValue): BooleanValue {
  return condition.not();
}

/** The first value when the test is true, the second when it is false; unknown when the test is, unless both agree. */
export function choose(test: BooleanValue, yes: NumberLike, no: NumberLike): NumberValue;
export function choose(test: BooleanValue, yes: TextLike, no: TextLike): TextValue;
export function choose<V extends TypedValue>(test: BooleanValue, yes: V, no: V): V;
export function choose(test: BooleanValue, yes: Choosable, no: Choosable): TypedValue {
  const node: Expression = {
    kind: "if",
    test: test.node,
    then: nodeOf(yes),
    else: nodeOf(no),
  };
  if (yes instanceof TypedValue && !(yes instanceof VisitDateValue)) return again(yes, node);
  if (no instanceof TypedValue && !(no instanceof VisitDateValue)) return again(no, node);
  if (typeof yes === "number") return new NumberValue(node);
  return typeof yes === "string" ? new TextValue(node) : new DateValue(node);
}

type Choosable = number | string | TypedValue;

function nodeOf(value: Choosable): Expression {
  return typeof value === "number" ? numberNode(value) : textNode(value);
}

/** The sum of all; unknown when any is. */
export function sum(...values: readonly NumberLike[]): NumberValue {
  return new NumberValue(call("sum", values.map(numberNode)));
}

export function mean(...values: readonly NumberLike[]): NumberValue {
  return new NumberValue(call("mean", values.map(numberNode)));
}

/** The least of numbers, or the earliest of dates. */
export function least(...values: readonly NumberLike[]): NumberValue;
export function least(...values: readonly DateLike[]): DateValue;
export function least(...values: readonly NumberLike[] | readonly DateLike[]): TypedValue {
  return extreme("least", values);
}

/** The greatest of numbers, or the latest of dates. */
export function greatest(...values: readonly NumberLike[]): NumberValue;
export function greatest(...values: readonly DateLike[]): DateValue;
export function greatest(...values: readonly NumberLike[] | readonly DateLike[]): TypedValue {
  return extreme("greatest", values);
}

function extreme(name: CallName, values: readonly (NumberLike | DateLike)[]): TypedValue {
  const of = values.map((value) =>
    typeof value === "number" || value instanceof NumberValue ? numberNode(value) : dateNode(value),
  );
  const ofDates = values.some((value) => typeof value === "string" || value instanceof DateValue);
  return ofDates ? new DateValue(call(name, of)) : new NumberValue(call(name, of));
}

function call(name: CallName, of: readonly Expression[]): Expression {
  return { kind: "call", name, of };
}

/** One code of a list, as a value: for `choose`. */
export function codeValue<const C extends string>(value: C): CodeValue<C> {
  return new CodeValue({ kind: "text", value });
}

/**
 * The way out of the typed builder: an expression from its text form, checked only by `typeOf`.
 * As a condition: `new BooleanValue(parsed('any(AE: AE.grade >= "3")'))`.
 *
 * @throws Fault when the text is no expression.
 */
export function parsed(text: string): Expression {
  const result = parseExpression(text);
  if (result.expression !== undefined) return result.expression;
  throw new Fault(
    result.issues
      .map((issue) => `${issueText(issue)}\n${issue.span ? excerpt(text, issue.span) : ""}`)
      .join("\n"),
  );
}
