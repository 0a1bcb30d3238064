import { knownDay, type PartialDate, printTypedDate, type Text } from "../kernel/index.ts";
import type { DoseRegimen, Study } from "../definition/index.ts";
import { own } from "./own.ts";
import { planOf } from "./plan.ts";
import { nextDoseOf, regimenOf } from "./regimen.ts";
import { doseAfter, scheduleOf, type Window } from "./schedule.ts";
import { type ParticipantState, visitOfKey } from "./state.ts";

/** A dose or a visit that is now due at another time than was to be expected before. */
export interface Move {
  /** The dose's number, or the visit's key. */
  readonly what: { readonly dose: number } | { readonly visit: string };
  readonly from: Window;
  readonly to: Window;
}

/** How many doses ahead are looked at where a regimen has no end. */
const farthest = 12;

/**
 * Which later doses and visits moved between two states of a participant. What happened on the day it was due moves
 * nothing: a dose given late moves those after it by as many days, and a visit held late what is counted from it.
 */
export function movesOf(
  study: Study,
  before: ParticipantState,
  after: ParticipantState,
): readonly Move[] {
  if (before.status !== after.status || before.treatmentEnded !== after.treatmentEnded) return [];
  const foreseen = plannedFor(study, asForeseen(study, before, after));
  const now = plannedFor(study, after);
  return [...now].flatMap(([key, { what, window: to }]): Move[] => {
    const from = foreseen.get(key)?.window;
    return from === undefined || from.due === to.due ? [] : [{ what, from, to }];
  });
}

/** The state before, with what happened since on the day it was due: what is not due then is not foreseen. */
function asForeseen(
  study: Study,
  before: ParticipantState,
  after: ParticipantState,
): ParticipantState {
  const next = nextDoseOf(study, before);
  const isNewDose =
    after.doses.length === before.doses.length + 1 &&
    before.doses.every(({ line }, index) => after.doses[index]?.line === line);
  const given = after.doses.at(-1);
  const doses =
    isNewDose && next !== undefined && given !== undefined
      ? [...before.doses, { ...given, date: next.due }]
      : before.doses;
  let { visits, visitOrder } = before;
  for (const { key, status, window } of scheduleOf(study, before)) {
    const held = own(after.visits, key);
    if (status !== "due" || window === undefined || held?.status !== "held") continue;
    visits = { ...visits, [key]: { ...held, date: window.due } };
    if (!visitOrder.includes(key)) visitOrder = [...visitOrder, key];
  }
  return { ...before, doses, visits, visitOrder };
}

interface Planned {
  readonly what: Move["what"];
  readonly window: Window;
}

/** Everything that is still to come and has a day: visits, and doses each counted from the one before. */
function plannedFor(study: Study, participant: ParticipantState): Map<string, Planned> {
  const planned = new Map<string, Planned>();
  for (const { dose, ...window } of dosesAhead(study, participant)) {
    planned.set(`dose ${dose}`, { what: { dose }, window });
  }
  for (const { key, status, window } of scheduleOf(study, participant)) {
    if (status === "due" && window !== undefined) {
      planned.set(`visit ${key}`, { what: { visit: key }, window });
    }
  }
  return planned;
}

function dosesAhead(
  study: Study,
  participant: ParticipantState,
): readonly (Window & { readonly dose: number })[] {
  const regimen = regimenOf(study, participant);
  const first = nextDoseOf(study, participant);
  return regimen === undefined || first === undefined ? [] : following(regimen, first);
}

function following(
  regimen: DoseRegimen,
  first: Window & { readonly dose: number },
): (Window & { readonly dose: number })[] {
  const doses = [first];
  for (let last = first; doses.length < farthest; ) {
    const next = doseAfter(regimen, last.dose, last.due);
    if (next === undefined) break;
    doses.push(next);
    last = next;
  }
  return doses;
}

/** "Dose 4 moves from 07-FEB-2026 to 14-FEB-2026 (7 days later)". */
export function describeMove(study: Study, { what, from, to }: Move): Text {
  const named = "dose" in what ? doseTitle(what.dose) : visitTitle(study, what.visit);
  const days = (knownDay(to.due) ?? 0) - (knownDay(from.due) ?? 0);
  const count = Math.abs(days);
  const [was, is] = [shown(from.due), shown(to.due)];
  return {
    en: `${named.en} moves from ${was.en} to ${is.en} (${count} ${count === 1 ? "day" : "days"} ${days < 0 ? "earlier" : "later"})`,
    "zh-CN": `${named["zh-CN"]}由 ${was["zh-CN"]} ${days < 0 ? "提前" : "顺延"}至 ${is["zh-CN"]}（${count} 天）`,
  };
}

function doseTitle(dose: number): Text {
  return { en: `Dose ${dose}`, "zh-CN": `第 ${dose} 次给药` };
}

function visitTitle(study: Study, key: string): Text {
  const title = planOf(study).visits.get(visitOfKey(key))?.title ?? { en: key, "zh-CN": key };
  const count = key.slice(visitOfKey(key).length + 1);
  return count === ""
    ? title
    : { en: `${title.en} (${count})`, "zh-CN": `${title["zh-CN"]}（第 ${count} 次）` };
}

function shown(date: PartialDate): Text {
  const day = date.slice(0, 10);
  return { en: printTypedDate(day, "en"), "zh-CN": printTypedDate(day, "zh-CN") };
}
