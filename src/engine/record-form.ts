import { defineRefusal, isRefusal, type Refusal } from "../kernel/index.ts";
import type { Form, FormPurpose, Study } from "../definition/index.ts";
import type { Place } from "./command.ts";
import type { Context } from "./context.ts";
import { notScreened } from "./dates.ts";
import type { Proposal } from "./decider.ts";
import { doseAfter } from "./dose-mark.ts";
import { emptyingProblem } from "./emptying.ts";
import type { DoseMark, FormChange, ParticipantEventBody } from "./event.ts";
import { placeFor } from "./form-place.ts";
import type { FormPlan } from "./form-plan.ts";
import { planOf } from "./plan.ts";
import { decideSave, type Entry } from "./save.ts";
import { formAt, type ParticipantState, type BlindState } from "./state.ts";

const unknownForm = defineRefusal(
  "form.unknown",
  "The study has no form {form}.",
  "本研究没有表单 {form}。",
);
export const noConsent = defineRefusal(
  "form.no-consent",
  "Participant {participant} has given no consent, so nothing can be collected. Record the consent first.",
  "受试者 {participant} 尚未签署知情同意，不能采集数据，请先记录知情同意。",
);
const noPurpose = defineRefusal(
  "form.no-purpose",
  "The study has no form for: {purpose}.",
  "本研究没有用于 {purpose} 的表单。",
);
const asDose = defineRefusal(
  "dose.as-dose",
  "A new dose is recorded as a dose, with its date, so that the schedule counts from it. Nothing was saved.",
  "新的给药须通过“记录给药”并填写日期，以便据此推算日程。本次未保存任何内容。",
);
const nothingSaid = defineRefusal(
  "form.nothing-said",
  "Nothing was filled in on {form}, so no line was opened.",
  "{form} 未填写任何内容，未新增记录行。",
);

/** A form that a command is about, with the participant whose it is. */
export interface Subject {
  readonly person: ParticipantState;
  readonly plan: FormPlan;
}

/** The participant and the form, once it is certain that anything may be collected. */
export function subjectOf(
  study: Study,
  { participant: person }: BlindState,
  asked: { readonly participant: string; readonly form: string },
): Subject | Refusal {
  return subjectAmong(planOf(study).forms, person, asked);
}

/** The same among some of the study's forms. */
export function subjectAmong(
  forms: ReadonlyMap<string, FormPlan>,
  person: ParticipantState | undefined,
  asked: { readonly participant: string; readonly form: string },
): Subject | Refusal {
  if (person === undefined) return notScreened({ participant: asked.participant });
  if (person.consents.length === 0) return noConsent({ participant: person.id });
  const plan = forms.get(asked.form);
  return plan === undefined ? unknownForm({ form: asked.form }) : { person, plan };
}

/** The study's form for a purpose of which the engine itself must know. */
export function formFor(study: Study, purpose: FormPurpose): Form | Refusal {
  return study.forms.find((form) => form.purpose === purpose) ?? noPurpose({ purpose });
}

/** A dose given with its line, for the command that records one. */
export interface NewDose {
  readonly dose: DoseMark;
  readonly deviations: readonly string[];
}

/** Saves one instance of a form and says it as what it is: a save, a new dose, a new adverse event. */
export function recordForm(
  { person, plan }: Subject,
  asked: Place,
  sent: Omit<Entry, "place">,
  context: Context,
  newDose?: NewDose,
): readonly Proposal[] | Refusal {
  const place = placeFor(plan, person, asked);
  if (isRefusal(place)) return place;
  const isNew = formAt(person, place) === undefined;
  const { purpose } = plan.form;
  if (purpose === "dose" && isNew && newDose === undefined) return asDose();
  const change = decideSave(plan, person, { ...sent, place }, context);
  if (change === undefined) {
    return isNew && purpose !== undefined && plan.form.log === true
      ? nothingSaid({ form: plan.form.title })
      : [];
  }
  if (isRefusal(change)) return change;
  const emptying = emptyingProblem(plan, person, change);
  if (emptying !== undefined) return emptying;
  const body = bodyOf(plan.form, person, change, isNew, context, newDose);
  return isRefusal(body) ? body : [{ stream: `participant/${person.id}`, body }];
}

function bodyOf(
  form: Form,
  person: ParticipantState,
  change: FormChange,
  isNew: boolean,
  context: Context,
  newDose: NewDose | undefined,
): ParticipantEventBody | Refusal {
  if (newDose !== undefined) {
    const { dose, deviations } = newDose;
    const told = deviations.length === 0 ? {} : { deviations };
    return { type: "dose-recorded", ...change, dose, ...told };
  }
  if (form.purpose === "dose") {
    const dose = doseAfter(form, person, change, context);
    if (isRefusal(dose)) return dose;
    return { type: "form-saved", ...change, ...(dose === undefined ? {} : { dose }) };
  }
  const type = form.purpose === "adverse-event" && isNew ? "adverse-event-recorded" : "form-saved";
  return { type, ...change };
}
