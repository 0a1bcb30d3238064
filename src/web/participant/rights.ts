import type { AccessLine } from "../../server/contract.ts";
import { type Command, mayGive, type Role } from "../../engine/index.ts";

/** The roles one holds at a site, or, as the participant, for one's own record. */
export function rolesAt(access: readonly AccessLine[], site: string): Role[] {
  return access.flatMap(({ role, sites }) =>
    role !== "administrator" && (sites === "all" || sites.includes(site)) ? [role] : [],
  );
}

/** Whether one may give a kind of command at a site at all; the server asks again, and the engine decides. */
export function mayAt(access: readonly AccessLine[], site: string, kind: Command["kind"]): boolean {
  return rolesAt(access, site).some((role) => mayGive(role, kind));
}
