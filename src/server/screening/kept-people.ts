import type { Placed } from "../beside-record.ts";
import type { PersonScreened, ScreenedEvent } from "./screened-event.ts";

/** Somebody on a site's list, as they were kept last. */
export interface KeptPerson extends Omit<PersonScreened, "type"> {
  readonly at: string;
  readonly by: string;
  /** How often they were kept. */
  readonly times: number;
}

/** Who stands on a site's list, the last kept first. Who is kept again under the same name stands there once. */
export function keptPeople(events: readonly Placed<ScreenedEvent>[]): readonly KeptPerson[] {
  const people = new Map<string, KeptPerson>();
  for (const { event } of events) {
    if (event.type === "person-put-aside") {
      const found = [...people].find(([, { record }]) => record === event.record);
      if (found !== undefined) people.delete(found[0]);
      continue;
    }
    const { type: _, ...kept } = event;
    const { patient } = event.known;
    const times = (people.get(patient)?.times ?? 0) + 1;
    people.delete(patient);
    people.set(patient, { ...kept, times });
  }
  return [...people.values()].reverse();
}
