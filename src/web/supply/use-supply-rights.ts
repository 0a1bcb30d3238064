import type { Command } from "../../engine/index.ts";
import { mayGive } from "../../engine/index.ts";
import { useAccess } from "../session/session.tsx";

/** Whether one's roles may give a kind of command at all; the server asks again. */
export function useSupplyRights(study: string): (kind: Command["kind"]) => boolean {
  const access = useAccess(study);
  return (kind) => access.some(({ role }) => role !== "administrator" && mayGive(role, kind));
}
