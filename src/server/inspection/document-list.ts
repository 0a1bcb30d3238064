import type { KeptFile, PlacedEvent } from "./inspection-event.ts";

/** A document that a study shows, as it was filed. */
export interface FiledDocument {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly validFrom: string;
  readonly file: KeptFile;
  readonly filedAt: string;
  readonly filedBy: string;
}

/** The documents that events tell of, by title, of one title the newest first. None is ever taken away. */
export function documentList(events: readonly PlacedEvent[]): readonly FiledDocument[] {
  const filed = events.flatMap(({ event }) =>
    event.type === "document-filed"
      ? [
          {
            id: event.document,
            title: event.title,
            version: event.version,
            validFrom: event.validFrom,
            file: event.file,
            filedAt: event.at,
            filedBy: event.by,
          },
        ]
      : [],
  );
  return filed.sort((one, other) =>
    one.title === other.title
      ? compare(other.validFrom, one.validFrom) || compare(other.filedAt, one.filedAt)
      : compare(one.title, other.title),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
