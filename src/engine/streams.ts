import type { Study } from "../definition/index.ts";
import type { Command } from "./command.ts";
import type { Stream } from "./event.ts";

/** Commands that cannot be decided without knowing who is in which arm. */
const needAllocation: ReadonlySet<Command["kind"]> = new Set<Command["kind"]>([
  "supply-list",
  "open-allocation",
  "activate-list",
  "close-arm",
  "reopen-arm",
  "assign",
  "unblind",
  "dispense",
]);

const aboutDrafts: ReadonlySet<Command["kind"]> = new Set<Command["kind"]>([
  "draft-query",
  "discard-draft",
  "release-drafts",
]);

/**
 * The streams that deciding a command looks at, and no others: what stands behind the wall is not even read for a
 * command that need not know it.
 *
 * @param lotOf the lot of a unit, by the unit's number
 */
export function streamsOf(
  study: Study,
  command: Command,
  lotOf: (unit: string) => string | undefined,
): Stream[] {
  const streams: Stream[] = ["study"];
  const participant = "participant" in command ? command.participant : undefined;
  const isMaking = command.kind === "make-lot";
  if (participant !== undefined && !isMaking) streams.push(`participant/${participant}`);
  if (
    study.escalation !== undefined &&
    (participant !== undefined || "cohort" in command || command.kind === "sign-decision")
  ) {
    streams.push("cohorts");
  }
  if (command.kind === "record-walled") streams.push(`walled/${command.participant}`);
  if (aboutDrafts.has(command.kind)) streams.push(`drafts/${participant}`);
  if (needAllocation.has(command.kind)) streams.push("allocation");
  if (isMaking || command.kind === "register-bank") streams.push("supply");
  if ("shipment" in command) streams.push(`shipment/${command.shipment}`);
  for (const lot of lotsOf(command, lotOf)) streams.push(`lot/${lot}`);
  return streams;
}

function lotsOf(
  command: Command,
  lotOf: (unit: string) => string | undefined,
): ReadonlySet<string> {
  // A lot that is made names units that another lot may have already.
  const named = command.kind === "make-lot" ? [command.lot] : [];
  if ("lot" in command && command.kind !== "make-lot") return new Set([command.lot]);
  const units = unitsOf(command);
  return new Set([...named, ...units.flatMap((unit) => lotOf(unit) ?? [])]);
}

/** The units that a command names. */
export function unitsOf(command: Command): readonly string[] {
  if (command.kind === "receive-shipment") return command.items.map(({ unit }) => unit);
  if ("unit" in command) return [command.unit];
  return "units" in command ? (command.units ?? []) : [];
}
