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
  readonly forms: ReadonlyMap<string, FormPlan>;
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
  const forms = new Map(study.forms.map((form) => [form.id, planForm(study, form, vocabulary)]));
  return {
    study,
    vocabulary,
    forms,
    visits: new Map(study.visits.map((visit) => [visit.id, visit])),
    criteria: study.eligibility.map((criterion) => ({
      criterion,
      evaluate: compile(criterion.when, vocabulary),
    })),
    readers: planReaders([...forms.values()]),
  };
}
