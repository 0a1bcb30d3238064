import type { AccessLine } from "../../server/contract.ts";

const readers: ReadonlySet<string> = new Set([
  "study-manager",
  "data-manager",
  "medical-monitor",
  "inspector",
  "allocation-keeper",
  "committee",
]);

/** Whether somebody is shown results over all sites: who follows the whole study, and nobody of one site. */
export function readsResults(access: readonly AccessLine[]): boolean {
  return access.some(({ role, sites }) => sites === "all" && readers.has(role));
}
