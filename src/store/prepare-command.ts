import { canonical, Fault } from "../kernel/index.ts";
import type { Command, EventBody, Recorded, StreamAppend } from "./event.ts";
import { checkName, checkStudy, streamKey } from "./names.ts";
import { fastSha256, writeBody } from "./seal.ts";

/** An event written out, waiting for the hash of the one before it. */
export interface PreparedEvent {
  readonly study: string;
  readonly stream: string;
  readonly key: string;
  readonly version: number;
  readonly type: string;
  readonly at: string;
  readonly body: string;
  /** Whether it is the first that its command appends to its stream. */
  readonly first: boolean;
}

/** A command that was checked and written out. What its author changes afterwards changes nothing here. */
export interface PreparedCommand {
  readonly study: string;
  readonly id: string;
  readonly contentHash: string;
  /** Whose right to write the database is to verify; undefined: the system's own command. */
  readonly person: string | undefined;
  readonly shape: string;
  readonly events: readonly PreparedEvent[];
  /** Bytes of all bodies. */
  readonly size: number;
}

const maxEventBytes = 64 * 2 ** 20;

/**
 * Checks a command and writes its events out.
 *
 * @throws Fault on what no author may send: no events, a stream named twice, a bad name or version,
 * an event above 64 MB or with something that JSON cannot hold
 */
export function prepareCommand(command: Command): PreparedCommand {
  const { study, id, appends } = command;
  checkStudy(study);
  checkName("command", id);
  const keys = new Set(appends.map((append) => streamKey(append.study, append.stream)));
  if (keys.size !== appends.length) throw new Fault(`command ${id} appends to one stream twice`);
  if (command.person?.includes("\0") === true) throw new Fault("no person's id holds a zero byte");
  if (appends.length === 0) throw new Fault(`command ${id} appends nothing`);
  const events = appends.flatMap((append) => prepareAppend(id, append));
  return {
    study,
    id,
    person: command.person,
    contentHash: fastSha256(
      command.content === undefined
        ? events.map(({ body }) => body).join("\n")
        : canonical(command.content),
    ),
    shape: JSON.stringify(
      appends.map((append) => [
        append.study,
        append.stream,
        append.expectedVersion + 1,
        append.events.length,
      ]),
    ),
    events,
    size: events.reduce((sum, { body }) => sum + body.length, 0),
  };
}

function prepareAppend(command: string, append: StreamAppend): readonly PreparedEvent[] {
  const { study, stream, expectedVersion, events } = append;
  checkStudy(study);
  checkName("stream", stream);
  if (!Number.isInteger(expectedVersion) || expectedVersion < 0 || expectedVersion > 2 ** 31 - 2) {
    throw new Fault(`not a version of stream ${stream}: ${expectedVersion}`);
  }
  if (events.length === 0) throw new Fault(`command ${command} appends nothing to ${stream}`);
  const key = streamKey(study, stream);
  return events.map((event, index) => {
    checkWord(event, "type");
    checkWord(event, "at");
    const version = expectedVersion + 1 + index;
    const body = writeBody({ study, stream, version, command }, event);
    if (body.length > maxEventBytes) {
      throw new Fault(`an event of ${stream} has ${body.length} bytes; keep files elsewhere`);
    }
    return {
      study,
      stream,
      key,
      version,
      type: event.type,
      at: event.at,
      body,
      first: index === 0,
    };
  });
}

function checkWord(event: EventBody, member: "type" | "at"): void {
  const word: unknown = event[member];
  // Columns of the journal cannot hold a zero byte, and people read them in lists.
  if (typeof word !== "string" || word === "" || word.length > 200 || /\p{Cc}/u.test(word)) {
    throw new Fault(`an event's ${member} is no plain word: ${JSON.stringify(word)}`);
  }
}

/** Where the events of a command stand, from the shape and the positions kept under its id. */
export function readAnswer(shape: string, positions: string): readonly Recorded[] {
  const appends = JSON.parse(shape) as readonly (readonly [string, string, number, number])[];
  const places = positions.split(",").map(Number);
  let next = 0;
  return appends.flatMap(([study, stream, from, count]) =>
    Array.from({ length: count }, (_, index) => {
      const position = places[next++];
      if (position === undefined) throw new Fault(`the answer kept for ${stream} is incomplete`);
      return { study, stream, version: from + index, position };
    }),
  );
}
