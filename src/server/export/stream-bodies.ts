import { type ClientBase, escapeLiteral } from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Room } from "./room.ts";

/** Of each stream that the database shows, the bodies of all its events as a JSON array in UTF-8. */
export type StreamBodies = ReadonlyMap<string, Buffer>;

/** The signature, the flags and the length of no extension, before the first row. */
const headLength = 19;

/**
 * Reads streams whole, into a room that holds them until it is used again. Their bodies come as one value a stream, and
 * as the bytes that they are: a row for every event would cost both sides half as much again, and texts that wait to be
 * read would wait on the collector's heap.
 *
 * @source PostgreSQL documentation, COPY, "Binary Format"
 */
export async function readStreamBodies(
  client: ClientBase,
  schema: string,
  { study, streams }: { readonly study: string; readonly streams: readonly string[] },
  room: Room,
): Promise<StreamBodies> {
  // COPY takes no parameters.
  const named = streams.map(escapeLiteral).join(", ");
  const rows = `select stream, '[' || string_agg(body, ',' order by version) || ']' from ${schema}.journal
    where study = ${escapeLiteral(study)} and stream = any(array[${named}]) group by stream`;
  const copy = client.query(copyTo(`copy (${rows}) to stdout (format binary)`));
  room.clear();
  for await (const chunk of copy) room.add(chunk as Buffer);
  const bytes = room.bytes();
  const bodies = new Map<string, Buffer>();
  let at = headLength;
  const next = (): Buffer => {
    const from = at + 4;
    at = from + bytes.readInt32BE(at);
    return bytes.subarray(from, at);
  };
  // A row begins with the number of its columns, and the end is marked by -1.
  while (bytes.readInt16BE(at) > 0) {
    at += 2;
    bodies.set(next().toString(), next());
  }
  return bodies;
}
