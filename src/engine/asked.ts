import type { Study } from "../definition/index.ts";
import type { Place } from "./command.ts";
import type { Context } from "./context.ts";
import { unasked } from "./examine.ts";
import { Facts } from "./facts.ts";
import { FormDraft } from "./form-draft.ts";
import { formPlanOf } from "./plan.ts";
import { formAt, type ParticipantState } from "./state.ts";

/**
 * Paths of an instance's fields that are certainly not asked as the record stands: `field`, or `group/row/field`.
 * A place where nothing was saved yet is looked at as empty.
 */
export function notAskedAt(
  study: Study,
  participant: ParticipantState,
  place: Place,
  context: Pick<Context, "at" | "zone">,
): ReadonlySet<string> {
  const plan = formPlanOf(study, place.form);
  if (plan === undefined || plan.conditional.length === 0) return nothing;
  const draft = new FormDraft(formAt(participant, place));
  const record = new Facts(participant, context, place);
  record.enter(draft.values, draft.rows);
  return unasked(plan, draft, record);
}

const nothing: ReadonlySet<string> = new Set();
