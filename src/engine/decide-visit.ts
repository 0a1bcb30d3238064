import { defineRefusal, type PartialDate, type Refusal } from "../kernel/index.ts";
import type { Visit } from "../definition/index.ts";
import { visitDates } from "./apply.ts";
import type { CorrectVisit, SkipVisit, StartVisit } from "./command.ts";
import { contacts } from "./contact.ts";
import type { Context } from "./context.ts";
import { isAfter, lifeDateProblem, notScreened } from "./dates.ts";
import type { Decider } from "./decider.ts";
import { skippingProblem } from "./emptying.ts";
import type { VisitDates } from "./event.ts";
import { own } from "./own.ts";
import { planOf } from "./plan.ts";
import { reasonProblem } from "./reason.ts";
import { daysOutside, visitWindow, windowOf } from "./schedule.ts";
import { nextVisitKey, type ParticipantState, visitKeys, visitOfKey } from "./state.ts";

const unknownVisit = defineRefusal(
  "visit.unknown",
  "The study has no visit {visit}. Its visits are: {visits}.",
  "本研究没有访视 {visit}。可用访视：{visits}。",
);
const heldAlready = defineRefusal(
  "visit.held",
  "{visit} was recorded already ({status}). Correct it there; it cannot be recorded twice.",
  "{visit} 已记录({status})。请在原处更正，不能重复记录。",
);
const noMore = defineRefusal(
  "visit.times",
  "{visit} is held {times} times at most, and was. Record an unscheduled visit instead.",
  "{visit} 最多进行 {times} 次，已全部记录。请改为记录计划外访视。",
);
const noConsent = defineRefusal(
  "visit.no-consent",
  "Participant {participant} has given no consent. Record the consent first.",
  "受试者 {participant} 尚未签署知情同意，请先记录知情同意。",
);
const left = defineRefusal(
  "visit.after-withdrawal",
  "Participant {participant} withdrew from the study on {date}; no visit can be held after that.",
  "受试者 {participant} 已于 {date} 退出研究，此后不能再进行访视。",
);
const endsBefore = defineRefusal(
  "visit.end-before-start",
  "The visit ends on {endDate}, before it begins on {date}. Check both dates.",
  "访视结束日期 {endDate} 早于开始日期 {date}，请核对两个日期。",
);
const badNumber = defineRefusal(
  "visit.number",
  "{number} cannot be a visit's number.",
  "{number} 不能作为访视编号。",
);
const unknownContact = defineRefusal(
  "visit.contact",
  "{contact} is no way in which a visit is held. Choose one of: {known}.",
  "“{contact}”不是访视的进行方式。可选：{known}。",
);
const notHeld = defineRefusal(
  "visit.not-held",
  "{visit} was not held, so there is no date to correct.",
  "{visit} 未进行，无可更正的日期。",
);
const neverDue = defineRefusal(
  "visit.never-due",
  "{visit} is held only when needed; there is nothing to skip.",
  "{visit} 为按需进行的访视，无需标记为未进行。",
);
const reasonMissing = defineRefusal(
  "visit.reason-missing",
  "Say why the visit was not done.",
  "请填写未进行访视的原因。",
);
const changeReasonMissing = defineRefusal(
  "visit.change-reason-missing",
  "Say why the visit's date changes. The reason is shown beside the old date.",
  "请填写修改访视日期的理由，该理由将与原日期一并显示。",
);

/** A visit begins on its actual date. Out of its window is a deviation that is recorded, not a refusal. */
export const startVisit: Decider<StartVisit> = (study, state, command, context) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  const visit = planOf(study).visits.get(command.visit);
  if (visit === undefined) return unknown(command.visit, study.visits);
  const problem = datesProblem(person, command, context) ?? repetition(person, visit, "skipped");
  if (problem !== undefined) return problem;
  const { date } = command;
  const last = visitKeys(person, visit.id).at(-1);
  // Said to be skipped, and held after all: the same visit, not another one.
  const resumed = visit.repeats === undefined && visit.timing !== undefined ? last : undefined;
  const window =
    resumed === undefined || visit.timing === undefined
      ? visitWindow(person, visit)
      : windowOf(person, visit.timing);
  const outside = window === undefined ? 0 : daysOutside(window, date);
  return [
    {
      stream: `participant/${person.id}`,
      body: {
        type: "visit-started",
        visit: resumed ?? nextVisitKey(person, visit.id),
        ...visitDates(command),
        date,
        ...(outside === 0 ? {} : { daysOutside: outside }),
      },
    },
  ];
};

