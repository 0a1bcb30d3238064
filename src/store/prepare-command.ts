import { canonical, Fault } from "../kernel/index.ts";
import type { Command, EventBody, Recorded, StreamAppend } from "./event.ts";
import { checkName, checkStudy, streamKey } from "./names.ts";
import { isWalled } from "../engine/index.ts";
import { fastSha256, writeBody } from "./seal.ts";
import { seal, sealEvent } from "./wall/sealed-event.ts";
import type { UnitRow } from "./wall/unit-row.ts";
import type { WallKey } from "./wall/wall-key.ts";

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
  /** Of an event behind the wall: what the body stands for, sealed, and the body that it would have had. */
  readonly sealed?: { readonly content: Buffer; readonly plain: string };
}

/** Where a unit is, as the database keeps it: to be looked up, and to be read by nobody without the key. */
export interface PreparedUnit {
  readonly study: string;
  readonly stream: string;
  readonly version: number;
  readonly unit: Buffer;
  readonly lot: Buffer;
  readonly site: Buffer | null;
  readonly participant: Buffer | null;
  readonly content: Buffer;
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
  readonly units: readonly PreparedUnit[];
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
export function prepareCommand(command: Command, key: WallKey): PreparedCommand {
  const { study, id, appends } = command;
  checkStudy(study);
  checkName("command", id);
  const keys = new Set(appends.map((append) => streamKey(append.study, append.stream)));
  if (keys.size !== appends.length) throw new Fault(`command ${id} appends to one stream twice`);
  if (command.person?.includes("\0") === true) throw new Fault("no person's id holds a zero byte");
  if (appends.length === 0) throw new Fault(`command ${id} appends nothing`);
  const events = appends.flatMap((append) => prepareAppend(id, append, key));
  return {
    study,
    id,
    person: command.person,
    contentHash: fastSha256(
      command.content === undefined
        ? events.map(({ body, sealed }) => sealed?.plain ?? body).join("\n")
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
    units: (command.units ?? []).map((row) => prepareUnit(study, row, events, key)),
    size: events.reduce((sum, { body }) => sum + body.length, 0),
  };
}

function prepareAppend(
  command: string,
  append: StreamAppend,
  wallKey: WallKey,
): readonly PreparedEvent[] {
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
    const place = { study, stream, version, command };
    const plain = writeBody(place, event);
    const kept = isWalled(stream) ? sealEvent(wallKey, place, event) : undefined;
    const body = kept === undefined ? plain : writeBody(place, kept.stub);
    if (body.length > maxEventBytes) {
      throw new Fault(`an event of ${stream} has ${body.length} bytes; keep files elsewhere`);
    }
    return {
      study,
      stream,
      key,
      version,
      type: kept?.stub.type ?? event.type,
      at: event.at,
      body,
      first: index === 0,
      ...(kept === undefined ? {} : { sealed: { content: kept.content, plain } }),
    };
  });
}

function prepareUnit(
  study: string,
  row: UnitRow,
  events: readonly PreparedEvent[],
  key: WallKey,
): PreparedUnit {
  const stream = `lot/${row.lot}`;
  const last = events.findLast((event) => event.stream === stream);
  if (last === undefined) throw new Fault(`unit ${row.unit} moves without an event of ${stream}`);
  const { unit, lot, site, participant } = row;
  const mark = key.blindIndex(study, "unit", unit);
  return {
    study,
    stream,
    version: last.version,
    unit: mark,
    lot: key.blindIndex(study, "lot", lot),
    site: site === undefined ? null : key.blindIndex(study, "site", site),
    participant:
      participant === undefined ? null : key.blindIndex(study, "participant", participant),
    content: seal(
      key.sealing(study),
      `unit\n${mark.toString("hex")}`,
      Buffer.from(JSON.stringify(row)),
    ),
  };
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
