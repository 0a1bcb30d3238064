import { Fault } from "../kernel/index.ts";
import { applyParticipant } from "./apply.ts";
import { confirmationChange } from "./confirmation.ts";
import type { Context } from "./context.ts";
import type { Cause, Event, FormChange, ParticipantEventBody } from "./event.ts";
import { derive, examine } from "./examine.ts";
import { Facts } from "./facts.ts";
import { FormDraft } from "./form-draft.ts";
import { placeOf } from "./form-place.ts";
import type { FormPlan } from "./form-plan.ts";
import { datedInstances } from "./instances.ts";
import type { StudyPlan } from "./plan.ts";
import type { Readers } from "./readers.ts";
import { type FormState, formAt, type ParticipantState } from "./state.ts";

/** Longer than any chain of forms that read one another; `check` finds the circles. */
const longestChain = 100;

/**
 * What follows elsewhere in a participant's record from an event: other instances whose derived values or findings
 * are no longer what their rules say, and what follows from those in turn.
 */
export function consequencesOf(
  plan: Pick<StudyPlan, "study" | "forms" | "readers">,
  before: ParticipantState | undefined,
  event: Event<ParticipantEventBody>,
  context: Context,
): readonly ParticipantEventBody[] {
  let readers = readersOf(plan, event);
  if (readers.size === 0) return [];
  const { at, zone, by, role, under, command } = event;
  const stamp = { at, zone, by, role, under, command };
  const follows = causeOf(event);
  const bodies: ParticipantEventBody[] = [];
  const saved = applyParticipant(before, event);
  let after = saved;
  for (let length = 0; readers.size > 0; length++) {
    if (length > longestChain) throw new Fault(`derivations of ${plan.study.id} go in circles`);
    const next = new Set<FormPlan>();
    for (const reader of readers) {
      for (const place of datedInstances(after, reader.form.id)) {
        const instance = formAt(after, place);
        // What a person confirmed in this very save was looked at as it is after it.
        const earlier = isSavedBy(event, place) ? saved : (before ?? saved);
        const change = instance && settle(reader, after, instance, earlier, context);
        if (change === undefined) continue;
        const body = { type: "form-saved" as const, ...change, follows };
        bodies.push(body);
        after = applyParticipant(after, { ...body, ...stamp });
        if (hasValues(change)) for (const each of readersOf(plan, body)) next.add(each);
      }
    }
    readers = next;
  }
  return bodies;
}

/** The forms with rules that an event may have changed the result of. */
function readersOf(
  { readers, forms }: { readonly readers: Readers; readonly forms: StudyPlan["forms"] },
  event: ParticipantEventBody,
): Set<FormPlan> {
  switch (event.type) {
    case "form-saved":
    case "dose-recorded":
    case "adverse-event-recorded": {
      const found = readers.forms.get(event.form) ?? [];
      return new Set(event.dose === undefined ? found : [...found, ...readers.doses]);
    }
    case "visit-started":
      return new Set(readers.visits);
    case "visit-corrected":
      return new Set([...readers.visits, ...readers.order]);
    case "consent-given":
    case "participant-enrolled":
    case "participant-assigned":
    case "participant-withdrawn":
    case "participant-completed":
    case "participant-died":
    case "participant-reinstated":
      return new Set(readers.events);
    case "line-withdrawn":
    case "line-restored": {
      const { place, dose } = event;
      const found = readers.forms.get(place.form) ?? [];
      // A line that is put back was left alone meanwhile, so it is looked at itself.
      const itself = event.type === "line-restored" ? (forms.get(place.form) ?? []) : [];
      return new Set([...found, ...(dose === undefined ? [] : readers.doses)].concat(itself));
    }
    case "participant-screened":
    case "eligibility-assessed":
    case "screening-failed":
    case "visit-skipped":
    case "participant-voided":
    case "query-raised":
    case "query-answered":
    case "query-reopened":
    case "query-closed":
    case "query-cancelled":
    case "forms-signed":
    case "allocation-marked":
    case "code-opened":
    case "unblinding-practised":
    case "paper-opened":
    case "unblinding-reported":
    case "unblinding-assessed":
    case "product-ordered":
    case "product-ready":
    case "product-thawed":
    case "bedside-matched":
    case "bedside-mismatched":
    case "bedside-noted":
    case "product-administered":
    case "product-discarded":
    case "product-returned":
    case "genetic-assessment-recorded":
    case "variant-adjudicated":
      return new Set();
  }
}

function causeOf(event: ParticipantEventBody): Cause {
  if ("form" in event) return placeOf(event);
  if (event.type === "line-withdrawn" || event.type === "line-restored") return event.place;
  return { course: "visit" in event ? "visit" : "event" };
}

function hasValues({ values, rows, cleared }: FormChange): boolean {
  return rows !== undefined || cleared !== undefined || Object.keys(values).length > 0;
}

function isSavedBy(event: ParticipantEventBody, { form, visit, line }: FormState): boolean {
  if (!("form" in event)) return false;
  return event.form === form && event.visit === visit && event.line === line;
}

/** Recomputes an instance; `undefined` when it stands as it was. A hard check broken from elsewhere becomes a finding. */
function settle(
  formPlan: FormPlan,
  participant: ParticipantState,
  instance: FormState,
  earlier: ParticipantState,
  context: Context,
): FormChange | undefined {
  const place = placeOf(instance);
  const draft = new FormDraft(instance);
  const record = new Facts(participant, context, place);
  derive(formPlan, draft, record);
  const { findings: found, broken } = examine(formPlan, draft, record, instance.complete);
  const findings = [...broken.map(({ path }) => String(path?.[0])), ...found];
  const confirmations = confirmationChange(
    formPlan,
    instance,
    findings,
    undefined,
    () => Facts.at(earlier, context, place),
    record,
  );
  const isSame = findings.join() === instance.findings.join();
  if (!draft.changed && isSame && confirmations.unconfirmed === undefined) return undefined;
  return {
    ...place,
    ...draft.change(),
    ...(findings.length === 0 ? {} : { findings }),
    ...confirmations,
  };
}
