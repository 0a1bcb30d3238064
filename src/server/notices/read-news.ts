import type { EventBody } from "../../engine/index.ts";
import type { Instant } from "../../kernel/index.ts";
import type { Store, StoredEvent } from "../../store/index.ts";
import { type IdentityEventBody, identityStudy } from "../identity/index.ts";
import type { StudyShelf } from "../studies/study-shelf.ts";
import type { Around, News } from "./notice-rule.ts";
import { kindsFrom, noticeRules } from "./notice-rules.ts";
import { type Happening, isNews } from "./put-notices.ts";

type Reader = (event: EventBody | IdentityEventBody, around: Around) => readonly News[];

/** What the journal's events between two positions have to tell, in their order. */
export async function readNews(
  store: Store,
  studies: StudyShelf,
  after: number,
  upTo: number,
): Promise<readonly Happening[]> {
  const telling: StoredEvent[] = [];
  for await (const page of store.readAll(after, upTo)) {
    for (const stored of page) {
      const isTelling = kindsFrom.has(stored.event.type);
      if (isTelling && isNews(stored.event.at as Instant, stored.recordedAt)) telling.push(stored);
    }
  }
  const happenings: Happening[] = [];
  for (const stored of telling) {
    happenings.push(...newsOf(stored, await lookAround(studies, stored)));
  }
  return happenings;
}

/** What one event has to tell. */
export function newsOf(stored: StoredEvent, around: Around): readonly Happening[] {
  const { event, study, position } = stored;
  return (kindsFrom.get(event.type) ?? []).flatMap((kind) => {
    const { from } = noticeRules[kind];
    const read = from === "told" ? undefined : (from[event.type as keyof typeof from] as Reader);
    const told = read?.(event as unknown as EventBody | IdentityEventBody, around) ?? [];
    return told.map(({ link, once, matter, named }) => ({
      kind,
      study,
      at: event.at as Instant,
      link,
      origin: once ?? String(position),
      matter,
      named,
      by: typeof event["by"] === "string" ? event["by"] : undefined,
      site: around.state?.site,
      participant: around.state?.id,
    }));
  });
}

async function lookAround(studies: StudyShelf, stored: StoredEvent): Promise<Around> {
  const { study, stream, version } = stored;
  const shelved = study === identityStudy ? undefined : studies.get(study);
  const isParticipant = stream.startsWith("participant/");
  return {
    stream,
    study,
    definition: shelved?.study,
    versions: shelved?.versions,
    state: isParticipant
      ? await shelved?.trial.participant(stream.slice("participant/".length), version)
      : undefined,
  };
}
