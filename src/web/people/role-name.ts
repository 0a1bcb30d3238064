import { type Role, roleWords } from "../../engine/index.ts";
import { type Text, text } from "../../kernel/index.ts";

const administrator = text("administrator", "系统管理员");

/** Roles that see who gets what: a second administrator confirms them. */
export const unblindedRoles: ReadonlySet<string> = new Set<Role>([
  "pharmacist",
  "allocation-keeper",
  "quality",
]);

/** The name of a role, the administrator's among them; of a role that is not known, its code. */
export function roleName(role: string): Text {
  if (role === "administrator") return administrator;
  return Object.hasOwn(roleWords, role) ? roleWords[role as Role] : { en: role, "zh-CN": role };
}
