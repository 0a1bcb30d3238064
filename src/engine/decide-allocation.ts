import {
  defineRefusal,
  isId,
  type PartialDate,
  type ParticipantId,
  randomStream,
  type Refusal,
  sha256,
} from "../kernel/index.ts";
import type { Assign, ListEntry, SupplyList } from "./command.ts";
import { courseDateProblem, isAfter, notScreened } from "./dates.ts";
import type { Decider } from "./decide.ts";
import { own } from "./own.ts";
import { isBlank, isKeepable } from "./reason.ts";
import type { AllocationState, ParticipantState } from "./state.ts";
import { statusWords } from "./status-words.ts";

const unknownArm = defineRefusal(
  "list.arm",
  "The list was not stored: entry {number} names the arm {arm}, which the study does not have.",
  "列表未保存：条目 {number} 的组别 {arm} 不存在于本研究。",
);
const badNumber = defineRefusal(
  "list.number",
  "The list was not stored: “{number}” cannot be a randomisation number. It has 1–64 characters.",
  "列表未保存：“{number}”不能作为随机编号，编号须为 1–64 个字符。",
);
const twice = defineRefusal(
  "list.duplicate",
  "The list was not stored: the number {number} stands in it twice, or was supplied before.",
  "列表未保存：编号 {number} 重复，或此前已提供。",
);
const reservedTwice = defineRefusal(
  "list.reserved-twice",
  "The list was not stored: entry {number} is reserved for {participant}, who has an entry already or whose number cannot be one.",
  "列表未保存：条目 {number} 预留给 {participant}，但该受试者已有条目，或其编号无效。",
);
const emptyList = defineRefusal(
  "list.empty",
  "The list holds no entry. Nothing was stored.",
  "列表为空，未保存。",
);
const notEnrolled = defineRefusal(
  "assign.not-enrolled",
  "Participant {participant} is not enrolled ({status}), so no number can be given.",
  "受试者 {participant} 未在组({status}),不能分配编号。",
);
const treatmentOver = defineRefusal(
  "assign.treatment-over",
  "Participant {participant} stopped treatment on {date}, so no number can be given.",
  "受试者 {participant} 已于 {date} 终止治疗，不能分配编号。",
);
const beforeEnrolment = defineRefusal(
  "assign.before-enrolment",
  "{date} is before participant {participant} was enrolled on {enrolled}. Check the date.",
  "{date} 早于受试者 {participant} 的入组日期({enrolled}),请核对。",
);
const assignedAlready = defineRefusal(
  "assign.already",
  "Participant {participant} has the number {number} already. Nothing more was given.",
  "受试者 {participant} 已有编号 {number}，未再分配。",
);
const exhausted = defineRefusal(
  "assign.list-exhausted",
  "No entry is left for this participant. Enrolment must wait until the list is extended; tell the allocation keeper.",
  "列表中已无可用条目。请暂缓入组并通知随机化管理员。",
);

/** Stores a list, or further entries of it: whole or not at all. */
export const supplyList: Decider<SupplyList> = (study, state, command) => {
  if (command.entries.length === 0) return emptyList();
  const { allocation } = state;
  const arms = new Set(study.arms.map((arm) => arm.id));
  const numbers = new Set(allocation.entries.map((entry) => entry.number));
  const people = new Set([
    ...Object.keys(allocation.reserved),
    ...Object.keys(allocation.allocated),
  ]);
  for (const { number, arm, participant } of command.entries) {
    if (isBlank(number) || number.length > 64 || !isKeepable(number)) {
      return badNumber({ number: String(number).slice(0, 64) });
    }
    if (!arms.has(arm)) return unknownArm({ number, arm });
    if (numbers.has(number)) return twice({ number });
    numbers.add(number);
    if (participant === undefined) continue;
    if (!isId(participant) || people.has(participant))
      return reservedTwice({ number, participant });
    people.add(participant);
  }
  const entries = command.entries.map(
    ({ number, arm, participant }): ListEntry =>
      participant === undefined ? { number, arm } : { number, arm, participant },
  );
  return [{ stream: "allocation", body: { type: "list-supplied", entries } }];
};

/** Gives a participant their number. What it stands for is told to the allocation's stream alone. */
export const assign: Decider<Assign> = (_study, state, command, context) => {
  const { participant, date } = command;
  const person = state.participant;
  if (person === undefined) return notScreened({ participant });
  const problem =
    unassignable(person) ?? courseDateProblem(person, date, context) ?? tooEarly(person, date);
  if (problem !== undefined) return problem;
  const entry = nextEntry(state.allocation, participant);
  if (entry === undefined) return exhausted();
  const { number, arm } = entry;
  const draw = randomStream(context.seed).split("allocation", number);
  const salt = sha256(Array.from({ length: 8 }, () => draw.uint32()).join("."));
  return [
    { stream: "allocation", body: { type: "arm-allocated", participant, number, arm, salt } },
    {
      stream: `participant/${participant}`,
      body: {
        type: "participant-assigned",
        date,
        number,
        commitment: sha256(`${salt}\n${number}\n${arm}`),
      },
    },
  ];
};

function unassignable(person: ParticipantState): Refusal | undefined {
  const { id: participant, assigned, status, treatmentEnded } = person;
  if (assigned !== undefined) return assignedAlready({ participant, number: assigned.number });
  if (status !== "enrolled") return notEnrolled({ participant, status: statusWords[status] });
  return treatmentEnded === undefined
    ? undefined
    : treatmentOver({ participant, date: treatmentEnded });
}

function tooEarly({ id, dates }: ParticipantState, date: PartialDate): Refusal | undefined {
  const { enrolled } = dates;
  return enrolled !== undefined && isAfter(enrolled, date)
    ? beforeEnrolment({ participant: id, date, enrolled })
    : undefined;
}

/** The entry reserved for the participant, else the first free one that is reserved for nobody. */
function nextEntry(allocation: AllocationState, participant: ParticipantId): ListEntry | undefined {
  return own(allocation.reserved, participant) ?? allocation.entries[allocation.next];
}
