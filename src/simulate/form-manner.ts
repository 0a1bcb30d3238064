import {
  type CodeList,
  type Expression,
  type Field,
  type FieldReference,
  fieldsOf,
  type Form,
  readsOf,
  type Study,
  walk,
} from "../definition/index.ts";
import { formPlanOf, type StudyPlan } from "../engine/index.ts";
import { type Segmental, segmentalOf } from "./segmental.ts";

export type FormPlan = StudyPlan["forms"] extends ReadonlyMap<string, infer P> ? P : never;

/** Who answers: the site and its laboratories, or the participant. */
export type Answering = "site" | "participant";

/** What the definition tells about how a form is usually answered. */
export interface FormManner {
  readonly plan: FormPlan;
  readonly codes: ReadonlyMap<string, CodeList>;
  /** Fields outside repeating groups that each may answer. */
  readonly fields: Readonly<Record<Answering, readonly Field[]>>;
  /** Entered fields of the form that each check rests on, through derivations. */
  readonly reads: ReadonlyMap<string, readonly string[]>;
  /** What else each check reads that a value may have to agree with. */
  readonly others: ReadonlyMap<string, readonly FieldReference[]>;
  /** Texts that rules ask for. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** Which way a score is expected to go from visit to visit: 1 up, -1 down, 0 neither. */
  readonly trends: ReadonlyMap<string, number>;
  /** How likely a yes is, of fields that ask for one. */
  readonly yes: ReadonlyMap<string, number>;
  readonly segmental: Segmental | undefined;
}

const manners = new WeakMap<Study, Map<string, FormManner | undefined>>();

/** The manner of a form, made on first use; `undefined` when the study has no such form. */
export function mannerOf(study: Study, form: string): FormManner | undefined {
  let known = manners.get(study);
  if (known === undefined) manners.set(study, (known = new Map()));
  if (!known.has(form)) known.set(form, makeManner(study, form));
  return known.get(form);
}

function makeManner(study: Study, id: string): FormManner | undefined {
  const plan = formPlanOf(study, id);
  if (plan === undefined) return undefined;
  const { form } = plan;
  const codes = new Map(study.codeLists.map((list) => [list.id, list]));
  const fields = { site: flatFields(form, "site"), participant: flatFields(form, "participant") };
  return {
    plan,
    codes,
    fields,
    reads: new Map(form.checks.map((check) => [check.id, enteredReads(form, check.expect)])),
    others: new Map(form.checks.map(({ id: check, expect }) => [check, readsOf(expect).fields])),
    texts: textsAsked(study, form),
    trends: trendsOf(form),
    yes: chancesOfYes(study, form),
    segmental: segmentalOf(form, codes),
  };
}

/**
 * Fields outside repeating groups that site staff or a laboratory enter, or the participant.
 * What tells who got what is entered by nobody here.
 */
export function flatFields(form: Form, by: Answering = "site"): readonly Field[] {
  const flat = form.groups.filter((group) => group.repeats !== true);
  return fieldsOf({ ...form, groups: flat }).filter(
    ({ origin, unblinding }) =>
      unblinding !== true && (origin === "participant") === (by === "participant"),
  );
}

/** Entered fields of the instance itself that an expression rests on, through derivations. */
function enteredReads(form: Form, expression: Expression): string[] {
  const found = new Set<string>();
  const visit = (node: Expression): void => {
    for (const { form: of, field: id, at } of readsOf(node).fields) {
      if (of !== form.id || at !== undefined || found.has(id)) continue;
      const field = fieldsOf(form).find((one) => one.id === id);
      if (field?.kind === "derived") visit(field.formula);
      else found.add(id);
    }
  };
  visit(expression);
  return [...found];
}

/** Texts that criteria and checks compare a field of the form with, where agreeing with one of them is asked for. */
function textsAsked(study: Study, form: Form): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (at: Expression, texts: readonly unknown[]): void => {
    if (at.kind !== "field" || at.form !== form.id) return;
    const known = found.get(at.field) ?? [];
    found.set(at.field, [...known, ...texts.filter((text) => typeof text === "string")]);
  };
  const rules = [
    ...study.forms.flatMap(({ checks }) => checks.map(({ expect }) => expect)),
    ...study.eligibility.map(({ when }) => when),
  ];
  for (const rule of rules) {
    walk(rule, (node) => {
      if (node.kind === "in") add(node.of, node.values);
      if (node.kind !== "compare" || node.op !== "=") return;
      if (node.right.kind === "text") add(node.left, [node.right.value]);
    });
  }
  return found;
}

/**
 * A check that asks about a rise since the visit before says that a fall is expected, and the other way round;
 * that holds for whatever the score is made of. Scores that no check speaks of are expected to recover.
 */
function trendsOf(form: Form): Map<string, number> {
  const trends = new Map<string, number>();
  for (const { expect } of form.checks) {
    walk(expect, (node) => {
      if (node.kind !== "compare" || node.left.kind !== "arithmetic" || node.left.op !== "-")
        return;
      const { left, right } = node.left;
      const before = readsOf(right).fields.some(({ at }) => at === "previous");
      const bound = node.right.kind === "number" ? node.right.value : negated(node.right);
      if (!before || bound === undefined) return;
      const trend = node.op.startsWith("<") ? -1 : node.op.startsWith(">") && bound < 0 ? 1 : 0;
      for (const field of enteredReads(form, left)) trends.set(field, trend);
    });
  }
  return trends;
}

function negated(node: Expression): number | undefined {
  return node.kind === "negate" && node.of.kind === "number" ? -node.of.value : undefined;
}

/**
 * The answer that asks nothing further is the usual one. Else a dose goes as planned, an event has none of the graver
 * marks, what is first asked after screening has not happened, and at screening people differ.
 */
function chancesOfYes(study: Study, form: Form): Map<string, number> {
  const further = new Map<string, number>();
  for (const { when } of fieldsOf(form)) {
    if (when?.kind === "field") further.set(when.field, (further.get(when.field) ?? 0) + 1);
    if (when?.kind !== "not" || when.of.kind !== "field") continue;
    further.set(when.of.field, (further.get(when.of.field) ?? 0) - 1);
  }
  const atScreening = study.visits.some(
    ({ epoch, forms }) => epoch === study.epochs[0]?.id && forms.includes(form.id),
  );
  return new Map(
    fieldsOf(form).flatMap(({ id, kind, origin }): [string, number][] => {
      if (kind !== "boolean") return [];
      if (origin === "laboratory") return [[id, 0.04]];
      const asks = further.get(id) ?? 0;
      if (asks < 0) return [[id, 0.95]];
      if (asks > 0 || (further.has(id) && asks === 0)) return [[id, atScreening ? 0.2 : 0.06]];
      if (form.purpose === "dose") return [[id, 0.97]];
      return [[id, form.purpose === undefined && !atScreening ? 0.06 : atScreening ? 0.5 : 0.05]];
    }),
  );
}
