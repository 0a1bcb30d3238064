import type { PartialDate } from "../../kernel/index.ts";

/**
 * The expression language: criteria, edit checks, skip logic, derivations and definitions of events,
 * stored as this JSON, written as typed calls or as text, and evaluated in three values
 * (true, false, unknown) with partly known dates as intervals.
 *
 * `FORM.field` means, in a rule of FORM itself, the instance being entered; elsewhere the latest
 * instance of FORM. `at` names a visit, or `previous`, `first`, `last` among the instances of the form, or `here`:
 * what was answered at the visit of the rule's own instance, or else at the last one before it.
 */
export type Expression =
  | NumberLiteral
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "date"; readonly value: PartialDate }
  | FieldReference
  | { readonly kind: "visit"; readonly visit: string }
  | { readonly kind: "dose"; readonly dose: number | "first" | "last" }
  | { readonly kind: "event"; readonly event: ParticipantEvent }
  | { readonly kind: "today" }
  | { readonly kind: "not" | "negate"; readonly of: Expression }
  | { readonly kind: "and" | "or"; readonly of: readonly Expression[] }
  | {
      readonly kind: "compare";
      readonly op: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "between";
      readonly of: Expression;
      readonly low: Expression;
      readonly high: Expression;
    }
  | { readonly kind: "in"; readonly of: Expression; readonly values: readonly (string | number)[] }
  | { readonly kind: "answered"; readonly of: FieldReference }
  | { readonly kind: "missing"; readonly of: FieldReference; readonly reason?: string }
  | {
      readonly kind: "arithmetic";
      readonly op: "+" | "-" | "*" | "/";
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "elapsed";
      readonly in: ElapsedIn;
      readonly from: Expression;
      readonly to: Expression;
    }
  | { readonly kind: "call"; readonly name: CallName; readonly of: readonly Expression[] }
  | { readonly kind: "score"; readonly of: FieldReference }
  | {
      readonly kind: "if";
      readonly test: Expression;
      readonly then: Expression;
      readonly else: Expression;
    }
  | {
      readonly kind: "rows";
      readonly name: RowsName;
      readonly form: string;
      readonly group?: string;
      readonly of: Expression;
    }
  | Computation;

/** One output of an algorithm, named with the version that is to compute it. */
export interface Computation {
  readonly kind: "compute";
  readonly algorithm: string;
  readonly version: string;
  readonly output: string;
  /** A form whose fields are the inputs of their names that `of` does not give and that are not optional. */
  readonly from?: string;
  readonly of: Readonly<Record<string, Expression>>;
}

export interface NumberLiteral {
  readonly kind: "number";
  readonly value: number;
  /** UCUM code; without one the number takes the unit of what it is compared with or added to. */
  readonly unit?: string;
}

export interface FieldReference {
  readonly kind: "field";
  readonly form: string;
  readonly field: string;
  /** A visit id, or one of `relativePlaces`. */
  readonly at?: string;
}

export const comparisons = ["=", "!=", "<", "<=", ">", ">="] as const;
export type Comparison = (typeof comparisons)[number];

/** `years` are completed calendar years, `months` are days ÷ 30.4375, the others are exact differences. */
export const elapsedIn = ["hours", "days", "months", "years"] as const;
export type ElapsedIn = (typeof elapsedIn)[number];

/** `round(x, digits)` rounds halves away from zero; `sum`, `mean`, `least`, `greatest` take any number of arguments. */
export const callNames = [
  "abs",
  "round",
  "floor",
  "ceiling",
  "sqrt",
  "ln",
  "sum",
  "mean",
  "least",
  "greatest",
] as const;
export type CallName = (typeof callNames)[number];

/** What can be asked over all instances of a form, or over the rows of a repeating group. */
export const rowsNames = [
  "any",
  "every",
  "count",
  "sum",
  "mean",
  "least",
  "greatest",
  "first",
  "last",
] as const;
export type RowsName = (typeof rowsNames)[number];

/** Dated events in a participant's course that an expression or a window can refer to. */
export const participantEvents = [
  "screened",
  "consented",
  "enrolled",
  "assigned",
  "withdrawn",
  "completed",
  "died",
] as const;
export type ParticipantEvent = (typeof participantEvents)[number];

/** Places that `at` can name besides visits. A visit may not be called so. */
export const relativePlaces = ["previous", "first", "last", "here"] as const;
export type RelativePlace = (typeof relativePlaces)[number];
