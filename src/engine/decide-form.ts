import { defineRefusal, isRefusal, type Refusal } from "../kernel/index.ts";
import type { Missing, Study } from "../definition/index.ts";
import type { CorrectValue, MarkMissing, Place, RecordAdverseEvent, SaveForm } from "./command.ts";
import { type Context, wallRoles } from "./context.ts";
import type { Decider, Proposal } from "./decider.ts";
import { wholeProblem } from "./emptying.ts";
import { enters, type Sent } from "./enter.ts";
import { unansweredPaths } from "./examine.ts";
import { Facts } from "./facts.ts";
import { FormDraft } from "./form-draft.ts";
import { uncorrectable } from "./form-place.ts";
import type { FieldPlan, FormPlan } from "./form-plan.ts";
import { reasonProblem } from "./reason.ts";
import { formFor, recordForm, type Subject, subjectOf } from "./record-form.ts";
import { type BlindState, formAt } from "./state.ts";

const reasonMissing = defineRefusal(
  "form.reason-missing",
  "Say why this value changes. The reason is shown beside the old value.",
  "请填写修改理由，该理由将与原值一并显示在稽查轨迹中。",
);

/** What is done to one form, once it is certain which and whose. */
type Act<C> = (
  subject: Subject,
  command: Omit<C, "participant">,
  context: Context,
) => readonly Proposal[] | Refusal;

export const saveForm: Decider<SaveForm> = (study, state, command, context) =>
  whenKnown(study, state, command, (subject) => recordForm(subject, command, command, context));

/** Corrects one value that was saved; the reason is owed whether or not the form is complete. */
export const correctValue: Decider<CorrectValue> = (study, state, command, context) =>
  whenKnown(study, state, command, (subject) => correct(subject, command, context));

/** Marks fields missing with a reason, which is also why a stored value gives way to it. */
export const markMissing: Decider<MarkMissing> = (study, state, command, context) =>
  whenKnown(study, state, command, (subject) => mark(subject, command, context));

function whenKnown(
  study: Study,
  state: BlindState,
  asked: { readonly participant: string; readonly form: string },
  act: (subject: Subject) => readonly Proposal[] | Refusal,
): readonly Proposal[] | Refusal {
  const subject = subjectOf(study, state, asked);
  return isRefusal(subject) ? subject : act(subject);
}

export const correct: Act<CorrectValue> = (subject, command, context) => {
  const { field, row, value, reason, basedOn } = command;
  const problem =
    reasonProblem(reason, reasonMissing) ?? uncorrectable(subject.plan, subject.person, command);
  if (problem !== undefined) return problem;
  const sent = {
    ...within(subject.plan, [[field, value]], row),
    reasons: { "*": reason },
    ...(basedOn === undefined ? {} : { basedOn }),
  };
  return recordForm(subject, command, sent, context);
};

export const mark: Act<MarkMissing> = (subject, command, context) => {
  const { fields, row, reason, basedOn } = command;
  if (subject.plan.form.log === true) {
    const problem = uncorrectable(subject.plan, subject.person, command);
    if (problem !== undefined) return problem;
  }
  const missing = { missing: reason };
  const held = fields === "*" ? wholeProblem(subject.plan, subject.person, command) : undefined;
  if (held !== undefined) return held;
  const values =
    fields === "*"
      ? openFields(subject, command, context, missing)
      : within(
          subject.plan,
          fields.map((field) => [field, missing]),
          row,
        );
  const sent = {
    ...values,
    reasons: { "*": reason },
    ...(basedOn === undefined ? {} : { basedOn }),
  };
  return recordForm(subject, command, sent, context);
};

/** Every field that is asked now and has no answer, marked missing. */
function openFields(
  { plan, person }: Subject,
  place: Place,
  context: Context,
  missing: Missing,
): Sent {
  const draft = new FormDraft(formAt(person, place));
  const values: { [field: string]: Missing } = {};
  const rows: { [group: string]: { [row: string]: { [field: string]: Missing } } } = {};
  const { role } = context;
  const isSite = role !== "participant" && role !== "laboratory";
  const record = new Facts(person, context, place);
  const isTheirs = ({ origin, unblinding }: FieldPlan): boolean =>
    (isSite || enters(role, origin)) && (!unblinding || wallRoles.includes(role));
  for (const path of unansweredPaths(plan, draft, record, isTheirs)) {
    const [group = "", row = "", field] = path.split("/");
    if (field === undefined) values[path] = missing;
    else ((rows[group] ??= {})[row] ??= {})[field] = missing;
  }
  return { values, rows };
}

export const recordAdverseEvent: Decider<RecordAdverseEvent> = (study, state, command, context) => {
  const form = formFor(study, "adverse-event");
  if (isRefusal(form)) return form;
  const subject = subjectOf(study, state, { ...command, form: form.id });
  return isRefusal(subject) ? subject : recordForm(subject, { form: form.id }, command, context);
};

type Value = Sent["values"][string];

/** Values of a form, or of the row of a repeating group that holds their first field. */
function within(
  plan: FormPlan,
  values: readonly (readonly [field: string, value: Value])[],
  row: number | undefined,
): Sent {
  const sent = Object.fromEntries(values);
  if (row === undefined) return { values: sent };
  const group = plan.fields.get(values[0]?.[0] ?? "")?.group ?? plan.form.id;
  return { values: {}, rows: { [group]: { [row]: sent } } };
}
