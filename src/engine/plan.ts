import {
  type Compiled,
  type Criterion,
  compile,
  type Study,
  type Visit,
  type Vocabulary,
  vocabularyOf,
} from "../definition/index.ts";
import { type FormPlan, planForm } from "./form-plan.ts";
import { planReaders, type Readers } from "./readers.ts";

/** A study made ready to decide with: every name looked up and every expression compiled, once per study value. */
export interface StudyPlan {
  readonly study: Study;
  readonly vocabulary: Vocabulary;
  /** Of the forms that everybody may know of. Those behind the wall are not there: whoever asks for one hears that. */
  readonly forms: ReadonlyMap<string, FormPlan>;
  /** Forms behind the wall. Their rules may read any other; no other reads them. */
  readonly walledForms: ReadonlyMap<string, FormPlan>;
  readonly visits: ReadonlyMap<string, Visit>;
  readonly criteria: readonly CriterionPlan[];
  readonly readers: Readers;
}

export interface CriterionPlan {
  readonly criterion: Criterion;
  readonly evaluate: Compiled;
}

const plans = new WeakMap<Study, StudyPlan>();

/** The plan of a study, made on first use. The study must have passed `check` without an error. */
export function planOf(study: Study): StudyPlan {
  const known = plans.get(study);
  if (known !== undefined) return known;
  const made = makePlan(study);
  plans.set(study, made);
  return made;
}

function makePlan(study: Study): StudyPlan {
  const vocabulary = vocabularyOf(study);
  const all = study.forms.map((form) => planForm(study, form, vocabulary));
  const named = (plans: readonly FormPlan[]) => new Map(plans.map((plan) => [plan.form.id, plan]));
  const forms = named(all.filter(({ walled }) => !walled));
  return {
    study,
    vocabulary,
    forms,
    walledForms: named(all.filter(({ walled }) => walled)),
    visits: new Map(study.visits.map((visit) => [visit.id, visit])),
    criteria: study.eligibility.map((criterion) => ({
      criterion,
      evaluate: compile(criterion.when, vocabulary),
    })),
    readers: planReaders([...forms.values()]),
  };
}

/** A form of the study, wherever it stands: for showing and describing what somebody may see already. */
export function formPlanOf(study: Study, form: string): FormPlan | undefined {
  const { forms, walledForms } = planOf(study);
  return forms.get(form) ?? walledForms.get(form);
}

/** Whether a form stands behind the wall: in a blinded study, all that it holds tells who got what. */
export function isWalledForm(study: Study, form: string): boolean {
  return planOf(study).walledForms.has(form);
}
