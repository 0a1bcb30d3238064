import type { Role } from "../context.ts";
import { mayGive } from "../permission.ts";

/** Whether a role of a study holds people against its criteria before they take part: its sites, and who manages it. */
export function screensPeople(role: string): boolean {
  return role === "study-manager" || mayGive(role as Role, "screen");
}
