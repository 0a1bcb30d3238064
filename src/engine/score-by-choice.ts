import {
  type ChoiceField,
  type Datum,
  type DerivedField,
  type Form,
  fieldsOf,
  type Reads,
  readsOf,
  type Study,
} from "../definition/index.ts";
import type { Place } from "./command.ts";
import type { Context } from "./context.ts";
import { derive } from "./examine.ts";
import { Facts } from "./facts.ts";
import { FormDraft } from "./form-draft.ts";
import { own } from "./own.ts";
import { formPlanOf } from "./plan.ts";
import { formAt, type ParticipantState } from "./state.ts";

/** What a score is with one answer of the choice beside it. */
export interface ScoreOfChoice {
  readonly code: string;
  readonly value: number;
  readonly isBelow: boolean;
}

/** A score that lies on one side of the protocol's limit as it was recorded, and on the other with another choice. */
export interface DecidedByChoice {
  /** The choice beside the score, such as the reference equation. */
  readonly choice: ChoiceField;
  readonly limit: number;
  readonly recorded: ScoreOfChoice;
  /** The other answers with which an algorithm gives the score, in the order of their list. */
  readonly others: readonly ScoreOfChoice[];
}

/**
 * Whether the choice beside a score decides on which side of the protocol's limit it lies: 3.2 L are above 70 % of
 * predicted by one reference equation and below by another. Looked at are the answers with which an algorithm of the
 * form gives a result; where a value is entered by hand, it belongs to the recorded answer alone. `undefined` where
 * nothing hangs on the choice, or where the score is not known.
 */
export function decidedByChoice(
  study: Study,
  participant: ParticipantState,
  place: Place,
  score: DerivedField,
  context: Pick<Context, "at" | "zone">,
): DecidedByChoice | undefined {
  const plan = formPlanOf(study, place.form);
  const instance = formAt(participant, place);
  const { limit, beside = [] } = score.score ?? {};
  if (plan === undefined || instance === undefined || limit === undefined) return undefined;
  for (const choice of fieldsOf(plan.form)) {
    if (choice.kind !== "choice" || !beside.includes(choice.id)) continue;
    const computed = computedBy(plan.form, score, choice.id);
    if (computed.length === 0) continue;
    const scoreWith = (code: Datum): Datum | undefined => {
      const draft = new FormDraft(instance);
      draft.put(choice.id, code);
      derive(plan, draft, new Facts(participant, context, place));
      const isComputed = computed.every((id) => own(draft.values, id) !== undefined);
      return isComputed ? own(draft.values, score.id) : undefined;
    };
    const scored = (code: string, value: Datum | undefined): ScoreOfChoice[] =>
      typeof value === "number" ? [{ code, value, isBelow: value < limit }] : [];
    const chosen = own(instance.values, choice.id);
    if (typeof chosen !== "string") continue;
    const [recorded] = scored(chosen, own(instance.values, score.id));
    const codes = plan.fields.get(choice.id)?.codes?.codes ?? [];
    const others = codes
      .filter(({ code }) => code !== chosen)
      .flatMap(({ code }) => scored(code, scoreWith(code)));
    if (recorded === undefined || others.every(({ isBelow }) => isBelow === recorded.isBelow))
      continue;
    return { choice, limit, recorded, others };
  }
  return undefined;
}

/** What an algorithm gives from the choice and the score follows from; the score itself where it is such a result. */
function computedBy(form: Form, score: DerivedField, choice: string): readonly string[] {
  const isOf = (id: string, { fields }: Reads): boolean =>
    fields.some((read) => read.form === form.id && read.field === id && read.at === undefined);
  const read = readsOf(score.formula);
  return fieldsOf(form).flatMap((field) =>
    field.kind === "derived" &&
    field.formula.kind === "compute" &&
    (field.id === score.id || isOf(field.id, read)) &&
    isOf(choice, readsOf(field.formula))
      ? [field.id]
      : [],
  );
}
