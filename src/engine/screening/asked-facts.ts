import type { Text } from "../../kernel/index.ts";
import {
  type Code,
  type Expression,
  type Field,
  readsOf,
  type Study,
} from "../../definition/index.ts";
import type { FieldPlan, FormPlan } from "../form-plan.ts";
import { screeningPlanOf, type ScreeningPlan } from "./screening-plan.ts";

/** What the criteria of some studies ask of a person, form by form: what somebody types who has no file. */
export interface AskedForm {
  /** Where its answers belong: an instrument, the same in every study, or a form of one study. */
  readonly about:
    | { readonly instrument: string }
    | { readonly study: string; readonly form: string };
  readonly title: Text;
  /** Asked of the investigator or the person once screening begins. */
  readonly atScreening: boolean;
  readonly fields: readonly AskedField[];
}

/** One question, as somebody types its answer. */
export interface AskedField {
  readonly field: string;
  readonly label: Text;
  readonly kind: AskedKind;
  /** UCUM code that a number is asked in. */
  readonly unit?: string;
  readonly codes?: readonly Pick<Code, "code" | "text">[];
  /** The answer may be "one of these". */
  readonly setValued?: true;
  /** It follows from other questions of the list, where they are answered. */
  readonly follows?: true;
  /** How many criteria read it, over all studies. */
  readonly criteria: number;
}

export type AskedKind = "number" | "text" | "yes-no" | "date" | "choice";

/** How each kind of field is typed; none: it cannot be told in a word, and stays with the study's own form. */
const kinds = {
  integer: "number",
  decimal: "number",
  text: "text",
  boolean: "yes-no",
  date: "date",
  datetime: "date",
  time: undefined,
  choice: "choice",
  choices: undefined,
  file: undefined,
  derived: undefined,
  signature: undefined,
} as const satisfies Readonly<Record<Field["kind"], AskedKind | undefined>>;

const derivedKinds = {
  number: "number",
  boolean: "yes-no",
  date: "date",
  text: "text",
  code: "choice",
} as const satisfies Readonly<Record<string, AskedKind>>;

/** A value that follows from more answers than these is asked as it stands: a total, not its items. */
const mostSources = 2;

/**
 * The questions that the criteria of some studies read, those of instruments before those of one study, and those that
 * more criteria read before others. What is computed is asked beside what it is computed from, where that is little: an
 * age and the date of birth. Rows of repeating groups and dates of a study's own course are not among them.
 */
export function askedFacts(studies: readonly Study[]): readonly AskedForm[] {
  const asked = new Map<string, Asking>();
  for (const study of studies) {
    const plan = screeningPlanOf(study);
    for (const { criterion } of plan.criteria) {
      for (const { form, field, follows } of questionsOf(plan, criterion.when)) {
        const found = formIn(asked, plan, form);
        const known = found?.form.fields.get(field);
        if (found !== undefined && known !== undefined) note(found.asking, known, follows);
      }
    }
  }
  return [...asked.values()]
    .map(({ about, title, atScreening, fields }): AskedForm => {
      const sorted = [...fields.values()].toSorted((a, b) => b.criteria - a.criteria);
      return { about, title, atScreening, fields: sorted };
    })
    .filter(({ fields }) => fields.length > 0)
    .toSorted((a, b) => rank(a) - rank(b) || weight(b) - weight(a));
}

interface Asking extends Omit<AskedForm, "fields"> {
  readonly fields: Map<string, AskedField>;
}

interface Question {
  readonly form: string;
  readonly field: string;
  readonly follows: boolean;
}

/** What an expression reads, each once, with what that follows from where it is little. */
function questionsOf(plan: ScreeningPlan, expression: Expression): readonly Question[] {
  const questions = new Map<string, Question>();
  for (const { form, field } of readsOf(expression).fields) {
    const sources = sourcesOf(plan, form, field);
    const told = sources.length > 0 && sources.length <= mostSources ? sources : [];
    for (const source of told) questions.set(`${source.form}.${source.field}`, source);
    const name = `${form}.${field}`;
    if (!questions.has(name)) questions.set(name, { form, field, follows: told.length > 0 });
  }
  return [...questions.values()];
}

/** The entered questions that a value follows from. */
function sourcesOf(plan: ScreeningPlan, form: string, field: string): readonly Question[] {
  const otherwise = plan.known.find((one) => one.field.form === form && one.field.field === field);
  if (otherwise !== undefined) {
    return otherwise.from.map((from) => ({ form: from.form, field: from.field, follows: false }));
  }
  const known = plan.plan.forms.get(form)?.fields.get(field)?.field;
  if (known?.kind !== "derived") return [];
  return readsOf(known.formula).fields.flatMap((read) => {
    const within = sourcesOf(plan, read.form, read.field);
    return within.length > 0 ? within : [{ form: read.form, field: read.field, follows: false }];
  });
}

function formIn(
  asked: Map<string, Asking>,
  { plan, concepts }: ScreeningPlan,
  id: string,
): { readonly asking: Asking; readonly form: FormPlan } | undefined {
  const form = plan.forms.get(id);
  const concept = concepts.get(id);
  if (form === undefined || concept === undefined) return undefined;
  const { instrument, title, purpose } = form.form;
  const asking = asked.get(concept) ?? {
    about: instrument === undefined ? { study: plan.study.id, form: id } : { instrument },
    title,
    atScreening: purpose !== undefined,
    fields: new Map<string, AskedField>(),
  };
  asked.set(concept, asking);
  return { asking, form };
}

function note({ fields }: Asking, known: FieldPlan, follows: boolean): void {
  const { field } = known;
  const before = fields.get(field.id);
  const kind = field.kind === "derived" ? derivedKinds[field.type] : kinds[field.kind];
  if (kind === undefined || known.group !== undefined || known.unblinding) return;
  const unit = "unit" in field ? field.unit : undefined;
  const codes = merged(before?.codes, known.codes?.codes);
  const isSet = (field.kind === "choice" && field.setValued === true) || before?.setValued === true;
  fields.set(field.id, {
    field: field.id,
    label: before?.label ?? field.label,
    kind: before?.kind ?? kind,
    ...(before?.unit !== undefined
      ? { unit: before.unit }
      : unit === undefined || before !== undefined
        ? {}
        : { unit }),
    ...(codes.length === 0 ? {} : { codes }),
    ...(isSet || (field.kind === "derived" && field.type === "code") ? { setValued: true } : {}),
    ...(follows ? { follows: true } : {}),
    criteria: (before?.criteria ?? 0) + 1,
  });
}

function merged(
  before: AskedField["codes"] = [],
  more: readonly Code[] = [],
): NonNullable<AskedField["codes"]> {
  const known = new Set(before.map(({ code }) => code));
  const others = more.filter(({ code }) => !known.has(code));
  return [...before, ...others.map(({ code, text }) => ({ code, text }))];
}

function rank({ about, atScreening }: AskedForm): number {
  return ("instrument" in about ? 0 : 2) + (atScreening ? 1 : 0);
}

function weight({ fields }: AskedForm): number {
  return fields.reduce((sum, { criteria }) => sum + criteria, 0);
}
