import { createHash } from "node:crypto";
import type { Store } from "../../store/index.ts";
import type { KeptFile } from "./inspection-event.ts";

/** Keeps a file of a stream; the same content again changes nothing. Whether somebody may was asked before. */
export async function keepInspectionFile(
  { pool, schema }: Store,
  stream: string,
  { file, mediaType }: Pick<KeptFile, "file" | "mediaType">,
  content: Uint8Array,
  addedBy: string,
): Promise<KeptFile> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  await pool.query(
    `insert into ${schema}.inspection_file (stream, hash, name, media_type, size, content, added_by)
     values ($1, $2, $3, $4, octet_length($5::bytea), $5::bytea, $6) on conflict do nothing`,
    [stream, sha256, file, mediaType, Buffer.from(content), addedBy],
  );
  return { file, mediaType, bytes: content.length, sha256 };
}

/** What is known of a stored file of a stream. */
export async function findInspectionFile(
  { pool, schema }: Store,
  stream: string,
  hash: string,
): Promise<KeptFile | undefined> {
  const { rows } = await pool.query<{ name: string; media_type: string; size: number }>(
    `select name, media_type, size from ${schema}.inspection_file where stream = $1 and hash = $2`,
    [stream, hash],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  return { file: row.name, mediaType: row.media_type, bytes: row.size, sha256: hash };
}

/** A file of one of some streams, if the database shows it to the person. */
export async function readInspectionFile(
  store: Store,
  person: string,
  streams: readonly string[],
  hash: string,
): Promise<
  { readonly name: string; readonly mediaType: string; readonly content: Buffer } | undefined
> {
  return store.asPerson(person, async (client) => {
    const { rows } = await client.query<{ name: string; media_type: string; content: Buffer }>(
      `select name, media_type, content from ${store.schema}.inspection_file
        where stream = any ($1) and hash = $2 limit 1`,
      [streams, hash],
    );
    const row = rows[0];
    if (row === undefined) return undefined;
    return { name: row.name, mediaType: row.media_type, content: row.content };
  });
}
