import { defineRefusal, isRefusal, type PartialDate, type Refusal } from "../kernel/index.ts";
import type { Study } from "../definition/index.ts";
import type { RecordDose } from "./command.ts";
import { isAfter, lifeDateProblem } from "./dates.ts";
import type { Decider } from "./decide.ts";
import type { DoseMark } from "./event.ts";
import { visitNotStarted } from "./form-place.ts";
import { own } from "./own.ts";
import { formFor, recordForm, subjectOf } from "./record-form.ts";
import { doseDeviations, regimenOf } from "./regimen.ts";
import type { ParticipantState } from "./state.ts";
import { statusWords } from "./status-words.ts";

const notReady = defineRefusal(
  "dose.not-ready",
  "No dose can be recorded for participant {participant}: {missing}.",
  "不能为受试者 {participant} 记录给药：{missing}。",
);
const afterEnd = defineRefusal(
  "dose.after-end",
  "Participant {participant} left the study on {date} ({status}); a dose after that cannot be recorded. Check both dates.",
  "受试者 {participant} 已于 {date} 结束研究({status}),不能记录此后的给药，请核对两个日期。",
);
const badLevel = defineRefusal(
  "dose.level",
  "{level} is not a dose level of this regimen. Its levels are: {levels}.",
  "{level} 不是该给药方案的剂量水平。可用：{levels}。",
);
const blinded = defineRefusal(
  "dose.level-blinded",
  "This study is blinded: the dose level given would tell the arm. Record the dose without it.",
  "本研究为盲态，所给剂量水平会揭示分组，请不填写剂量水平。",
);
const twoDates = defineRefusal(
  "dose.two-dates",
  "The dose is dated {date}, its form {entered}. Say which one it is.",
  "给药日期为 {date}，而表单中为 {entered}，请确认以哪个为准。",
);

/**
 * A dose that was given: a new line of the dose form, and a date that the schedule counts from. What the regimen
 * did not foresee is recorded as a deviation; a dose that was given is never kept out for coming at a wrong time.
 */
export const recordDose: Decider<RecordDose> = (study, state, command, context) => {
  const form = formFor(study, "dose");
  if (isRefusal(form)) return form;
  const subject = subjectOf(study, state, { ...command, form: form.id });
  if (isRefusal(subject)) return subject;
  const { person } = subject;
  const { date, level, visit, values = {} } = command;
  const problem =
    lifeDateProblem(person, date, context) ??
    unready(study, person, date) ??
    levelProblem(study, person, level) ??
    (visit === undefined || own(person.visits, visit)?.status === "held"
      ? undefined
      : visitNotStarted({ visit }));
  if (problem !== undefined) return problem;
  const { dateField } = form;
  const entered = dateField === undefined ? undefined : own(values, dateField);
  if (entered !== undefined && entered !== date) {
    return twoDates({ date, entered: String(JSON.stringify(entered)).slice(0, 40) });
  }
  const dose: DoseMark = {
    date,
    ...(level === undefined ? {} : { level }),
    ...(visit === undefined ? {} : { visit }),
  };
  const regimen = regimenOf(study, person);
  const deviations = regimen === undefined ? [] : doseDeviations(regimen, person, date);
  const sent = { values: dateField === undefined ? values : { ...values, [dateField]: date } };
  return recordForm(subject, { form: form.id }, sent, context, { dose, deviations });
};

/** Dosing needs enrolment and, between arms, an assignment; what was given before somebody left can be recorded later. */
function unready(study: Study, person: ParticipantState, date: PartialDate): Refusal | undefined {
  const { id: participant, dates, status } = person;
  const missing =
    dates.enrolled === undefined
      ? { en: "not enrolled", "zh-CN": "尚未入组" }
      : study.arms.length > 1 && person.assigned === undefined
        ? { en: "no arm assigned", "zh-CN": "尚未分组" }
        : undefined;
  if (missing !== undefined) return notReady({ participant, missing });
  const end = dates.withdrawn ?? dates.completed;
  return end !== undefined && isAfter(date, end)
    ? afterEnd({ participant, date: end, status: statusWords[status] })
    : undefined;
}

function levelProblem(
  study: Study,
  person: ParticipantState,
  level: string | undefined,
): Refusal | undefined {
  if (level === undefined) return undefined;
  const cohort = study.cohorts.find((one) => one.id === person.cohort);
  // A cohort's level is everybody's in it, and tells nothing; any other would tell the arm.
  if (cohort === undefined && study.blinding !== "open" && study.arms.length > 1) return blinded();
  const levels =
    cohort === undefined
      ? (regimenOf(study, person)?.levels ?? study.doseLevels.map((one) => one.id))
      : [cohort.level];
  return levels.includes(level) ? undefined : badLevel({ level, levels: levels.join(", ") });
}
