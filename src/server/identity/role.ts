import type { Text } from "../../kernel/index.ts";
import { type Role, roles, roleWords } from "../../engine/index.ts";

/** What a grant can make of a person: a role of a study, a reader for a time, or who looks after accounts. */
export type GrantRole = Role | "inspector" | "administrator";

/** Every role that a grant can give. */
export const grantRoles: readonly GrantRole[] = [
  ...new Set<GrantRole>([...roles, "inspector", "administrator"]),
];

/** The names of the roles for people. */
export const grantRoleWords: Readonly<Record<GrantRole, Text>> = {
  ...roleWords,
  inspector: { en: "inspector", "zh-CN": "检查员" },
  administrator: { en: "administrator", "zh-CN": "系统管理员" },
};

/** Roles that see who gets what. @source ICH E6(R3) Annex 1 §4.1 */
export const unblindedRoles: ReadonlySet<GrantRole> = new Set([
  "allocation-keeper",
  "pharmacist",
  "quality",
]);

/** Roles whose judgement must not know who gets what. */
export const blindedRoles: ReadonlySet<GrantRole> = new Set([
  "coordinator",
  "investigator",
  "monitor",
  "data-manager",
  "study-manager",
  "medical-monitor",
  "committee",
  "participant",
]);

/** The whole instance, for the role administrator only. */
export const everyStudy = "*";
