import { defineRefusal, type Refusal } from "../../kernel/index.ts";
import type { Blocked } from "./usable.ts";

/*
 * Why a unit is not sent or dispensed, for those who may know what it is. At the bedside only `expired` and `blocked`
 * are told apart: see `BedsideProblem`.
 */
const refusals = {
  recalled: defineRefusal(
    "unit.recalled",
    "Unit {unit} is of a recalled lot. Keep it apart and send it back.",
    "单元 {unit} 所属批次已召回，请单独存放并退回。",
  ),
  "not-released": defineRefusal(
    "unit.not-released",
    "Unit {unit} is of a lot that is not released. Wait for its release.",
    "单元 {unit} 所属批次尚未放行，请等待放行。",
  ),
  "release-lapsed": defineRefusal(
    "unit.release-lapsed",
    "The conditional release of unit {unit} has run out with a result still pending. Ask quality.",
    "单元 {unit} 的有条件放行已到期而结果仍待定，请联系质量部门。",
  ),
  "test-failed": defineRefusal(
    "unit.test-failed",
    "Unit {unit} is of a lot that fails its specification. Keep it apart.",
    "单元 {unit} 所属批次不符合质量标准，请单独存放。",
  ),
  quarantined: defineRefusal(
    "unit.quarantined",
    "Unit {unit} is in quarantine. Quality decides about it first.",
    "单元 {unit} 处于隔离状态，须先由质量部门判定。",
  ),
  expired: defineRefusal(
    "unit.expired",
    "Unit {unit} is expired. Discard it and take another.",
    "单元 {unit} 已过期，请弃用并更换。",
  ),
} as const satisfies Record<Blocked, (params: { readonly unit: string }) => Refusal>;

/** Says why a unit is blocked. */
export function blockedUnit(block: Blocked, unit: string): Refusal {
  return refusals[block]({ unit });
}
