import { type Instant, type Language, zone } from "../../kernel/index.ts";
import type { Event, ParticipantState, StudyState } from "../../engine/index.ts";
import type { StoredEvent } from "../../store/index.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";
import { attachmentsIn } from "./attachments-in.ts";
import { checkAttachments } from "./check-attachments.ts";
import type { ParticipantOrder } from "./order.ts";

/** A participant's record as it was read: the state, and the events that it follows from. */
export interface ReadRecord {
  readonly participant: ParticipantState;
  readonly events: readonly StoredEvent[];
}

/** What is the same for every casebook that somebody asks for at once. */
export interface Press {
  readonly server: Pick<Server, "store" | "mode">;
  readonly shelved: Pick<Shelved, "study" | "versions">;
  readonly sites: StudyState["sites"];
  readonly person: { readonly id: string; readonly name: string };
  readonly names: ReadonlyMap<string, string>;
  readonly variant: ParticipantOrder["variant"];
  readonly language: Language;
  readonly at: Instant;
}

/** The order for a participant's casebook, with its files compared with what is stored. */
export async function participantOrder(
  { server, shelved, sites, person, names, variant, language, at }: Press,
  { participant, events }: ReadRecord,
): Promise<ParticipantOrder> {
  const { study, versions } = shelved;
  const place = { study: study.id, participant: participant.id };
  return {
    variant,
    study,
    participant,
    events: events.map(({ event, position, hash }) => ({
      ...(event as unknown as Event),
      position,
      hash,
    })),
    language,
    printed: { by: person.name, at, zone: zone(sites[participant.site]?.zone ?? "UTC") },
    mode: server.mode,
    people: (id) => ({ name: names.get(id) ?? id }),
    record: { streamVersion: participant.version, headHash: events.at(-1)?.hash ?? "" },
    attachments: await checkAttachments(server.store, person.id, place, attachmentsIn(participant)),
    versions: Object.fromEntries([...versions].map(([hash, each]) => [hash, each.version])),
  };
}
