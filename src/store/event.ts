import type { Instant, Json } from "../kernel/index.ts";
import type { UnitRow } from "./wall/unit-row.ts";

/**
 * What happened, as the engine says it. `type` names the kind of event and `at` is its instant;
 * everything else is the event's own. It is kept verbatim, as canonical JSON.
 */
export type EventBody = {
  readonly type: string;
  readonly at: string;
  readonly [key: string]: Json | undefined;
};

/** The events that one command adds to one stream, and the version it believes the stream to have. */
export interface StreamAppend {
  readonly study: string;
  readonly stream: string;
  /** The version of the stream's last event as the author knows it; 0 for a stream without events. */
  readonly expectedVersion: number;
  readonly events: readonly EventBody[];
}

/**
 * One thing that somebody did. All of its events are recorded, or none.
 * The id comes from the client: the same id sent again is answered with the first outcome.
 */
export interface Command {
  readonly study: string;
  readonly id: string;
  /**
   * What the client asked for, if that is to decide whether a repeated id means the same command.
   * Without it the events themselves, with their versions, decide.
   */
  readonly content?: Json;
  /**
   * Who does it. The database then verifies, as it records, that this person may write to each of the streams.
   * Without it the command is the system's own.
   */
  readonly person?: string;
  readonly appends: readonly StreamAppend[];
  /** Where units are after the command, by the stream of their lot. */
  readonly units?: readonly UnitRow[];
}

/** Where one event came to stand. */
export interface Recorded {
  readonly study: string;
  readonly stream: string;
  /** 1 … n within its stream. */
  readonly version: number;
  /** Its place in the whole journal; it grows, with gaps. */
  readonly position: number;
}

/** What became of a command. */
export type Outcome =
  /** Recorded now, and on disk. */
  | { readonly outcome: "written"; readonly events: readonly Recorded[] }
  /** Recorded earlier under this id; nothing was written now. */
  | { readonly outcome: "repeated"; readonly events: readonly Recorded[] }
  /** A stream has another version than expected: nothing was written; read it again and decide again. */
  | {
      readonly outcome: "conflict";
      readonly study: string;
      readonly stream: string;
      readonly expectedVersion: number;
      readonly actualVersion: number;
    };

/** An event as it was recorded. */
export interface StoredEvent extends Recorded {
  /** The id of the command that it came with. */
  readonly command: string;
  /** When the database took it, by the database's clock. */
  readonly recordedAt: Instant;
  /** SHA-256 that ties it to everything before it in its stream. */
  readonly hash: string;
  readonly event: EventBody;
}
