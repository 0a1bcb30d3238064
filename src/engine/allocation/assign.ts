import {
  defineRefusal,
  isRefusal,
  type PartialDate,
  randomStream,
  type Refusal,
  sha256,
} from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { Assign, ListEntry } from "../command.ts";
import type { Context } from "../context.ts";
import { courseDateProblem, isAfter, notScreened } from "../dates.ts";
import type { WalledDecider } from "../decider.ts";
import { own } from "../own.ts";
import type { AllocationState, ParticipantState, State } from "../state.ts";
import { statusWords } from "../status-words.ts";
import { type Levels, stratumOf } from "./balance.ts";
import { readFactors } from "./factors.ts";
import type { Drawn } from "./draw.ts";
import { drawArm } from "./method.ts";

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
// One sentence whatever the cause: which list or arm has run out would tell something.
const unavailable = defineRefusal(
  "assign.unavailable",
  "No number can be given now. Enrolment must wait; the allocation keeper and the pharmacy have been told. Do not dose yet.",
  "目前无法分配编号，请暂缓入组。随机化管理员和药房已收到通知。请暂勿给药。",
);
const notOpen = defineRefusal(
  "assign.not-open",
  "Allocation of this study has not been opened yet. Ask the allocation keeper.",
  "本研究的随机化尚未开放，请联系随机化管理员。",
);
const factorsMissing = defineRefusal(
  "assign.factors-missing",
  "Not yet: {count} factor(s) of the allocation are not on record. Enter what is missing, then assign again.",
  "暂不能分配：有 {count} 项分层因素尚无记录，请补充后再分配。",
);

/**
 * Gives a participant their number, by the study's plan or from the list supplied. What it stands for is told to the
 * allocation's stream alone; the participant's holds a salted commitment that proves it later.
 */
export const assign: WalledDecider<Assign> = (study, state, command, context) => {
  const { participant, date } = command;
  const person = state.participant;
  if (person === undefined) return notScreened({ participant });
  const problem =
    unassignable(person) ?? courseDateProblem(person, date, context) ?? tooEarly(person, date);
  if (problem !== undefined) return problem;
  const given = nextArm(study, state, person, context);
  if (isRefusal(given)) return given;
  const { number, arm, factors, block } = given;
  const draw = randomStream(context.seed).split("allocation", number);
  const salt = sha256(Array.from({ length: 8 }, () => draw.uint32()).join("."));
  const told = Object.keys(factors).length === 0 ? {} : { factors };
  return [
    {
      stream: "allocation",
      body: {
        type: "arm-allocated",
        participant,
        number,
        arm,
        salt,
        ...told,
        ...(block === undefined ? {} : { block }),
      },
    },
    {
      stream: `participant/${participant}`,
      body: {
        type: "participant-assigned",
        date,
        number,
        commitment: sha256(`${salt}\n${number}\n${arm}`),
        ...told,
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

interface Given extends Drawn {
  readonly number: string;
  readonly factors: Levels;
}

function nextArm(
  study: Study,
  state: State,
  person: ParticipantState,
  context: Context,
): Given | Refusal {
  const plan = study.allocation;
  const { allocation } = state;
  if (plan === undefined) return given(nextEntry(allocation, person, {}), {});
  const { levels, missing } = readFactors(study, person, context);
  if (missing.length > 0) {
    return factorsMissing(
      { count: missing.length },
      missing.map(({ id, title }) => ({ text: title, path: [id] })),
    );
  }
  if (plan.method.kind === "list") {
    if ((allocation.activated ?? 0) === 0) return notOpen();
    return given(nextEntry(allocation, person, levels), levels);
  }
  if (allocation.seed === undefined) return notOpen();
  const closed = new Set(allocation.closedArms);
  const arms = study.arms.map(({ id, ratio = 1 }) => ({ id, ratio }));
  if (arms.every(({ id }) => closed.has(id))) return unavailable();
  if (
    !canServe(
      state,
      arms.filter(({ id }) => !closed.has(id)).map(({ id }) => id),
    )
  ) {
    return unavailable();
  }
  const { balance } = allocation;
  const random = randomStream(allocation.seed);
  const drawn = drawArm(plan.method, { arms, closed, levels, balance, random });
  return { ...drawn, factors: levels, number: String(balance.drawn + 1).padStart(4, "0") };
}

/** Whatever arm comes, the site can serve it: asked of every open arm, before any is drawn. */
function canServe({ stock }: State, arms: readonly string[]): boolean {
  return stock === undefined || arms.every((arm) => (stock[arm] ?? 0) > 0);
}

function given(entry: ListEntry | undefined, factors: Levels): Given | Refusal {
  return entry === undefined ? unavailable() : { number: entry.number, arm: entry.arm, factors };
}

/** The entry reserved for the participant, else the first free one of their stratum that is in use. */
function nextEntry(
  allocation: AllocationState,
  { id }: ParticipantState,
  levels: Levels,
): ListEntry | undefined {
  const reserved = own(allocation.reserved, id);
  if (reserved !== undefined) return reserved;
  const place = own(allocation.nextIn, stratumOf(levels)) ?? allocation.next;
  if (allocation.activated !== undefined && place >= allocation.activated) return undefined;
  const entry = allocation.entries[place];
  return entry !== undefined && allocation.closedArms?.includes(entry.arm) === true
    ? undefined
    : entry;
}
