import {
  type CommandId,
  instantAt,
  type PersonId,
  printDay,
  type Random,
  type SiteId,
} from "../kernel/index.ts";
import type { Command, Role } from "../engine/index.ts";
import type { Person } from "./person.ts";
import type { Step } from "./step.ts";

/** Makes the next step of a life: what is done on a day, and by whom. */
export type MakeStep = (day: number, command: Command, role?: Role) => Step;

/** Steps of one person's life, each later than the one before: a minute apart from eight in the morning on. */
export function stepMaker(study: string, person: Person, random: Random): MakeStep {
  const site = person.site as SiteId;
  const secrets = random.split("seeds");
  let count = 0;
  let today = Number.NEGATIVE_INFINITY;
  let minute = 0;
  return (day, command, role = "coordinator") => {
    count += 1;
    minute = day > today ? 8 * 60 : minute + 1;
    today = Math.max(today, day);
    const date = printDay(today + Math.floor(minute / 1440));
    const clock = [Math.floor((minute % 1440) / 60), minute % 60];
    const time = clock.map((part) => String(part).padStart(2, "0")).join(":");
    return {
      command,
      context: {
        actor: (role === "participant" ? person.id : `${role}-${person.site}`) as PersonId,
        role,
        sites: [site],
        ...(role === "participant" ? { self: person.id } : {}),
        at: instantAt(`${date}T${time}`, person.zone),
        zone: person.zone,
        // The command's id stands in every event; the seed must not be found from it.
        seed: Array.from({ length: 4 }, () => secrets.uint32()).join("."),
        command: `${study}/${person.id}/${count}` as CommandId,
      },
    };
  };
}
