import {
  type Compiled,
  compile,
  type Criterion,
  type Expression,
  readsOf,
  type Study,
  type Vocabulary,
} from "../../definition/index.ts";
import { planOf, type StudyPlan } from "../plan.ts";
import { type KnownOtherwise, knownOtherwise, writtenOut } from "./known-otherwise.ts";
import { studyConcept } from "./patient-facts.ts";

/** A study made ready to be asked about people who do not take part in it yet. */
export interface ScreeningPlan {
  readonly plan: StudyPlan;
  /** What each form asks about: its instrument, or itself where it belongs to none. */
  readonly concepts: ReadonlyMap<string, string>;
  readonly known: readonly KnownOtherwise[];
  readonly criteria: readonly CriterionScreen[];
}

export interface CriterionScreen extends ExpressionScreen {
  readonly criterion: Criterion;
}

/** An expression as it is asked of a person of whom answers are `known` otherwise: with those answers written out. */
export interface ExpressionScreen {
  /** What may be written out in it. */
  readonly otherwise: readonly KnownOtherwise[];
  asked(known: readonly KnownOtherwise[]): AskedExpression;
}

export interface AskedExpression {
  readonly expression: Expression;
  readonly evaluate: Compiled;
}

const plans = new WeakMap<Study, ScreeningPlan>();

/** The plan of a study, made on first use. The study must have passed `check` without an error. */
export function screeningPlanOf(study: Study): ScreeningPlan {
  const made = plans.get(study) ?? makePlan(study);
  plans.set(study, made);
  return made;
}

function makePlan(study: Study): ScreeningPlan {
  const plan = planOf(study);
  const known = knownOtherwise(study);
  return {
    plan,
    known,
    concepts: new Map(
      [...plan.forms.values()].map(({ form }) => [
        form.id,
        form.instrument ?? studyConcept(study.id, form.id),
      ]),
    ),
    criteria: plan.criteria.map(({ criterion, evaluate }) => ({
      criterion,
      ...screenOf(criterion.when, plan, known, evaluate),
    })),
  };
}

/** An expression made ready to be asked of people of whom different things are known. */
export function screenOf(
  expression: Expression,
  { vocabulary }: StudyPlan,
  known: readonly KnownOtherwise[],
  evaluate = compile(expression, vocabulary),
): ExpressionScreen {
  const { fields } = readsOf(expression);
  const otherwise = known.filter(({ field }) =>
    fields.some((one) => one.form === field.form && one.field === field.field),
  );
  const plain = { expression, evaluate };
  const made = new Map<string, AskedExpression>();
  return {
    otherwise,
    asked(now) {
      if (now.length === 0) return plain;
      const key = now.map(({ field }) => field.field).join();
      const asked = made.get(key) ?? written(expression, now, vocabulary);
      made.set(key, asked);
      return asked;
    },
  };
}

function written(
  expression: Expression,
  known: readonly KnownOtherwise[],
  vocabulary: Vocabulary,
): AskedExpression {
  const out = writtenOut(expression, known);
  return { expression: out, evaluate: compile(out, vocabulary) };
}
