import { defineRefusal, isRefusal } from "../../kernel/index.ts";
import { notScreened } from "../dates.ts";
import type { Proposal, WalledDecider } from "../decider.ts";
import { reasonProblem } from "../reason.ts";
import type { DestroyUnits, Discard, ReturnUnit, VerifyReturn } from "./command.ts";
import { notTheirs } from "./bedside-refusals.ts";
import { orderUnitOf } from "./decide-bedside.ts";
import { doseOfOrder } from "./dose-of-order.ts";
import { medicationOf } from "./home.ts";
import { byLot, findUnit, findUnits, numbersOf, placeProblem, unknownUnit } from "./find-units.ts";

const reasonOwed = defineRefusal(
  "discard.reason",
  "Say why unit {unit} is discarded.",
  "请填写弃用单元 {unit} 的理由。",
);
const over = defineRefusal(
  "discard.over",
  "Unit {unit} was given, discarded, returned or destroyed already.",
  "单元 {unit} 已给药、弃用、退回或销毁。",
);
const participantOwed = defineRefusal(
  "discard.participant",
  "Unit {unit} was dispensed. Discard it at the participant's order.",
  "单元 {unit} 已发放，请在受试者的用药申请中记录弃用。",
);
const notReturnable = defineRefusal(
  "return.status",
  "Unit {unit} cannot be returned: it was thawed, given, discarded or returned already. Record it as discarded if something is left.",
  "单元 {unit} 不能退回：已解冻、给药、弃用或退回。如有剩余，请记录为弃用。",
);
const badLeft = defineRefusal(
  "return.left",
  "What is left is a number of 0 or more.",
  "剩余量应为不小于 0 的数。",
);
const countOwed = defineRefusal(
  "return.count",
  "Count what is left in unit {unit}, from 0 to {most}.",
  "请清点单元 {unit} 的剩余数量（0 至 {most}）。",
);
const notReturned = defineRefusal(
  "return.not-returned",
  "Unit {unit} was not returned, or its return was counted twice already.",
  "单元 {unit} 未退回，或其退回已复核。",
);
const samePerson = defineRefusal(
  "return.same-person",
  "You counted the return of unit {unit} yourself; another person counts it again.",
  "单元 {unit} 的退回由您本人清点，须由另一人复核。",
);
const notDestroyable = defineRefusal(
  "destroy.status",
  "Unit {unit} is not there to be destroyed: it is on the way, with a participant, given or destroyed already.",
  "单元 {unit} 无法销毁：在途、在受试者处、已给药或已销毁。",
);
const unverified = defineRefusal(
  "destroy.unverified",
  "The return of unit {unit} was counted once only. Have it counted again, then destroy it.",
  "单元 {unit} 的退回仅清点一次，请复核后再销毁。",
);
const certificateOwed = defineRefusal(
  "destroy.certificate",
  "Name the certificate of destruction.",
  "请填写销毁证明编号。",
);

/** A unit that is not given: of the stock, or of a participant's order. */
export const discard: WalledDecider<Discard> = (study, state, command, context) => {
  const { participant, unit: number, reason } = command;
  const found = findUnit(study, state, number);
  if (found === undefined) return unknownUnit({ unit: number.slice(0, 64) });
  const { lot, unit } = found;
  const wrong = reasonProblem(reason, () => reasonOwed({ unit: number }));
  if (wrong !== undefined) return wrong;
  const lotEvent: Proposal = {
    stream: `lot/${lot.lot}`,
    body: { type: "unit-discarded", unit: number, reason },
  };
  const isHeld = unit.status === "dispensed" || unit.status === "thawed";
  if (participant === undefined) {
    const problem = placeProblem([found], context);
    if (problem !== undefined) return problem;
    if (isHeld) return participantOwed({ unit: number });
    return unit.status === "in-stock" || unit.status === "received"
      ? [lotEvent]
      : over({ unit: number });
  }
  const person = state.participant;
  if (person === undefined) return notScreened({ participant });
  const mine = orderUnitOf(person, number);
  if (mine === undefined) return notTheirs({ unit: number, participant });
  if (mine.ending !== undefined) return over({ unit: number });
  const orderEvent: Proposal = {
    stream: `participant/${participant}`,
    body: { type: "product-discarded", unit: number, reason },
  };
  const dose = doseOfOrder(study, state, lot, { unit: number, ending: "discarded" }, context);
  const follows = isRefusal(dose) ? [] : dose;
  // What quality discarded, or another participant was given by mistake, is closed in this order alone.
  return isHeld && unit.participant === participant
    ? [lotEvent, orderEvent, ...follows]
    : [orderEvent, ...follows];
};

