import { defineRefusal, isRefusal, msOf, type Refusal } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import { notScreened } from "../dates.ts";
import type { WalledDecider } from "../decider.ts";
import type { Context } from "../context.ts";
import { isBlank, reasonProblem } from "../reason.ts";
import type { ParticipantState } from "../state.ts";
import type { Administer } from "./command.ts";
import {
  anotherDose,
  blockRefusal,
  notTheirs,
  notThawed,
  takenHome,
  thawedTooLong,
  unchecked,
} from "./bedside-refusals.ts";
import { orderUnitOf } from "./decide-bedside.ts";
import { doseOfOrder } from "./dose-of-order.ts";
import { isOfAnotherDose } from "./dose-number.ts";
import type { DoseDeviation } from "./event.ts";
import { type Found, findUnit, unknownUnit } from "./find-units.ts";
import { blockOf, minutesSinceThaw } from "./usable.ts";

const badTimes = defineRefusal(
  "administer.times",
  "A dose ends after it began, and not after now. Correct the times.",
  "给药结束应晚于开始，且不晚于当前时间，请更正。",
);
const beforeThaw = defineRefusal(
  "administer.before-thaw",
  "Unit {unit} was thawed after the time you give. Correct the times.",
  "单元 {unit} 的解冻时间晚于您填写的时间，请更正。",
);
const over = defineRefusal(
  "administer.over",
  "Unit {unit} was given, discarded or returned already. A unit is given once.",
  "单元 {unit} 已给药、弃用或退回，每个单元只能给药一次。",
);
const witnessIsSelf = defineRefusal(
  "administer.witness",
  "A witness is another person than the one who gives the dose.",
  "见证人须为给药者以外的另一人。",
);
const reasonOwed = defineRefusal(
  "administer.reason",
  "Say why it was given all the same.",
  "请填写仍予给药的理由。",
);

/**
 * A unit was given. What stands against it refuses; once it has happened, it is recorded as it was, with a reason and
 * what it deviates from. The facts are those of the time it was given, so that a record that comes late is judged
 * like one that came at once.
 */
export const administer: WalledDecider<Administer> = (study, state, command, context) => {
  const { participant, unit: number, started, ended, witness, reason } = command;
  const person = state.participant;
  if (person === undefined) return notScreened({ participant });
  const found = findUnit(study, state, number);
  if (found === undefined) return unknownUnit({ unit: number.slice(0, 64) });
  const { lot } = found;
  const impossible = impossibility(person, found, command, context);
  if (impossible !== undefined) return impossible;
  const against = [...deviationsOf(study, person, found, command, context)];
  const [[, refusal] = []] = against;
  const isExplained = reason !== undefined && !isBlank(reason);
  if (refusal !== undefined && !isExplained) return refusal;
  const wrong = isExplained ? reasonProblem(reason, reasonOwed) : undefined;
  if (wrong !== undefined) return wrong;
  const deviations = against.map(([deviation]) => deviation);
  const why = deviations.length === 0 ? {} : { deviations, ...(isExplained ? { reason } : {}) };
  const dose = doseOfOrder(
    study,
    state,
    lot,
    { unit: number, ending: "administered", started, ended, ...(isExplained ? { reason } : {}) },
    context,
  );
  if (isRefusal(dose)) return dose;
  return [
    {
      stream: `lot/${lot.lot}`,
      body: { type: "unit-administered", unit: number, participant, started, ended, ...why },
    },
    {
      stream: `participant/${participant}`,
      body: {
        type: "product-administered",
        unit: number,
        started,
        ended,
        ...(witness === undefined ? {} : { witness }),
        ...why,
      },
    },
    ...dose,
  ];
};

/** What cannot have happened, whatever the reason. */
function impossibility(
  person: ParticipantState,
  { item, unit }: Found,
  { started, ended, witness }: Administer,
  { at, actor }: Context,
): Refusal | undefined {
  if (!(msOf(started) <= msOf(ended) && msOf(ended) <= msOf(at))) return badTimes();
  if (witness !== undefined && witness === actor) return witnessIsSelf();
  const ending = orderUnitOf(person, unit.unit)?.ending;
  if (ending !== undefined || isEnded(unit.status)) return over({ unit: unit.unit });
  if (item.home !== undefined) return takenHome({ unit: unit.unit });
  // Only what was at hand can have been given.
  if (unit.status === "in-stock" || unit.status === "shipped")
    return notTheirs({ unit: unit.unit, participant: person.id });
  const { thawedAt } = unit;
  return thawedAt !== undefined && msOf(started) < msOf(thawedAt)
    ? beforeThaw({ unit: unit.unit })
    : undefined;
}

function isEnded(status: Found["unit"]["status"]): boolean {
  return ["administered", "discarded", "returned", "destroyed", "missing"].includes(status);
}

/** What stands against giving a unit, the gravest first. Of another's unit nothing but that it is another's. */
function* deviationsOf(
  study: Study,
  person: ParticipantState,
  { lot, item, unit }: Found,
  { participant, started, ended, witness }: Administer,
  { actor, zone }: Context,
): Generator<readonly [DoseDeviation, Refusal]> {
  const number = unit.unit;
  const mine = orderUnitOf(person, number);
  if (mine === undefined || unit.participant !== participant) {
    yield ["another-participant", notTheirs({ unit: number, participant })];
    return;
  }
  if (isOfAnotherDose(person, number)) {
    yield ["another-dose", anotherDose({ unit: number, participant })];
  }
  const block = blockOf(study, lot, unit, started, zone);
  if (block !== undefined) {
    yield [block === "expired" ? "expired" : "blocked", blockRefusal(block, number)];
  }
  if (item.thawMinutes !== undefined) {
    const minutes = minutesSinceThaw(unit, ended);
    const limit = item.thawMinutes;
    if (minutes === undefined) yield ["not-thawed", notThawed({ unit: number })];
    else if (minutes > limit) {
      yield ["thawed-too-long", thawedTooLong({ minutes, limit, unit: number })];
    }
  }
  const checker = mine.matched?.by;
  if (checker === undefined || (checker !== actor && checker !== witness)) {
    yield ["unchecked", unchecked({ unit: number })];
  }
}
