import { defineRefusal, localDate, msOf } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import { firstDoseProblem } from "../cohort/entry.ts";
import type { Context } from "../context.ts";
import { notScreened } from "../dates.ts";
import type { WalledDecider } from "../decider.ts";
import type { ParticipantState } from "../state.ts";
import type { CheckBedside, Thaw } from "./command.ts";
import { isOfAnotherDose } from "./dose-number.ts";
import type { BedsideProblem } from "./event.ts";
import { notTheirs } from "./bedside-refusals.ts";
import { type Found, findUnit, unknownUnit } from "./find-units.ts";
import type { OrderUnit } from "./state.ts";
import { blockedUnit } from "./unit-refusals.ts";
import { blockOf, minutesSinceThaw } from "./usable.ts";

const neverFrozen = defineRefusal(
  "thaw.not-frozen",
  "Unit {unit} is not kept frozen, so there is nothing to thaw.",
  "单元 {unit} 并非冻存，无需解冻。",
);
const thawedAlready = defineRefusal(
  "thaw.already",
  "Unit {unit} was thawed already, or used. Its time runs from the first thaw.",
  "单元 {unit} 已解冻或已使用，时限自首次解冻起计算。",
);
const otherOpen = defineRefusal(
  "thaw.other-open",
  "Unit {other} is thawed and not finished. Give or discard it before you thaw the next.",
  "单元 {other} 已解冻但尚未结束。请先给药或弃用，再解冻下一件。",
);

/** Thaws a unit, which starts its clock. One after the other: the next only once the former is given or discarded. */
export const thaw: WalledDecider<Thaw> = (study, state, command, context) => {
  const { participant, unit: number } = command;
  const person = state.participant;
  if (person === undefined) return notScreened({ participant });
  const found = findUnit(study, state, number);
  if (found === undefined) return unknownUnit({ unit: number.slice(0, 64) });
  const { lot, item, unit } = found;
  if (orderUnitOf(person, number) === undefined || unit.participant !== participant) {
    return notTheirs({ unit: number, participant });
  }
  if (item.thawMinutes === undefined) return neverFrozen({ unit: number });
  if (unit.status !== "dispensed") return thawedAlready({ unit: number });
  const block = blockOf(study, lot, unit, context.at, context.zone);
  if (block !== undefined) return blockedUnit(block, number);
  const open = (person.orders ?? [])
    .flatMap(({ units }) => units)
    .find(({ thawedAt, ending }) => thawedAt !== undefined && ending === undefined);
  if (open !== undefined) return otherOpen({ other: open.unit });
  // What may not be given is not thawed for nothing.
  const today = localDate(context.at, context.zone);
  const untimely = firstDoseProblem(study, state, person, today, context);
  if (untimely !== undefined) return untimely.refusal;
  return [
    { stream: `lot/${lot.lot}`, body: { type: "unit-thawed", unit: number } },
    { stream: `participant/${participant}`, body: { type: "product-thawed", unit: number } },
  ];
};

/**
 * The two scans at the bedside. That they do not match is no refusal but an event: a near miss is on record. Of a
 * unit that is not this participant's nothing more is told, whatever it is. What was scanned under a permit is judged
 * by the facts of that time; no scan is later than when it is heard of.
 */
export const checkBedside: WalledDecider<CheckBedside> = (study, state, command, context) => {
  const { participant, unit: number, wristband, scanned } = command;
  const person = state.participant;
  if (person === undefined) return notScreened({ participant });
  const problems = bedsideProblemsOf(study, state.participant, findUnit(study, state, number), {
    ...command,
    context:
      scanned === undefined || msOf(scanned) > msOf(context.at)
        ? context
        : { ...context, at: scanned },
  });
  const unit = number.slice(0, 64);
  const when = scanned === undefined ? {} : { scanned };
  return [
    {
      stream: `participant/${participant}`,
      body:
        problems.length === 0
          ? { type: "bedside-matched", unit, ...when }
          : {
              type: "bedside-mismatched",
              unit,
              ...when,
              wristband: wristband.slice(0, 64),
              problems,
            },
    },
  ];
};

function bedsideProblemsOf(
  study: Study,
  person: ParticipantState | undefined,
  found: Found | undefined,
  { participant, wristband, unit: number, context }: CheckBedside & { readonly context: Context },
): readonly BedsideProblem[] {
  const problems: BedsideProblem[] = [];
  if (wristband !== participant) problems.push("participant");
  const mine = person && orderUnitOf(person, number);
  if (found === undefined || mine === undefined || mine.ending !== undefined) {
    return [...problems, "unit"];
  }
  const { lot, item, unit } = found;
  if (unit.participant !== participant || item.home !== undefined) return [...problems, "unit"];
  if (person !== undefined && isOfAnotherDose(person, number)) problems.push("occasion");
  const block = blockOf(study, lot, unit, context.at, context.zone);
  if (block !== undefined) problems.push(block === "expired" ? "expired" : "blocked");
  if (unit.status !== "dispensed" && unit.status !== "thawed") problems.push("blocked");
  if (item.thawMinutes !== undefined) {
    const minutes = minutesSinceThaw(unit, context.at);
    if (minutes === undefined) problems.push("not-thawed");
    else if (minutes > item.thawMinutes) problems.push("thawed-too-long");
  }
  const cohort = study.cohorts.find(({ id }) => id === person?.cohort);
  // In a blinded study the dose would tell the arm.
  if (study.blinding === "open" && cohort !== undefined && cohort.level !== lot.level) {
    problems.push("dose");
  }
  return [...new Set(problems)];
}

/** A unit among those made ready for a participant. */
export function orderUnitOf(person: ParticipantState, number: string): OrderUnit | undefined {
  return (person.orders ?? []).flatMap(({ units }) => units).find(({ unit }) => unit === number);
}
