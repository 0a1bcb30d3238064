import type { AccessLine, Delegation } from "../../server/contract.ts";

/** How a line of the delegation log stands. It holds once it was signed and accepted. */
export type DelegationState = "to-sign" | "to-accept" | "to-come" | "holds" | "over";

/** How a line stands on a day at the site. */
export function delegationState(line: Delegation, today: string): DelegationState {
  if (line.to !== undefined && line.to < today) return "over";
  if (line.signedBy === undefined) return "to-sign";
  if (!line.accepted) return "to-accept";
  return line.from > today ? "to-come" : "holds";
}

type Rights = Readonly<Record<"sign" | "accept" | "end", boolean>>;

/**
 * What somebody may do with a line, as far as the screen knows: the server decides again. An investigator signs the
 * lines of others, a study manager the one that names the principal investigator.
 */
export function delegationRights(
  line: Delegation,
  today: string,
  person: string | undefined,
  access: readonly AccessLine[],
): Rights {
  const state = delegationState(line, today);
  if (state === "over") return { sign: false, accept: false, end: false };
  const signer = line.tasks.includes("principal-investigator") ? "study-manager" : "investigator";
  const holds = access.some(
    ({ role, sites }) => role === signer && (sites === "all" || sites.includes(line.site)),
  );
  const decides = holds && person !== line.person;
  return {
    sign: decides && line.signedBy === undefined,
    accept: person === line.person && !line.accepted,
    end: decides,
  };
}

/** Whether somebody may enter lines at a site: who is responsible there, not who watches over it or only reads. */
export function mayEnterDelegation(access: readonly AccessLine[], site: string): boolean {
  return access.some(
    ({ role, sites }) =>
      ["investigator", "coordinator", "study-manager"].includes(role) &&
      (sites === "all" || sites.includes(site)),
  );
}
