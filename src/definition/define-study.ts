import { type Text, text } from "../kernel/index.ts";
import type { CodeList } from "./code-list.ts";
import { wording } from "./code-list.ts";
import type { Criterion } from "./criterion.ts";
import type { EscalationPlan } from "./escalation-plan.ts";
import type { BooleanValue, TypedValue } from "./expression/index.ts";
import { VisitDateValue } from "./expression/index.ts";
import type { Form } from "./form.ts";
import { codeListsOf, type FormOf, type ValuesOf, valuesOf } from "./form-builder.ts";
import type { Endpoint } from "./plan.ts";
import { freezeStudy, type Study } from "./study.ts";
import type { Visit } from "./visit.ts";
import type { VisitOf } from "./visit-builder.ts";

type Wording = Text | readonly [en: string, zhCN: string] | string;

/** Every form's fields, by form id, to write criteria and endpoints with. */
export type FieldsOf<F extends readonly Form[]> = {
  readonly [K in F[number] as K["id"]]: K extends FormOf<string, infer S> ? ValuesOf<S> : never;
};

/** The actual date of every visit, by visit id. */
export type DatesOf<V extends readonly Visit[]> = {
  readonly [K in V[number] as K extends VisitOf<infer Id> ? Id : never]: VisitDateValue;
};

/** A study as its author writes it: what is usual may be left out. */
export interface StudyDraft<F extends readonly Form[], V extends readonly Visit[]>
  extends Partial<
    Omit<
      Study,
      | "neurite"
      | "id"
      | "title"
      | "sponsor"
      | "indication"
      | "forms"
      | "visits"
      | "codeLists"
      | "eligibility"
      | "endpoints"
      | "escalation"
    >
  > {
  readonly id: string;
  readonly version: string;
  readonly title: Wording;
  readonly phase: string;
  readonly sponsor: Wording;
  readonly indication: Wording;
  readonly planned: number;
  readonly epochs: Study["epochs"];
  readonly forms: F;
  readonly visits: V;
  readonly eligibility?: (fields: FieldsOf<F>, at: DatesOf<V>) => readonly Criterion[];
  readonly endpoints?: (fields: FieldsOf<F>, at: DatesOf<V>) => readonly Endpoint[];
  readonly escalation?: (fields: FieldsOf<F>, at: DatesOf<V>) => EscalationDraft;
}

/** An escalation as its author writes it: the dose-limiting toxicity as a condition on the forms. */
export interface EscalationDraft extends Omit<EscalationPlan, "dlt"> {
  readonly dlt: BooleanValue;
}

/**
 * Makes a study from typed parts: frozen plain data, whose canonical JSON is what is stored and executed.
 * It is not checked here; `check` does that and says everything at once.
 */
export function defineStudy<const F extends readonly Form[], const V extends readonly Visit[]>(
  draft: StudyDraft<F, V>,
): Study {
  const { eligibility, endpoints, escalation, ...parts } = draft;
  const fields: Record<string, object> = {};
  for (const form of draft.forms) fields[form.id] = valuesOf(form as FormOf<string, never>);
  const dates: Record<string, VisitDateValue> = {};
  for (const visit of draft.visits) dates[visit.id] = new VisitDateValue(visit.id);
  const typedFields = fields as FieldsOf<F>;
  const typedDates = dates as DatesOf<V>;
  const raised = escalation?.(typedFields, typedDates);
  const plain: Study = {
    registry: [],
    participantWord: text("participant", "受试者"),
    blinding: "open",
    products: [],
    doseLevels: [],
    regimens: [],
    cohorts: [],
    arms: [],
    consents: [],
    sites: [],
    milestones: [],
    notes: [],
    datasets: [],
    ...parts,
    ...(raised === undefined ? {} : { escalation: { ...raised, dlt: raised.dlt.node } }),
    neurite: 1,
    title: wording(draft.title),
    sponsor: wording(draft.sponsor),
    indication: wording(draft.indication),
    codeLists: listsOf(draft.forms),
    eligibility: eligibility?.(typedFields, typedDates) ?? [],
    endpoints: endpoints?.(typedFields, typedDates) ?? [],
  };
  return freezeStudy(JSON.parse(JSON.stringify(plain)) as Study);
}

function listsOf(forms: readonly Form[]): CodeList[] {
  const lists: CodeList[] = [];
  for (const list of forms.flatMap(codeListsOf)) if (!lists.includes(list)) lists.push(list);
  return lists;
}

type CriterionOptions = Pick<Criterion, "assumption" | "source">;

/** An inclusion criterion: must be true. */
export function include(
  id: string,
  words: Wording,
  when: BooleanValue,
  options: CriterionOptions = {},
): Criterion {
  return { id, kind: "inclusion", text: wording(words), when: when.node, ...options };
}

/** An exclusion criterion: must be false. */
export function exclude(
  id: string,
  words: Wording,
  when: BooleanValue,
  options: CriterionOptions = {},
): Criterion {
  return { id, kind: "exclusion", text: wording(words), when: when.node, ...options };
}

/** An endpoint: what is measured, and at which visit (`at.month6`, or the visit itself). */
export function endpoint(
  id: string,
  level: Endpoint["level"],
  words: Wording,
  parts: {
    readonly measure?: TypedValue;
    readonly visit?: Visit | VisitDateValue;
  } & CriterionOptions = {},
): Endpoint {
  const { measure, visit, ...rest } = parts;
  return {
    id,
    level,
    text: wording(words),
    ...(measure === undefined ? {} : { measure: measure.node }),
    ...(visit === undefined ? {} : { visit: "id" in visit ? visit.id : visit.visit }),
    ...rest,
  };
}
