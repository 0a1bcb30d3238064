import { defineRefusal, isRefusal, type PartialDate, type Refusal } from "../kernel/index.ts";
import type { Study } from "../definition/index.ts";
import { type DosingProblem, firstDoseProblem } from "./cohort/entry.ts";
import type { RecordDose } from "./command.ts";
import { isAfter, lifeDateProblem } from "./dates.ts";
import type { Context } from "./context.ts";
import type { Decider, Proposal } from "./decider.ts";
import type { DoseMark } from "./event.ts";
import { visitNotStarted } from "./form-place.ts";
import { own } from "./own.ts";
import { reasonProblem } from "./reason.ts";
import { formFor, recordForm, subjectOf } from "./record-form.ts";
import { doseDeviations, regimenOf } from "./regimen.ts";
import type { BlindState, ParticipantState } from "./state.ts";
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
const reasonOwed = defineRefusal(
  "dose.reason-owed",
  "The dose was given although it could not be. Say why; it is kept as a deviation.",
  "该次给药不符合给药条件。请填写理由，将作为方案偏离记录。",
);

const atBedside = defineRefusal(
  "dose.at-bedside",
  "Participant {participant} is given product from orders, each checked at the bedside, where its dose records itself. Give it there. If the dose was given outside an order already, record it as such and say why.",
  "受试者 {participant} 按用药申请给药，每次经床旁核对并自动记录给药。请在床旁给药。如已在申请之外给药，请按“已给药补记”记录并说明理由。",
);

/**
 * A dose that was given outside an order of the product. Whoever is given product from orders, and everybody at a site
 * whose product is kept here, is given it at the bedside: anything else is said as such, with the reason.
 */
export const recordDose: Decider<RecordDose> = (study, state, command, context) => {
  const { participant, afterTheFact, reason = "" } = command;
  const person = state.participant;
  const isSupplied = own(state.study.sites, person?.site ?? "")?.supplied === true;
  const hasOrders = (person?.orders ?? []).some((order) => order.medication === undefined);
  const isFromOrders = study.supply !== undefined && (isSupplied || hasOrders);
  if (!isFromOrders) return recordedDose(study, state, command, context);
  const refused =
    afterTheFact === true ? reasonProblem(reason, reasonOwed) : atBedside({ participant });
  return refused ?? recordedDose(study, state, command, context, { causes: ["outside-order"] });
};

/** Where a dose comes from, as far as it is more than what the command says. */
interface DoseOrigin {
  readonly order?: number;
  /** Deviations besides those from the regimen. */
  readonly causes?: readonly string[];
}

/**
 * A dose that was given: a new line of the dose form, and a date that the schedule counts from. What the regimen
 * did not foresee is recorded as a deviation; a dose that was given is never kept out for coming at a wrong time.
 * Only where doses are raised a first dose is refused while its cohort is closed, or too soon after another's: whoever
 * asks is about to give it. That it was given nevertheless is said as such, with the reason.
 */
export function recordedDose(
  study: Study,
  state: BlindState,
  command: RecordDose,
  context: Context,
  { order, causes = [] }: DoseOrigin = {},
): readonly Proposal[] | Refusal {
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
  const untimely = firstDoseProblem(study, state, person, date, context);
  const refused = untimely && refusalOf(untimely, command);
  if (refused !== undefined) return refused;
  const { dateField } = form;
  const entered = dateField === undefined ? undefined : own(values, dateField);
  if (entered !== undefined && entered !== date) {
    return twoDates({ date, entered: String(JSON.stringify(entered)).slice(0, 40) });
  }
  const dose: DoseMark = {
    date,
    ...(level === undefined ? {} : { level }),
    ...(visit === undefined ? {} : { visit }),
    ...(order === undefined ? {} : { order }),
  };
  const regimen = regimenOf(study, person);
  const deviations = [
    ...(regimen === undefined ? [] : doseDeviations(regimen, person, date)),
    ...(untimely?.causes ?? []),
    ...causes,
  ];
  const isExplained = untimely !== undefined || causes.length > 0;
  const sent = {
    values: dateField === undefined ? values : { ...values, [dateField]: date },
    ...(isExplained ? { reasons: { "*": command.reason ?? "" } } : {}),
  };
  return recordForm(subject, { form: form.id }, sent, context, { dose, deviations });
}

/** What is yet to be given is refused; what was given is kept, once somebody has said why it was. */
function refusalOf(
  { refusal }: DosingProblem,
  { afterTheFact, reason = "" }: RecordDose,
): Refusal | undefined {
  return afterTheFact === true ? reasonProblem(reason, reasonOwed) : refusal;
}

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