/** A date that was recorded wrongly; windows counted from it move. */
export const correctVisit: Decider<CorrectVisit> = (study, state, command, context) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  const visit = planOf(study).visits.get(visitOfKey(command.visit));
  if (visit === undefined) return unknown(command.visit, study.visits);
  const held = own(person.visits, command.visit);
  if (held?.status !== "held") return notHeld({ visit: command.visit });
  const problem =
    datesProblem(person, command, context) ?? reasonProblem(command.reason, changeReasonMissing);
  if (problem !== undefined) return problem;
  const { date, reason } = command;
  const before = visitDates(held);
  const contact = command.contact ?? held.contact;
  const now = visitDates({ ...command, ...(contact === undefined ? {} : { contact }) });
  if (isSameVisit(before, now)) return [];
  const isFirst = command.visit === visit.id && visit.timing !== undefined;
  const window = isFirst ? windowOf(person, visit.timing) : undefined;
  const outside = window === undefined ? 0 : daysOutside(window, date);
  return [
    {
      stream: `participant/${person.id}`,
      body: {
        type: "visit-corrected",
        visit: command.visit,
        ...now,
        date,
        ...(outside === 0 ? {} : { daysOutside: outside }),
        before,
        reason,
      },
    },
  ];
};

function isSameVisit(one: VisitDates, other: VisitDates): boolean {
  return (
    one.date === other.date &&
    one.endDate === other.endDate &&
    one.number === other.number &&
    one.contact === other.contact
  );
}

/** A visit that will not be held: its forms are no longer expected. Held after all, it is started as any other. */
export const skipVisit: Decider<SkipVisit> = (study, state, command) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  const visit = planOf(study).visits.get(command.visit);
  if (visit === undefined) return unknown(command.visit, study.visits);
  if (visit.timing === undefined && visit.repeats === undefined) {
    return neverDue({ visit: visit.id });
  }
  const key = nextVisitKey(person, visit.id);
  const problem =
    repetition(person, visit) ??
    skippingProblem(person, key) ??
    reasonProblem(command.reason, reasonMissing);
  if (problem !== undefined) return problem;
  return [
    {
      stream: `participant/${person.id}`,
      body: { type: "visit-skipped", visit: key, reason: command.reason },
    },
  ];
};

function unknown(visit: string, visits: readonly { readonly id: string }[]): Refusal {
  return unknownVisit({ visit, visits: visits.map((known) => known.id).join(", ") });
}

function datesProblem(
  person: ParticipantState,
  { date, endDate, number, contact }: StartVisit | CorrectVisit,
  context: Context,
): Refusal | undefined {
  if (contact !== undefined && !contacts.includes(contact)) {
    return unknownContact({ contact: String(contact).slice(0, 40), known: contacts.join(", ") });
  }
  const problem = lifeDateProblem(person, date, context) ?? absence(person, date);
  if (problem !== undefined) return problem;
  if (number !== undefined && !Number.isFinite(number)) {
    return badNumber({ number: String(number).slice(0, 40) });
  }
  if (endDate === undefined) return undefined;
  return (
    lifeDateProblem(person, endDate, context) ??
    (isAfter(date, endDate) ? endsBefore({ date, endDate }) : undefined)
  );
}

function absence(person: ParticipantState, date: PartialDate): Refusal | undefined {
  if (person.consents.length === 0) return noConsent({ participant: person.id });
  const { withdrawn } = person.dates;
  return withdrawn !== undefined && isAfter(date, withdrawn)
    ? left({ participant: person.id, date: withdrawn })
    : undefined;
}

/** A scheduled visit is recorded once, a repeating one as often as it is due, an unscheduled one whenever it is needed. */
function repetition(
  person: ParticipantState,
  { id, timing, repeats }: Visit,
  may?: "skipped",
): Refusal | undefined {
  const keys = visitKeys(person, id);
  if (repeats !== undefined) {
    const { times } = repeats;
    return times === undefined || keys.length < times ? undefined : noMore({ visit: id, times });
  }
  const held = keys.length === 0 || timing === undefined ? undefined : own(person.visits, id);
  if (held === undefined || held.status === may) return undefined;
  return heldAlready({ visit: id, status: held.date ?? { en: "skipped", "zh-CN": "未进行" } });
}
