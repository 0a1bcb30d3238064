import type { Fact } from "../kernel/index.ts";
import { type Datum, isMissing } from "../definition/index.ts";
import type { Kept } from "./event.ts";
import type { Facts } from "./facts.ts";
import type { FormDraft } from "./form-draft.ts";
import { datumAt } from "./form-path.ts";
import type { CheckPlan, FieldPlan, FormPlan } from "./form-plan.ts";
import { own } from "./own.ts";

/** What a look at an instance found: what is kept as findings, and hard checks that do not hold. */
export interface Examination {
  readonly findings: readonly string[];
  readonly broken: readonly Fact[];
}

/** Computes the derived fields of an instance from what it holds now. */
export function derive(formPlan: FormPlan, draft: FormDraft, record: Facts): void {
  record.enter(draft.values, draft.rows);
  for (const { field, group, compute } of formPlan.derivations) {
    if (group === undefined) {
      draft.put(field.id, compute(record));
      continue;
    }
    for (const [row, values] of Object.entries(own(draft.rows, group) ?? {})) {
      record.row = values;
      draft.putRow(group, row, field.id, compute(record));
    }
    record.row = undefined;
    record.enter(draft.values, draft.rows);
  }
}

/**
 * Looks at an instance after its values are read and derived: answers whose question is not asked, checks that do not
 * hold, and, once the form is complete, required fields without an answer. A check that reads a field which is not
 * asked is left out; one that cannot be decided raises nothing.
 */
export function examine(
  formPlan: FormPlan,
  draft: FormDraft,
  record: Facts,
  complete: boolean,
): Examination {
  const notAsked = formPlan.conditional.length === 0 ? nothing : unasked(formPlan, draft, record);
  const failed = formPlan.checks.filter((check) => !holds(check, draft, record, notAsked));
  const findings: string[] = [];
  const broken: Fact[] = [];
  for (const { check } of failed) {
    if (check.level === "soft") findings.push(check.id);
    else broken.push({ text: check.message, path: [check.id] });
  }
  for (const path of notAsked) {
    if (isAnswer(datumAt(draft, path))) findings.push(`not-asked/${path}`);
  }
  if (complete) findings.push(...unanswered(formPlan, draft, notAsked));
  return { findings, broken };
}

const nothing: ReadonlySet<string> = new Set();

/** Paths of fields that are certainly not asked now: `field`, or `group/row/field`. */
export function unasked(formPlan: FormPlan, draft: FormDraft, record: Facts): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { field, group, reads, isAsked } of formPlan.conditional) {
    if (group === undefined) {
      if (reads.some((read) => found.has(read)) || isAsked(record) === false) found.add(field);
      continue;
    }
    for (const [row, values] of rowsOf(draft, group)) {
      record.row = values;
      const within = (read: string): boolean =>
        found.has(read) || found.has(`${group}/${row}/${read}`);
      if (reads.some(within) || isAsked(record) === false) found.add(`${group}/${row}/${field}`);
    }
    record.row = undefined;
  }
  return found;
}

/**
 * Paths of the fields that a person could answer now and nobody has: those that are not asked are left out, those of
 * which it is not known are in. Of repeating groups, the rows there are.
 */
export function unansweredPaths(
  formPlan: FormPlan,
  draft: FormDraft,
  record: Facts,
  isTheirs: (field: FieldPlan) => boolean,
): string[] {
  record.enter(draft.values, draft.rows);
  const notAsked = unasked(formPlan, draft, record);
  const found: string[] = [];
  for (const plan of formPlan.fields.values()) {
    const { field, group } = plan;
    if (field.kind === "derived" || !isTheirs(plan)) continue;
    const paths =
      group === undefined
        ? [field.id]
        : rowsOf(draft, group).map(([row]) => `${group}/${row}/${field.id}`);
    for (const path of paths) {
      if (datumAt(draft, path) === undefined && !notAsked.has(path)) found.push(path);
    }
  }
  return found;
}

function holds(
  { group, reads, evaluate }: CheckPlan,
  draft: FormDraft,
  record: Facts,
  notAsked: ReadonlySet<string>,
): boolean {
  if (notAsked.size > 0 && reads.some((read) => notAsked.has(read))) return true;
  if (group === undefined) return evaluate(record) !== false;
  for (const [row, values] of rowsOf(draft, group)) {
    if (notAsked.size > 0 && reads.some((read) => notAsked.has(`${group}/${row}/${read}`)))
      continue;
    record.row = values;
    const held = evaluate(record) !== false;
    record.row = undefined;
    if (!held) return false;
  }
  return true;
}

function unanswered(
  { required }: FormPlan,
  draft: FormDraft,
  notAsked: ReadonlySet<string>,
): string[] {
  const found: string[] = [];
  for (const { field, group } of required) {
    if (group === undefined) {
      if (own(draft.values, field.id) === undefined && !notAsked.has(field.id))
        found.push(field.id);
      continue;
    }
    for (const [row, values] of rowsOf(draft, group)) {
      const path = `${group}/${row}/${field.id}`;
      if (own(values, field.id) === undefined && !notAsked.has(path)) found.push(path);
    }
  }
  return found.map((path) => `unanswered/${path}`);
}

function rowsOf(draft: FormDraft, group: string): [string, Kept][] {
  return Object.entries(own(draft.rows, group) ?? {});
}

/** A field that is not asked may well say that it does not apply. */
function isAnswer(datum: Datum | undefined): boolean {
  return datum !== undefined && !isMissing(datum);
}
