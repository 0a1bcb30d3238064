import type { ClientBase } from "pg";
import { to as copyTo } from "pg-copy-streams";

/** A row as PostgreSQL's COPY prints it, one text per column. Hashes are `\x…`; see {@link hexOf}. */
export type Row = readonly string[];

/**
 * Streams the rows of a query, some hundreds at a time, without holding more than that. COPY costs the
 * server and us a fraction of ordinary rows. If the caller leaves early the connection is unusable.
 *
 * @param query SQL without parameters and without NULL in its columns
 */
export async function* copyRows(client: ClientBase, query: string): AsyncGenerator<readonly Row[]> {
  const stream = client.query(copyTo(`copy (${query}) to stdout`, { highWaterMark: 1 << 18 }));
  stream.setEncoding("utf8");
  let rest = "";
  for await (const chunk of stream) {
    const lines = `${rest}${chunk as string}`.split("\n");
    rest = lines.pop() ?? "";
    if (lines.length > 0) yield lines.map(readLine);
  }
}

function readLine(line: string): Row {
  const fields = line.split("\t");
  if (!line.includes("\\")) return fields;
  return fields.map((field) => (field.includes("\\") ? unescape(field) : field));
}

const escapes: Readonly<Record<string, string>> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function unescape(field: string): string {
  // The way of every hash, which has no other backslash.
  if (field.startsWith("\\\\x")) return field.slice(1);
  return field.replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter);
}

/** The digits of a bytea column. */
export function hexOf(field: string | undefined): string {
  return field === undefined ? "" : field.slice(2);
}
