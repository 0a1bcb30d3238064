import { dayNumber } from "../../../kernel/index.ts";
import { missingReasons } from "../../datum.ts";
import type { DerivedField } from "../../field.ts";
import type { FieldReference, ParticipantEvent } from "../../expression/index.ts";
import type { Type } from "../../expression/type.ts";
import type { VocabularyField } from "../../expression/vocabulary.ts";
import { type Linear, numberOfTerm, type Status } from "./formula.ts";
import { everything, type Range, range } from "./range.ts";

/** What a term stands for in a participant's record. */
export type TermSource =
  | {
      readonly kind: "field";
      readonly reference: FieldReference;
      readonly known: VocabularyField;
      /** The row, or other instance, in which it stands. */
      readonly row?: string;
    }
  | { readonly kind: "visit"; readonly visit: string }
  | { readonly kind: "dose"; readonly dose: number | "first" | "last" }
  | { readonly kind: "event"; readonly event: ParticipantEvent }
  | { readonly kind: "today" }
  /** What is asked over rows, of which only some is understood. */
  | { readonly kind: "rows" }
  /** The result of a computation. */
  | { readonly kind: "result" };

/** A quantity that statements are about, and what it can be at all. */
export interface Term {
  readonly name: string;
  readonly source: TermSource;
  /** `number`: dates too, as days or seconds; `code`: also texts and yes or no; `ticks`: several codes; `mark`: only present or not. */
  readonly sort: "number" | "code" | "ticks" | "mark";
  readonly range: Range;
  readonly whole: boolean;
  readonly codes: ReadonlySet<string>;
  /** A text: its codes are the texts that the question mentions, and some others. */
  readonly open: boolean;
  readonly statuses: ReadonlySet<Status>;
  /** How its value follows from others, if it does. */
  readonly definition?: Definition;
}

/** How a result follows from sums. `grows` is a function that never falls, with the way back. */
export type Definition =
  | { readonly kind: "product" | "quotient"; readonly left: Linear; readonly right: Linear }
  | { readonly kind: "size"; readonly of: Linear }
  | { readonly kind: "least" | "greatest"; readonly of: readonly Linear[] }
  | { readonly kind: "sum"; readonly of: Linear }
  /** Completed years; `gap` is the term for the days between. */
  | { readonly kind: "years"; readonly from: Linear; readonly to: Linear; readonly gap: string }
  | { readonly kind: "coded"; readonly term: string; readonly numbers: ReadonlyMap<string, number> }
  | { readonly kind: "grows"; readonly of: Linear; readonly curve: Curve };

/** The sums that a result is computed from. */
export function operandsOf(definition: Definition): readonly Linear[] {
  switch (definition.kind) {
    case "product":
    case "quotient":
      return [definition.left, definition.right];
    case "least":
    case "greatest":
      return definition.of;
    case "years":
      return [definition.from, definition.to, numberOfTerm(definition.gap)];
    case "coded":
      return [];
    default:
      return [definition.of];
  }
}

export interface Curve {
  readonly name: string;
  readonly apply: (value: number) => number;
  /** A range that holds all that the function takes into a range. */
  readonly back: (range: Range) => Range;
  /** Where the function is defined. */
  readonly domain?: Range;
}

export const yesNo: ReadonlySet<string> = new Set(["false", "true"]);

/** Of what is asked over rows may also be open whether it is so. */
export const yesNoOpen: ReadonlySet<string> = new Set(["false", "true", "open"]);

const onlyValue: ReadonlySet<Status> = new Set(["value"]);
const valueOrAbsent: ReadonlySet<Status> = new Set(["absent", "value"]);
const anyStatus: ReadonlySet<Status> = new Set(["value", "absent", ...missingReasons]);

const noCodes: ReadonlySet<string> = new Set();
const days = range(dayNumber(1, 1, 1), dayNumber(9999, 12, 31));
const seconds = range(days.least * 86_400, days.most * 86_400 + 86_399);
const secondsOfDay = range(0, 86_399);

type TermParts = Partial<Omit<Term, "name" | "source">>;

export function makeTerm(name: string, source: TermSource, parts: TermParts): Term {
  return {
    name,
    source,
    sort: "number",
    range: everything,
    whole: false,
    codes: noCodes,
    open: false,
    statuses: onlyValue,
    ...parts,
  };
}

/** What a field can hold, by its kind and limits. */
export function fieldTerm(name: string, source: TermSource & { readonly kind: "field" }): Term {
  return makeTerm(name, source, fieldParts(source.known));
}

function fieldParts({ field, type }: VocabularyField): TermParts {
  const statuses = anyStatus;
  switch (field.kind) {
    case "integer":
    case "decimal": {
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = field;
      // Limits that leave nothing are reported as such; nothing more is to follow from them.
      const limits = min <= max ? range(min, max) : everything;
      return { range: limits, whole: field.kind === "integer", statuses };
    }
    case "date":
      return { range: days, whole: true, statuses };
    case "datetime":
      return { range: seconds, whole: true, statuses };
    case "time":
      return { range: secondsOfDay, whole: true, statuses };
    case "text":
      return { sort: "code", open: true, statuses };
    case "boolean":
      return { sort: "code", codes: yesNo, statuses };
    case "choice":
    case "choices": {
      const codes = codesIn(type);
      return { sort: field.kind === "choice" ? "code" : "ticks", codes, statuses };
    }
    case "file":
    case "signature":
      return { sort: "mark", statuses };
    case "derived":
      return { ...derivedParts(field.type, type), statuses: valueOrAbsent };
  }
}

function codesIn(type: Type): ReadonlySet<string> {
  const list = type.kind === "code" || type.kind === "choices" ? type.list.codes : [];
  return new Set(list.map(({ code }) => code));
}

function derivedParts(kind: DerivedField["type"], type: Type): TermParts {
  switch (kind) {
    case "code":
      return { sort: "code", codes: codesIn(type) };
    case "number":
      return {};
    case "boolean":
      return { sort: "code", codes: yesNo };
    case "date":
      return { range: days, whole: true };
    case "text":
      return { sort: "code", open: true };
  }
}

/** The date of a visit or event (a day), or of a dose (a second). */
export function dateTerm(
  name: string,
  source: TermSource & { readonly kind: "visit" | "dose" | "event" | "today" },
): Term {
  const isDose = source.kind === "dose";
  return makeTerm(name, source, {
    range: isDose ? seconds : days,
    whole: true,
    statuses: valueOrAbsent,
  });
}