/** What comes back from a participant unopened or in part. */
export const returnUnit: WalledDecider<ReturnUnit> = (study, state, command, context) => {
  const { participant, unit: number, left } = command;
  const person = state.participant;
  if (person === undefined) return notScreened({ participant });
  const found = findUnit(study, state, number);
  if (found === undefined) return unknownUnit({ unit: number.slice(0, 64) });
  const { lot, item, unit } = found;
  const mine = orderUnitOf(person, number);
  if (mine === undefined || unit.participant !== participant) {
    return notTheirs({ unit: number, participant });
  }
  if (unit.status !== "dispensed" || mine.ending !== undefined) {
    return notReturnable({ unit: number });
  }
  if (!isCount(left)) return badLeft();
  const most = medicationOf(study, item.home)?.perUnit;
  if (most !== undefined && (left === undefined || left > most)) {
    return countOwed({ unit: number, most });
  }
  // Of what is taken home, the count is the participant's own: it tells how much was taken, whatever it is.
  const count = most === undefined || left === undefined ? {} : { left };
  const body = { type: "unit-returned" as const, unit: number };
  const dose = doseOfOrder(study, state, lot, { unit: number, ending: "returned" }, context);
  return [
    { stream: `lot/${lot.lot}`, body: left === undefined ? body : { ...body, left } },
    {
      stream: `participant/${participant}`,
      body: { type: "product-returned", unit: number, ...count },
    },
    ...(isRefusal(dose) ? [] : dose),
  ];
};

/** The second count of what was returned, by another person. */
export const verifyReturn: WalledDecider<VerifyReturn> = (study, state, command, context) => {
  const { unit: number, left } = command;
  const found = findUnit(study, state, number);
  if (found === undefined) return unknownUnit({ unit: number.slice(0, 64) });
  const { lot, unit } = found;
  const problem = placeProblem([found], context);
  if (problem !== undefined) return problem;
  if (unit.status !== "returned" || unit.verified === true) return notReturned({ unit: number });
  if (unit.returnedBy === context.actor) return samePerson({ unit: number });
  if (!isCount(left)) return badLeft();
  const body = { type: "return-verified" as const, unit: number };
  return [{ stream: `lot/${lot.lot}`, body: left === undefined ? body : { ...body, left } }];
};

function isCount(left: number | undefined): boolean {
  return left === undefined || (Number.isFinite(left) && left >= 0);
}

/** Destroys what is there, with a certificate. */
export const destroyUnits: WalledDecider<DestroyUnits> = (study, state, command, context) => {
  const found = findUnits(study, state, command.units);
  if (isRefusal(found)) return found;
  const problem = placeProblem(found, context);
  if (problem !== undefined) return problem;
  for (const { unit } of found) {
    const { unit: number, status, verified } = unit;
    if (!["in-stock", "received", "returned", "discarded"].includes(status)) {
      return notDestroyable({ unit: number });
    }
    if (status === "returned" && verified !== true) return unverified({ unit: number });
  }
  const { certificate } = command;
  const wrong = reasonProblem(certificate, certificateOwed);
  if (wrong !== undefined) return wrong;
  return Array.from(
    byLot(found),
    ([lot, units]): Proposal => ({
      stream: `lot/${lot}`,
      body: { type: "units-destroyed", units: numbersOf(units), certificate },
    }),
  );
};
