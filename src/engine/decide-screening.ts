import { defineRefusal, isId, type Refusal } from "../kernel/index.ts";
import type { FailScreening, Screen } from "./command.ts";
import { courseDateProblem, dateProblem, notScreened } from "./dates.ts";
import type { Decider } from "./decider.ts";
import { own } from "./own.ts";
import { reasonProblem } from "./reason.ts";
import type { ParticipantState } from "./state.ts";
import { statusWords } from "./status-words.ts";

const siteInactive = defineRefusal(
  "screen.site-inactive",
  "Site {site} is not active in this study. The study manager activates sites.",
  "中心 {site} 在本研究中尚未启动，请联系研究管理员。",
);
const badNumber = defineRefusal(
  "screen.number",
  "{participant} cannot be a participant's number: use 1–64 letters, digits, '.', '_' or '-'.",
  "{participant} 不能作为受试者编号：请使用 1–64 个字母、数字、“.”“_”或“-”。",
);
const knownNumber = defineRefusal(
  "screen.known",
  "The number {participant} is taken already.",
  "编号 {participant} 已被使用。",
);
const statusForbids = defineRefusal(
  "screening.status",
  "Participant {participant} is no longer in screening ({status}).",
  "受试者 {participant} 已不在筛选期({status})。",
);
const reasonMissing = defineRefusal(
  "screening.reason-missing",
  "Say why screening ends.",
  "请填写筛选失败的原因。",
);

export const screen: Decider<Screen> = (_study, state, command, context) => {
  const { participant, site, date } = command;
  if (own(state.study.sites, site) === undefined) return siteInactive({ site });
  if (!isId(participant)) return badNumber({ participant: String(participant).slice(0, 80) });
  if (state.participant !== undefined) return knownNumber({ participant });
  const problem = dateProblem(date, context);
  if (problem !== undefined) return problem;
  return [
    {
      stream: `participant/${participant}`,
      body: { type: "participant-screened", participant, site, date },
    },
  ];
};

export const failScreening: Decider<FailScreening> = (_study, state, command, context) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  const { date, reason } = command;
  const problem =
    notInScreening(person) ??
    courseDateProblem(person, date, context) ??
    reasonProblem(reason, reasonMissing);
  if (problem !== undefined) return problem;
  return [{ stream: `participant/${person.id}`, body: { type: "screening-failed", date, reason } }];
};

/** Refuses what only somebody in screening can do. */
export function notInScreening({ id, status }: ParticipantState): Refusal | undefined {
  return status === "screening"
    ? undefined
    : statusForbids({ participant: id, status: statusWords[status] });
}
