import type { AccessLine } from "../../server/contract.ts";

/** Whether somebody may look into the log of messages; what stands in it for them, the server decides. */
export function overseesMessages(access: readonly AccessLine[]): boolean {
  return access.some(
    ({ role, sites }) =>
      ["administrator", "pharmacist", "allocation-keeper"].includes(role) ||
      (role === "study-manager" && sites === "all"),
  );
}
