import type { Study } from "../../definition/index.ts";
import { isWalledForm, linesOf, type ParticipantState, visitOfKey } from "../../engine/index.ts";
import type { FormPlace } from "./place-key.ts";

/** The forms before and after one: of its visit in the visit's order, of a log its lines. */
export function neighboursOf(
  study: Study,
  participant: ParticipantState,
  { form, visit, line }: FormPlace,
): { readonly previous?: FormPlace; readonly next?: FormPlace } {
  const all: readonly FormPlace[] =
    visit === undefined
      ? linesOf(participant, form).map((each) => ({ form, line: each.line ?? 0, isNew: false }))
      : formsAt(study, participant, visit).map((each) => ({ form: each, visit, isNew: false }));
  const at = all.findIndex(
    (each) => each.form === form && each.visit === visit && each.line === line,
  );
  const here = at === -1 ? all.length : at;
  const [previous, next] = [all[here - 1], all[here + 1]];
  return {
    ...(previous === undefined ? {} : { previous }),
    ...(next === undefined ? {} : { next }),
  };
}

/** The forms of a visit: those expected in their order, then optional ones that were filled in. */
export function formsAt(
  study: Study,
  participant: ParticipantState,
  visit: string,
): readonly string[] {
  const plan = study.visits.find(({ id }) => id === visitOfKey(visit));
  const filled = participant.forms[visit] ?? {};
  const optional = (plan?.optional ?? []).filter((id) => Object.hasOwn(filled, id));
  const expected = (plan?.forms ?? []).filter(
    (id) => Object.hasOwn(filled, id) || !isWalledForm(study, id),
  );
  return [...expected, ...optional.filter((id) => plan?.forms.includes(id) !== true)];
}
