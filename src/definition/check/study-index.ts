import type { Issue } from "../../kernel/index.ts";
import type { CodeList } from "../code-list.ts";
import {
  checkCondition,
  checkFormula,
  typeOf,
  type Vocabulary,
  vocabularyOf,
} from "../expression/index.ts";
import type { Form } from "../form.ts";
import type { Study } from "../study.ts";
import type { Visit } from "../visit.ts";
import { type Calendar, calendarOf } from "./calendar.ts";
import {
  type PlacedAs,
  type PlacedExpression,
  type PlacedField,
  placedExpressions,
  placedFields,
} from "./placed.ts";

/** A study made ready to check: every name looked up and every expression typed, once. */
export interface StudyIndex {
  readonly study: Study;
  readonly vocabulary: Vocabulary;
  readonly forms: ReadonlyMap<string, Form>;
  readonly visits: ReadonlyMap<string, Visit>;
  readonly codeLists: ReadonlyMap<string, CodeList>;
  readonly fields: readonly PlacedField[];
  /** By `FORM.field`. */
  readonly fieldsByName: ReadonlyMap<string, PlacedField>;
  readonly expressions: readonly PlacedExpression[];
  /** The rules of one field: when it is asked, and how it is computed. */
  readonly expressionsOf: (place: PlacedField) => readonly PlacedExpression[];
  readonly calendar: Calendar;
  /** The visits at which a form may be filled, in the order of the study. */
  readonly visitsOf: (form: string) => readonly Visit[];
  /** What is wrong with an expression as such: names, types, units. */
  readonly issuesOf: (placed: PlacedExpression) => readonly Issue[];
}

/** Prepares a study. */
export function indexOf(study: Study): StudyIndex {
  const vocabulary = vocabularyOf(study);
  const fields = placedFields(study);
  const visitsByForm = new Map<string, Visit[]>();
  for (const visit of study.visits) {
    for (const form of new Set([...visit.forms, ...(visit.optional ?? [])])) {
      const known = visitsByForm.get(form);
      if (known === undefined) visitsByForm.set(form, [visit]);
      else known.push(visit);
    }
  }
  const expressions = placedExpressions(study, fields);
  const byField = new Map<PlacedField, PlacedExpression[]>();
  for (const placed of expressions) {
    if (placed.use !== "when" && placed.use !== "formula") continue;
    byField.set(placed.place, [...(byField.get(placed.place) ?? []), placed]);
  }
  const typed = new Map<PlacedExpression, readonly Issue[]>();
  return {
    study,
    vocabulary,
    forms: firstOf(study.forms),
    visits: firstOf(study.visits),
    codeLists: firstOf(study.codeLists),
    fields,
    fieldsByName: new Map(fields.map((place) => [place.name, place])),
    expressions,
    expressionsOf: (place) => byField.get(place) ?? [],
    calendar: calendarOf(study),
    visitsOf: (form) => visitsByForm.get(form) ?? [],
    issuesOf(placed) {
      const known = typed.get(placed);
      if (known !== undefined) return known;
      const found = typeIssues(placed, vocabulary);
      typed.set(placed, found);
      return found;
    },
  };
}

/** The expressions of one use that are sound as such, so that their meaning can be asked about. */
export function soundExpressions<U extends PlacedExpression["use"]>(
  index: StudyIndex,
  use: U,
): readonly PlacedAs<U>[] {
  return index.expressions.filter(
    (placed): placed is PlacedAs<U> => placed.use === use && index.issuesOf(placed).length === 0,
  );
}

function typeIssues(placed: PlacedExpression, vocabulary: Vocabulary): readonly Issue[] {
  const { expression, path, ownForm } = placed;
  const options = { ownForm, path };
  switch (placed.use) {
    case "criterion":
    case "check":
    case "when":
    case "toxicity":
    case "level":
      return checkCondition(expression, vocabulary, options);
    case "formula":
      return checkFormula(placed.field, vocabulary, options);
    default:
      return typeOf(expression, vocabulary, options).issues;
  }
}

function firstOf<T extends { readonly id: string }>(parts: readonly T[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const part of parts) if (!found.has(part.id)) found.set(part.id, part);
  return found;
}
