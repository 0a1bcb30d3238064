import { defineRefusal, isRefusal, type PartialDate } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { Proposal, WalledDecider } from "../decider.ts";
import { own } from "../own.ts";
import { reasonProblem } from "../reason.ts";
import type { ChangeExpiry, RelabelUnits } from "./command.ts";
import { badExpiry, badUse, isLaterDate, isPrintable, unknownLot } from "./decide-lot.ts";
import { byLot, findUnits, numbersOf, placeProblem } from "./find-units.ts";
import type { LotState, UnitStatus } from "./state.ts";

const reasonOwed = defineRefusal(
  "expiry.reason",
  "Say what the new expiry rests on: the stability data, or what was found.",
  "请填写变更有效期的依据：稳定性数据或所发现的问题。",
);
const recalled = defineRefusal(
  "expiry.recalled",
  "Lot {lot} is recalled; its expiry is not changed any more.",
  "批次 {lot} 已召回，不再变更有效期。",
);
const unchanged = defineRefusal(
  "expiry.unchanged",
  "Lot {lot} expires on {expires} already.",
  "批次 {lot} 的有效期已是 {expires}。",
);
const notOwed = defineRefusal(
  "relabel.not-owed",
  "Unit {unit} waits for no new label.",
  "单元 {unit} 无需更换标签。",
);

/** Units whose label somebody may still read. */
const labelled: ReadonlySet<UnitStatus> = new Set(["in-stock", "shipped", "received", "dispensed"]);

/**
 * A lot's expiry is extended or shortened by quality, with what it rests on. Units whose label shows another date are
 * listed for a new label wherever they are, those with participants too. What is printed on a blinded label is the
 * date that was assigned at packaging: it stays, unless the lot no longer lasts so long.
 *
 * @source EU GMP Annex 13 (2010), 33: a new use-by date is put on an additional label, under control
 */
export const changeExpiry: WalledDecider<ChangeExpiry> = (study, state, command) => {
  const { lot: name, expires, reason } = command;
  const lot = own(state.lots, name);
  if (lot === undefined) return unknownLot({ lot: name });
  if (lot.status === "recalled") return recalled({ lot: name });
  const useUntil = command.useUntil ?? lot.useUntil;
  if (!isLaterDate(expires, lot.made)) {
    return badExpiry({ lot: name, expires: expires.slice(0, 32), made: lot.made });
  }
  if (useUntil !== undefined && !isPrintable(useUntil, lot.made, expires)) {
    return badUse({ lot: name, until: useUntil.slice(0, 32), expires });
  }
  if (expires === lot.expires && useUntil === lot.useUntil)
    return unchanged({ lot: name, expires });
  const wrong = reasonProblem(reason, reasonOwed);
  if (wrong !== undefined) return wrong;
  const printed = printedUse(study, lot);
  const after = printedUse(study, {
    ...lot,
    expires,
    ...(useUntil === undefined ? {} : { useUntil }),
  });
  const relabel = Object.values(lot.units)
    .filter(({ status, relabel: from = printed }) => {
      // Where a label shows no date, it is written on it when the unit is dispensed.
      return labelled.has(status) && from !== undefined && from !== after;
    })
    .map(({ unit }) => unit);
  return [
    {
      stream: `lot/${name}`,
      body: {
        type: "expiry-changed",
        expires,
        before: lot.expires,
        ...(useUntil === undefined || useUntil === lot.useUntil ? {} : { useUntil }),
        ...(printed === undefined ? {} : { printed }),
        ...(relabel.length === 0 ? {} : { relabel }),
        reason,
      },
    },
  ];
};

/** Units bear their new date. */
export const relabelUnits: WalledDecider<RelabelUnits> = (study, state, command, context) => {
  const found = findUnits(study, state, command.units);
  if (isRefusal(found)) return found;
  const problem = placeProblem(found, context);
  if (problem !== undefined) return problem;
  const other = found.find(({ unit }) => unit.relabel === undefined);
  if (other !== undefined) return notOwed({ unit: other.unit.unit });
  return Array.from(
    byLot(found),
    ([lot, units]): Proposal => ({
      stream: `lot/${lot}`,
      body: { type: "units-relabelled", units: numbersOf(units) },
    }),
  );
};

/**
 * The month of last use that a lot's labels show; nothing where people are blinded and no date was assigned when the
 * units were numbered: the lot's own expiry would tell lots, and so arms, apart.
 */
export function printedUse(
  { blinding }: Study,
  { expires, useUntil }: Pick<LotState, "expires" | "useUntil">,
): PartialDate | undefined {
  const date = useUntil ?? (blinding === "open" ? expires : undefined);
  return date?.slice(0, 7);
}
