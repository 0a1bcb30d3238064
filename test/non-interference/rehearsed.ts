/** What everybody at the site does in both trials: taken once from a rehearsal, the same commands for each. */
import {
  type CommandId,
  type Instant,
  isRefusal,
  type PersonId,
  randomStream,
  type SiteId,
  zone,
} from "../../src/kernel/index.ts";
import type { Study } from "../../src/definition/index.ts";
import { type Command, type Context, listHash, type Role } from "../../src/engine/index.ts";
import { liveParticipant, openMemoryTrial, type Person } from "../../src/simulate/index.ts";
import { dayOf, firstDay, listOf, participants } from "./twins.ts";

/** A command and in which role it is given. */
export interface Act {
  readonly role: Role;
  readonly command: Command;
}

/** What leads to an arm; what is given afterwards is given at the bedside. */
const kept: ReadonlySet<Command["kind"]> = new Set<Command["kind"]>([
  "screen",
  "consent",
  "start-visit",
  "save-form",
  "assess-eligibility",
  "enrol",
  "assign",
]);

export function participantId({ sites }: Study, place: number): string {
  return `${sites[0]?.id}-${String(place + 1).padStart(3, "0")}`;
}

/** The acts of each participant's course, by their place. */
export function rehearsed(study: Study): readonly (readonly Act[])[] {
  const trial = openMemoryTrial(study);
  const site = study.sites[0];
  if (site === undefined) throw new Error("the study has no site");
  const context = (role: Role, actor: string = role): Context => ({
    actor: actor as PersonId,
    role,
    sites: "all",
    at: `${dayOf(firstDay - 150)}T00:00:00.000Z` as Instant,
    zone: zone("UTC"),
    seed: "rehearsed",
    command: `set-up/${role}` as CommandId,
  });
  trial.execute({ kind: "release-study" }, context("study-manager"));
  const { id, country } = site;
  trial.execute(
    { kind: "activate-site", site: id as SiteId, zone: site.zone, country },
    context("study-manager"),
  );
  trial.execute(
    { kind: "supply-list", entries: listOf(study, "one") },
    context("allocation-keeper"),
  );
  const hash = listHash(listOf(study, "one"));
  trial.execute({ kind: "activate-list", hash }, context("allocation-keeper", "second"));
  return Array.from({ length: participants }, (_, place) => {
    const person: Person = {
      id: participantId(study, place),
      site: id,
      zone: zone(site.zone),
      firstDose: firstDay + place,
      failsScreening: false,
      turn: place + 1,
    };
    const acts: Act[] = [];
    const life = liveParticipant(study, person, randomStream("twins").split(person.id));
    let next = life.next();
    while (next.done !== true && acts.at(-1)?.command.kind !== "assign") {
      const { command, context: by } = next.value;
      const answer = trial.execute(command, by);
      if (!isRefusal(answer) && kept.has(command.kind)) acts.push({ role: by.role, command });
      const participant = trial.participants.get(person.id);
      next = life.next({ participant, ...(isRefusal(answer) ? { refusal: answer } : {}) });
    }
    return acts;
  });
}
