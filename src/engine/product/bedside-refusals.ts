import { defineRefusal, type Refusal } from "../../kernel/index.ts";
import type { Blocked } from "./usable.ts";

/* What stands against giving a unit, in words that say nothing of what it is. */
export const notTheirs = defineRefusal(
  "unit.another-participant",
  "Stop. Unit {unit} was not dispensed to participant {participant}. Put it back and call the pharmacy.",
  "停止！单元 {unit} 并未发放给受试者 {participant}。请放回并联系药房。",
);
export const anotherDose = defineRefusal(
  "administer.another-dose",
  "Stop. Unit {unit} was made ready for another dose of participant {participant}. Put it back and call the pharmacy.",
  "停止！单元 {unit} 是为受试者 {participant} 的另一次给药准备的。请放回并联系药房。",
);
export const takenHome = defineRefusal(
  "administer.home",
  "Unit {unit} is taken home and taken by the participant; nothing of it is given here. Record what comes back.",
  "单元 {unit} 由受试者带回家自行服用，不在此给药。请记录退回数量。",
);
const expired = defineRefusal(
  "administer.expired",
  "Unit {unit} is expired. Do not give it. Record what happens to it.",
  "单元 {unit} 已过期，请勿给药，并记录其去向。",
);
const blocked = defineRefusal(
  "administer.blocked",
  "Unit {unit} is blocked. Do not give it. Call the pharmacy, and record what happens to it.",
  "单元 {unit} 已被冻结，请勿给药。请联系药房并记录其去向。",
);
export const notThawed = defineRefusal(
  "administer.not-thawed",
  "Unit {unit} was not thawed on record. Record the thaw first.",
  "单元 {unit} 没有解冻记录，请先记录解冻。",
);
export const thawedTooLong = defineRefusal(
  "administer.thawed-too-long",
  "{minutes} minutes since thaw, limit {limit}. Do not infuse. Record what happens to unit {unit}.",
  "解冻已 {minutes} 分钟，超过 {limit} 分钟上限。请勿输注，并记录单元 {unit} 的去向。",
);
export const unchecked = defineRefusal(
  "administer.unchecked",
  "Wristband and unit {unit} were not checked by you or your witness. Scan both first.",
  "您或见证人尚未核对腕带与单元 {unit}，请先扫描两者。",
);

/** Whatever blocks a unit, at the bedside only its expiry is told apart. */
export function blockRefusal(block: Blocked, unit: string): Refusal {
  return block === "expired" ? expired({ unit }) : blocked({ unit });
}
