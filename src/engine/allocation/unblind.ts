import { defineRefusal, isRefusal, type Refusal } from "../../kernel/index.ts";
import { notScreened } from "../dates.ts";
import type { Study } from "../../definition/index.ts";
import type { Decider } from "../decider.ts";
import { isBlank, isKeepable } from "../reason.ts";
import type { BlindState, ParticipantState } from "../state.ts";
import type { AssessUnblinding, MarkAllocation, ReportUnblinding, Unblind } from "./command.ts";

export const notBlinded = defineRefusal(
  "unblind.open-study",
  "This study is not blinded: there is no code to open.",
  "本研究为开放设计，无需揭盲。",
);
const notAssigned = defineRefusal(
  "unblind.not-assigned",
  "Participant {participant} has no randomisation number, so there is nothing to open.",
  "受试者 {participant} 尚无随机编号，无可揭盲内容。",
);
const otherNumber = defineRefusal(
  "unblind.confirm",
  "You typed {typed}, but the code you asked for is that of {participant}. Nothing was opened.",
  "您输入的编号为 {typed}，与所选受试者 {participant} 不符，未揭盲。",
);
export const reasonOwed = defineRefusal(
  "unblind.reason",
  "Say why, without the treatment in it.",
  "请填写理由，勿写明治疗分组。",
);
const unknownUnblinding = defineRefusal(
  "unblind.unknown",
  "Participant {participant} has no unblinding {number}.",
  "受试者 {participant} 没有第 {number} 次揭盲。",
);

/**
 * Opens one participant's code for the one who asks: alone, at any hour, any number of times. The record says that it was
 * opened; what it is stands behind the wall, and is answered to this person alone. Taking part goes on.
 *
 * @source ICH E6(R3) 4.1.4; EMA Q&A on GCP, B.14
 */
export const unblind: Decider<Unblind> = (study, state, command, context) => {
  const problem = openingProblem(study, state, command);
  if (problem !== undefined) return problem;
  const { participant, category, reason, careDepends } = command;
  return [
    {
      stream: "allocation",
      body: { type: "arm-disclosed", participant, to: context.actor, category },
    },
    {
      stream: `participant/${participant}`,
      body: { type: "code-opened", category, reason, careDepends },
    },
  ];
};

/** What stands against opening a code, in earnest or as a drill. */
export function openingProblem(
  study: Study,
  { participant: state }: BlindState,
  { participant, confirm, reason }: Pick<Unblind, "participant" | "confirm" | "reason">,
): Refusal | undefined {
  if (study.blinding === "open") return notBlinded();
  const person = blinded(state, participant);
  if (isRefusal(person)) return person;
  if (confirm.trim() !== participant)
    return otherNumber({ typed: confirm.slice(0, 64), participant });
  return isBlank(reason) || !isKeepable(reason) ? reasonOwed() : undefined;
}

/** Somebody of the study who has a number. */
export function blinded(
  person: ParticipantState | undefined,
  participant: string,
): ParticipantState | Refusal {
  if (person === undefined) return notScreened({ participant });
  return person.assigned === undefined ? notAssigned({ participant }) : person;
}

/** Somebody has learnt an arm without the system. */
export const reportUnblinding: Decider<ReportUnblinding> = (study, state, command) => {
  const { participant, date, how, who } = command;
  if (study.blinding === "open") return notBlinded();
  const person = blinded(state.participant, participant);
  if (isRefusal(person)) return person;
  if (isBlank(how) || isBlank(who) || !isKeepable(how) || !isKeepable(who)) return reasonOwed();
  return [
    { stream: `participant/${participant}`, body: { type: "unblinding-reported", date, how, who } },
  ];
};

/** What an unblinding means for the data; written down once it is known, and again if it changes. */
export const assessUnblinding: Decider<AssessUnblinding> = (_study, state, command) => {
  const { participant, unblinding, knows, impact } = command;
  const person = state.participant;
  if (person === undefined) return notScreened({ participant });
  if (!(person.unblindings ?? []).some(({ number }) => number === unblinding)) {
    return unknownUnblinding({ participant, number: unblinding });
  }
  if (isBlank(impact) || !isKeepable(impact) || !isKeepable(knows)) return reasonOwed();
  return [
    {
      stream: `participant/${participant}`,
      body: { type: "unblinding-assessed", unblinding, knows, impact },
    },
  ];
};

/** Says what was wrong with an assignment. The number stays used, and nobody else gets it. */
export const markAllocation: Decider<MarkAllocation> = (_study, state, command) => {
  const { participant, error, reason } = command;
  const person = blinded(state.participant, participant);
  if (isRefusal(person)) return person;
  if (isBlank(reason) || !isKeepable(reason)) return reasonOwed();
  return [
    { stream: `participant/${participant}`, body: { type: "allocation-marked", error, reason } },
  ];
};
