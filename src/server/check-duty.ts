import type { Command } from "../engine/index.ts";
import type { Refusal } from "../kernel/index.ts";
import type { Caller } from "./caller.ts";
import type { DelegationTask } from "./identity/index.ts";
import type { Server } from "./server-parts.ts";
import type { Shelved } from "./studies/study-shelf.ts";

/** What the delegation log must give somebody for a command. */
const tasks: Readonly<Partial<Record<Command["kind"], DelegationTask>>> = {
  sign: "sign",
  enrol: "eligibility",
  assign: "randomise",
  unblind: "unblind",
  "practise-unblinding": "unblind",
  "adjudicate-variant": "genetics",
};

/**
 * Refuses what the site's delegation log and the person's trainings do not allow today. In a live instance the log is
 * always asked; a rehearsal asks it at the sites that keep one.
 *
 * @source ICH E6(R3) §2.3.3
 */
export async function checkDuty(
  server: Server,
  { person, access }: Caller,
  { trial, study }: Shelved,
  command: Command,
): Promise<Refusal | undefined> {
  const task = tasks[command.kind];
  if (task === undefined || !("participant" in command)) return undefined;
  // The log is a site's: who judges a variant for the whole study stands in none.
  const isOfSite = access.some((line) => line.study === study.id && line.role === "investigator");
  if (command.kind === "adjudicate-variant" && !isOfSite) return undefined;
  const site = (await trial.participant(command.participant))?.site;
  // Of whom nothing is known the engine says so itself.
  if (site === undefined) return undefined;
  const day = server.clock().toISOString().slice(0, 10);
  return server.identity.offDuty(
    person.id,
    task,
    { study: study.id, site, day },
    { always: server.mode === "live" },
  );
}
