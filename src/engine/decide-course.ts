import { defineRefusal, Fault, type PartialDate, type Refusal } from "../kernel/index.ts";
import type { Complete, RecordDeath, Reinstate, VoidParticipant, Withdraw } from "./command.ts";
import { type Continuation, continuations } from "./continuation.ts";
import { courseDateProblem, notScreened } from "./dates.ts";
import type { Decider } from "./decider.ts";
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
  "受试者 {participant} 未入组，不能记录为完成研究。",
);
const notTreated = defineRefusal(
  "course.not-treated",
  "Participant {participant} was never enrolled, so there is no treatment to stop. Record a screening failure, or a withdrawal from the study.",
  "受试者 {participant} 未入组，无治疗可终止。请记录筛选失败或退出研究。",
);
const treatmentOver = defineRefusal(
  "course.treatment-over",
  "Participant {participant} stopped treatment on {date} already. Nothing was recorded.",
  "受试者 {participant} 已于 {date} 终止治疗，未作记录。",
);
const reasonMissing = defineRefusal(
  "course.reason-missing",
  "Say why the participant stops.",
  "请填写终止原因。",
);
const unknownContinuation = defineRefusal(
  "course.continues",
  "What the participant goes on with is one or more of: {known}. Nothing was recorded; choose again.",
  "“后续事项”可选：{known}。本次未作记录，请重新选择。",
);
const notOver = defineRefusal(
  "course.not-over",
  "Participant {participant} ({status}) neither withdrew from the study nor completed it, so there is nothing to undo.",
  "受试者 {participant}（{status}）既未退出也未完成研究，无需撤回。",
);
const undoReasonMissing = defineRefusal(
  "course.undo-reason-missing",
  "Say why this is undone. The reason stays in the record beside what was undone.",
  "请填写撤回理由，该理由将与原记录一并保留。",
);
const tooLateToVoid = defineRefusal(
  "course.void-status",
  "Participant {participant} ({status}) has gone beyond screening and cannot be taken for a mistake. Record a withdrawal instead.",
  "受试者 {participant}（{status}）已过筛选期，不能按误录入作废。请改为记录退出研究。",
);

/** Ends treatment, with the visits going on; or all taking part. */
export const withdraw: Decider<Withdraw> = (_study, state, command, context) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  const { from, date, reason, continues } = command;
  const problem =
    ended(person) ??
    (from === "treatment" ? untreated(person) : undefined) ??
    continuationProblem(continues) ??
    courseDateProblem(person, date, context) ??
    reasonProblem(reason, reasonMissing);
  if (problem !== undefined) return problem;
  return [
    {
      stream: `participant/${person.id}`,
      body: {
        type: "participant-withdrawn",
        from,
        date,
        reason,
        ...(continues === undefined
          ? {}
          : { continues: continuations.filter((each) => continues.includes(each)) }),
      },
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

/** Undoes a withdrawal from the study, or a completion, that was a mistake. What was recorded stays to be seen. */
export const reinstate: Decider<Reinstate> = (_study, state, command) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  const { status, id, dates } = person;
  const { reason } = command;
  const before = status === "withdrawn" || status === "completed" ? dates[status] : undefined;
  if ((status !== "withdrawn" && status !== "completed") || before === undefined) {
    return notOver({ participant: id, status: statusWords[status] });
  }
  return (
    reasonProblem(reason, undoReasonMissing) ?? [
      {
        stream: `participant/${id}`,
        body: { type: "participant-reinstated", from: status, before, ...taken(person), reason },
      },
    ]
  );
};

/** The status that somebody had before they left, and since when. */
function taken({ dates }: ParticipantState): {
  readonly to: "screening" | "enrolled";
  readonly since: PartialDate;
} {
  const { screened, enrolled } = dates;
  if (enrolled !== undefined) return { to: "enrolled", since: enrolled };
  if (screened === undefined) throw new Fault("a participant who was never screened");
  return { to: "screening", since: screened };
}

/** Says that a participant should never have been added. Only before enrolment: after that there was a participant. */
export const voidParticipant: Decider<VoidParticipant> = (_study, state, command) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  const { status, id } = person;
  const { reason } = command;
  if (status !== "screening" && status !== "screen-failed") {
    return tooLateToVoid({ participant: id, status: statusWords[status] });
  }
  return (
    reasonProblem(reason, undoReasonMissing) ?? [
      { stream: `participant/${id}`, body: { type: "participant-voided", reason } },
    ]
  );
};

function continuationProblem(
  continues: readonly Continuation[] | undefined = [],
): Refusal | undefined {
  const isKnown = continues.every((each) => continuations.includes(each));
  return isKnown ? undefined : unknownContinuation({ known: continuations.join(", ") });
}

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
