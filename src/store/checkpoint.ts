import { createHash } from "node:crypto";
import type { ClientBase } from "pg";
import { canonical, Fault, type Sha256 } from "../kernel/index.ts";
import { copyRows, hexOf } from "./copy-rows.ts";
import { lockKey } from "./lock.ts";
import { type Leaf, merkleTree } from "./merkle.ts";
import type { Source } from "./read.ts";
import { fastSha256 } from "./seal.ts";
import { withSession } from "./session.ts";
import type { SigningKey } from "./signing-key.ts";
import { beginStableSnapshot } from "./stable-snapshot.ts";

/** What a checkpoint states of the whole journal; this is what is signed, as canonical JSON. */
export type CheckpointStatement = {
  readonly format: "neurite-checkpoint-1";
  /** The id of the store. */
  readonly store: string;
  /** Everything up to this position is covered. */
  readonly position: number;
  readonly streams: number;
  readonly events: number;
  /** Merkle root over the last event of every stream. */
  readonly root: Sha256;
  /** The position of the checkpoint before; 0 for the first. */
  readonly after: number;
  /** SHA-256 over «position hash» of every event after that, one per line, in position order. */
  readonly order: Sha256;
  /** SHA-256 of the statement before, or of nothing for the first. */
  readonly previous: Sha256;
  /** The public key: SubjectPublicKeyInfo in base64. */
  readonly key: string;
  readonly by: string;
};

/** A signed checkpoint. Whoever holds one can later tell whether the journal up to it is still the same. */
export interface Checkpoint {
  readonly statement: CheckpointStatement;
  /** Ed25519 over the canonical JSON of the statement, base64. */
  readonly signature: string;
}

/** A checkpoint to be kept elsewhere: with its leaves it can also say which stream was changed. */
export interface ExportedCheckpoint extends Checkpoint {
  readonly leaves: readonly Leaf[];
}

/** Digest of events with their positions. */
export function orderDigest(): { add(position: number, hash: Sha256): void; end(): Sha256 } {
  const digest = createHash("sha256");
  return {
    add: (position, hash) => void digest.update(`${position} ${hash}\n`),
    end: () => digest.digest("hex"),
  };
}

/** The name by which the next checkpoint refers to this one. */
export function statementHash(statement: CheckpointStatement | undefined): Sha256 {
  return fastSha256(statement === undefined ? "" : canonical(statement));
}

/**
 * Signs the journal as it is now. Costs a pass over the heads of all streams and the hashes of the
 * events since the last checkpoint. Without new events the last checkpoint is given again.
 */
export async function takeCheckpoint(
  { pool, schema }: Source,
  key: SigningKey,
  by: string,
): Promise<Checkpoint> {
  return withSession(pool, async (client) => {
    const lock = lockKey(schema, "checkpoint");
    await client.query(`select pg_advisory_lock(${lock})`);
    const position = await beginStableSnapshot(client, schema);
    const last = await selectCheckpoint(client, schema);
    const checkpoint =
      last?.statement.position === position
        ? last
        : await makeCheckpoint(client, schema, { key, by, position, last });
    await client.query("commit");
    await client.query(`select pg_advisory_unlock(${lock})`);
    return checkpoint;
  });
}

async function makeCheckpoint(
  client: ClientBase,
  schema: string,
  from: { key: SigningKey; by: string; position: number; last: Checkpoint | undefined },
): Promise<Checkpoint> {
  const { key, by, position, last } = from;
  const after = last?.statement.position ?? 0;
  const tree = merkleTree();
  const heads = `select study, stream, version, hash from ${schema}.stream_head
    order by study, stream`;
  for await (const rows of copyRows(client, heads)) {
    for (const [study = "", stream = "", version, hash] of rows) {
      tree.add({ study, stream, version: Number(version), hash: hexOf(hash) });
    }
  }
  const digest = orderDigest();
  let events = last?.statement.events ?? 0;
  const fresh = `select position, hash from ${schema}.journal
    where position > ${after} and position <= ${position} order by position`;
  for await (const rows of copyRows(client, fresh)) {
    for (const [place, hash] of rows) digest.add(Number(place), hexOf(hash));
    events += rows.length;
  }
  const statement: CheckpointStatement = {
    format: "neurite-checkpoint-1",
    store: await storeId(client, schema),
    position,
    streams: tree.count,
    events,
    root: tree.root(),
    after,
    order: digest.end(),
    previous: statementHash(last?.statement),
    key: key.publicKey,
    by,
  };
  const document = canonical(statement);
  const signature = key.sign(document);
  await client.query(
    `insert into ${schema}.signing_key (id, public_key) values ($1, $2) on conflict do nothing`,
    [key.id, key.publicKey],
  );
  await client.query(
    `insert into ${schema}.checkpoint (position, document, signature) values ($1, $2, $3)`,
    [position, document, signature],
  );
  await client.query(
    `insert into ${schema}.checkpoint_leaf (checkpoint, study, stream, version, hash)
     select $1, study, stream, version, hash from ${schema}.stream_head where position > $2`,
    [position, after],
  );
  return { statement, signature };
}

/**
 * A recorded checkpoint with its leaves, to be written to a file and kept where nobody who can change
 * the database can change it too. Holds all leaves in memory (about 200 bytes per stream).
 *
 * @param position that of the checkpoint; without it, the last
 */
export async function exportCheckpoint(
  { pool, schema }: Source,
  position?: number,
): Promise<ExportedCheckpoint> {
  return withSession(pool, async (client) => {
    const found = await selectCheckpoint(client, schema, position);
    if (found === undefined) throw new Fault(`there is no checkpoint at position ${position ?? 0}`);
    const leaves: Leaf[] = [];
    const query = `select distinct on (study, stream) study, stream, version, hash
      from ${schema}.checkpoint_leaf where checkpoint <= ${found.statement.position}
      order by study, stream, checkpoint desc`;
    for await (const rows of copyRows(client, query)) {
      for (const [study = "", stream = "", version, hash] of rows) {
        leaves.push({ study, stream, version: Number(version), hash: hexOf(hash) });
      }
    }
    return { ...found, leaves };
  });
}

/** The last recorded checkpoint, or the one at a position. */
async function selectCheckpoint(
  client: ClientBase,
  schema: string,
  position?: number,
): Promise<Checkpoint | undefined> {
  const { rows } = await client.query<{ document: string; signature: string }>(
    `select document, signature from ${schema}.checkpoint where position = coalesce($1, position)
      order by position desc limit 1`,
    [position ?? null],
  );
  const row = rows[0];
  return row === undefined
    ? undefined
    : { statement: JSON.parse(row.document) as CheckpointStatement, signature: row.signature };
}

/** The id given to a store when it was made. */
export async function storeId(client: ClientBase, schema: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(`select id from ${schema}.store`);
  return rows[0]?.id ?? "";
}
