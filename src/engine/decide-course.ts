import { defineRefusal, type Refusal } from "../kernel/index.ts";
import type { Complete, RecordDeath, Withdraw } from "./command.ts";
import { courseDateProblem, notScreened } from "./dates.ts";
import type { Decider } from "./decide.ts";
import { reasonProblem } from "./reason.ts";
import type { ParticipantState } from "./state.ts";
import { statusWords } from "./status-words.ts";

const over = defineRefusal(
  "course.over",
  "Participant {participant} has left the study already ({status} on {date}). Nothing was recorded.",
  "受试者 {participant} 已结束研究({status},{date}),未作记录。",
);
const notEnrolled = defineRefusal(
  "course.not-enrolled",
  "Participant {participant} was never enrolled and cannot complete the study.",
  "受试者 {participant} 未入组,不能记录为完成研究。",
);
const notTreated = defineRefusal(
  "course.not-treated",
  "Participant {participant} was never enrolled, so there is no treatment to stop. Record a screening failure, or a withdrawal from the study.",
  "受试者 {participant} 未入组,无治疗可终止。请记录筛选失败或退出研究。",
);
const treatmentOver = defineRefusal(
  "course.treatment-over",
  "Participant {participant} stopped treatment on {date} already. Nothing was recorded.",
  "受试者 {participant} 已于 {date} 终止治疗,未作记录。",
);
const reasonMissing = defineRefusal(
  "course.reason-missing",
  "Say why the participant stops.",
  "请填写终止原因。",
);

/** Ends treatment, with the visits going on; or all taking part. */
export const withdraw: Decider<Withdraw> = (_study, state, command, context) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  const { from, date, reason } = command;
  const problem =
    ended(person) ??
    (from === "treatment" ? untreated(person) : undefined) ??
    courseDateProblem(person, date, context) ??
    reasonProblem(reason, reasonMissing);
  if (problem !== undefined) return problem;
  return [
    {
      stream: `participant/${person.id}`,
      body: { type: "participant-withdrawn", from, date, reason },
    },
  ];
};

export const complete: Decider<Complete> = (_study, state, command, context) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  if (person.dates.enrolled === undefined) return notEnrolled({ participant: person.id });
  const problem = ended(person) ?? courseDateProblem(person, command.date, context);
  if (problem !== undefined) return problem;
  return [
    {
      stream: `participant/${person.id}`,
      body: { type: "participant-completed", date: command.date },
    },
  ];
};

/** A death is recorded whatever went before, once. */
export const recordDeath: Decider<RecordDeath> = (_study, state, command, context) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  const problem =
    (person.status === "died" ? ended(person) : undefined) ??
    courseDateProblem(person, command.date, context);
  if (problem !== undefined) return problem;
  return [
    { stream: `participant/${person.id}`, body: { type: "participant-died", date: command.date } },
  ];
};

function ended(person: ParticipantState): Refusal | undefined {
  const { status, dates, screeningEnded, id } = person;
  if (status === "screening" || status === "enrolled") return undefined;
  const date = dates.died ?? dates.withdrawn ?? dates.completed ?? screeningEnded ?? "–";
  return over({ participant: id, status: statusWords[status], date });
}

function untreated({ id, dates, treatmentEnded }: ParticipantState): Refusal | undefined {
  if (dates.enrolled === undefined) return notTreated({ participant: id });
  return treatmentEnded === undefined
    ? undefined
    : treatmentOver({ participant: id, date: treatmentEnded });
}
