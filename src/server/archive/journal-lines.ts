import { type StoredEvent, streamSeed, writeBody } from "../../store/index.ts";

/** One event of an archived journal, one line of NDJSON. */
export type JournalLine = {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  /** The hash of the event before it in its stream; for the first a hash made from the stream's name. */
  readonly prev: string;
  /** SHA-256 of `prev`, a newline and `body`. */
  readonly hash: string;
} & (
  | {
      readonly recordedAt: string;
      /** The canonical JSON exactly as it was hashed: command, event, stream, study, version. */
      readonly body: string;
    }
  | { readonly withheld: true }
);

/** Writes events as lines; it remembers where each stream ends. */
export function journalWriter(withheld: ReadonlySet<number>): (stored: StoredEvent) => string {
  const ends = new Map<string, string>();
  return (stored) => {
    const { position, study, stream, version, hash, recordedAt, event } = stored;
    const prev = ends.get(stream) ?? streamSeed(study, stream);
    ends.set(stream, hash);
    const place = { position, stream, version, prev, hash };
    // Without its command's number, which nobody can guess, the hash of what is withheld tells nothing.
    const line: JournalLine = withheld.has(position)
      ? { ...place, withheld: true }
      : { ...place, recordedAt, body: writeBody(stored, event) };
    return `${JSON.stringify(line)}\n`;
  };
}
