import { defineRefusal, msOf } from "../../kernel/index.ts";
import { notScreened } from "../dates.ts";
import type { WalledDecider } from "../decider.ts";
import type { NoteBedside } from "./command.ts";
import { orderUnitOf } from "./decide-bedside.ts";
import {
  anotherDose,
  blockRefusal,
  notTheirs,
  notThawed,
  takenHome,
  thawedTooLong,
  unchecked,
} from "./bedside-refusals.ts";
import { isOfAnotherDose } from "./dose-number.ts";
import { findUnit, unknownUnit } from "./find-units.ts";
import { blockOf, minutesSinceThaw } from "./usable.ts";

const future = defineRefusal(
  "bedside.future",
  "What you note is dated after now. Check the clock of this device.",
  "所记录的时间晚于当前时间，请检查本设备的时钟。",
);
const ended = defineRefusal(
  "bedside.ended",
  "Unit {unit} was given, discarded or returned already. Only observations are noted after that.",
  "单元 {unit} 已给药、弃用或退回，此后仅可记录观察。",
);
const nothing = defineRefusal(
  "bedside.nothing",
  "Nothing is noted. Give the rate, or what was observed.",
  "未填写内容。请填写速度或观察结果。",
);

/**
 * Start, rate, stop and observations, each when it happens. Nothing is started that was not checked, is blocked, or was
 * thawed too long ago: judged at the time it is said to have begun, so that a note that comes late is judged alike.
 */
export const noteBedside: WalledDecider<NoteBedside> = (study, state, command, context) => {
  const { participant, unit: number, at, what, rate, signs, words } = command;
  const person = state.participant;
  if (person === undefined) return notScreened({ participant });
  const mine = orderUnitOf(person, number);
  if (mine === undefined) return notTheirs({ unit: number.slice(0, 64), participant });
  if (msOf(at) > msOf(context.at)) return future();
  if (mine.ending !== undefined && what !== "observed") return ended({ unit: number });
  const isEmpty =
    what === "observed" && words === undefined && Object.keys(signs ?? {}).length === 0;
  if (isEmpty || (what === "rate" && rate === undefined)) return nothing();
  if (what === "started") {
    const found = findUnit(study, state, number);
    if (found === undefined) return unknownUnit({ unit: number.slice(0, 64) });
    const { lot, item, unit } = found;
    if (item.home !== undefined) return takenHome({ unit: number });
    if (isOfAnotherDose(person, number)) return anotherDose({ unit: number, participant });
    const block = blockOf(study, lot, unit, at, context.zone);
    if (block !== undefined) return blockRefusal(block, number);
    const limit = item.thawMinutes;
    if (limit !== undefined) {
      const minutes = minutesSinceThaw(unit, at);
      if (minutes === undefined) return notThawed({ unit: number });
      if (minutes > limit) return thawedTooLong({ minutes, limit, unit: number });
    }
    if (mine.matched === undefined) return unchecked({ unit: number });
  }
  return [
    {
      stream: `participant/${participant}`,
      body: {
        type: "bedside-noted",
        unit: number,
        noted: at,
        what,
        ...(rate === undefined ? {} : { rate }),
        ...(signs === undefined ? {} : { signs }),
        ...(words === undefined ? {} : { words }),
      },
    },
  ];
};
