import type { ClientBase } from "pg";
import { defineIssue, type Issue } from "../kernel/index.ts";
import {
  type Checkpoint,
  type CheckpointStatement,
  type ExportedCheckpoint,
  storeId,
} from "./checkpoint.ts";
import { copyRows } from "./copy-rows.ts";
import { selectCuts } from "./cut.ts";
import type { Recorded } from "./event.ts";
import { type Findings, findings } from "./findings.ts";
import type { Source } from "./read.ts";
import { withSession } from "./session.ts";
import { beginStableSnapshot } from "./stable-snapshot.ts";
import { chainCheck, chainColumns } from "./verify-chain.ts";
import { checkpointCheck, reportKeptLeaf } from "./verify-checkpoint.ts";
import { cutCheck } from "./verify-cut.ts";

const unreadable = defineIssue(
  "checkpoint.unreadable",
  "The checkpoint kept at position {position} cannot be read: its document was changed.",
  "位置 {position} 的检查点无法读取：其内容被更改。",
);

export interface VerifyOptions {
  /** A checkpoint exported earlier and kept elsewhere: it exposes even a journal rewritten as a whole. */
  readonly checkpoint?: Checkpoint | ExportedCheckpoint | undefined;
  /** Public keys (SubjectPublicKeyInfo, base64) that may have signed, beside this instance's own. */
  readonly trustedKeys?: readonly string[] | undefined;
  /** Called now and then with how many events were read, and the positions read and to be read. */
  readonly onProgress?: ((events: number, position: number, last: number) => void) | undefined;
}

export interface VerifyReport {
  readonly events: number;
  readonly streams: number;
  readonly cuts: number;
  readonly checkpoints: number;
  /** Everything up to here was verified. */
  readonly position: number;
  /** How much is wrong; only the first 1,000 issues are listed. */
  readonly found: number;
  readonly issues: readonly Issue[];
  /** The bad event with the lowest position, where one can be named. */
  readonly first: Recorded | undefined;
}

const progressEvery = 20_000;

/**
 * Reads the whole journal and proves that it is what was recorded: recomputes every hash, follows every
 * chain, compares every column with the sealed event, and compares the whole with the noted ends of the
 * streams, the recorded cuts and the signed checkpoints. Appends go on meanwhile.
 *
 * Not covered, because nothing sealed speaks of it: the instant at which the database took an event
 * (`recorded_at`), and what was recorded after the last checkpoint, if the whole of it was rewritten.
 *
 * Memory: about 300 bytes per stream.
 */
export async function verifyJournal(
  { pool, schema }: Source,
  ownKey: string,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  return withSession(pool, async (client) => {
    const last = await beginStableSnapshot(client, schema);
    const found = findings();
    const kept = await readKept(client, schema, found);
    const cuts = await selectCuts(client, schema);
    const chain = chainCheck(found);
    const cutting = cutCheck(cuts, found);
    const signed = checkpointCheck(
      {
        kept,
        given: options.checkpoint,
        trusted: new Set([ownKey, ...(options.trustedKeys ?? [])]),
        store: await storeId(client, schema),
        ends: chain.ends,
      },
      found,
    );
    let events = 0;
    const journal = `select ${chainColumns} from ${schema}.journal order by position`;
    for await (const rows of copyRows(client, journal)) {
      for (const row of rows) {
        signed.before(Number(row[0]));
        const event = chain.take(row);
        cutting.take(event);
        signed.take(event);
        events += 1;
        if (events % progressEvery === 0) options.onProgress?.(events, event.position, last);
      }
    }
    const heads = `select study, stream, version, hash from ${schema}.stream_head`;
    for await (const rows of copyRows(client, heads)) for (const row of rows) chain.takeHead(row);
    chain.finish();
    cutting.finish();
    signed.finish();
    await compareKeptLeaves(client, schema, found);
    await client.query("commit");
    options.onProgress?.(events, last, last);
    return {
      events,
      streams: chain.ends.size,
      cuts: cuts.length,
      checkpoints: kept.length,
      position: last,
      found: found.count,
      issues: found.issues,
      first: found.first,
    };
  });
}

async function readKept(
  client: ClientBase,
  schema: string,
  found: Findings,
): Promise<readonly Checkpoint[]> {
  const { rows } = await client.query<{ position: string; document: string; signature: string }>(
    `select position::text, document, signature from ${schema}.checkpoint c
      order by c.position`,
  );
  return rows.flatMap(({ position, document, signature }) => {
    try {
      const statement = JSON.parse(document) as CheckpointStatement;
      if (statement.position !== Number(position)) throw new SyntaxError("another position");
      return [{ statement, signature }];
    } catch {
      found.add(unreadable(["checkpoint", Number(position)], { position: Number(position) }));
      return [];
    }
  });
}

/** The database compares the leaves of all checkpoints; only those that differ travel. */
async function compareKeptLeaves(
  client: ClientBase,
  schema: string,
  found: Findings,
): Promise<void> {
  const { rows } = await client.query<{
    readonly study: string;
    readonly stream: string;
    readonly version: number;
    readonly checkpoint: string;
    readonly position: string | null;
  }>(
    `select l.study, l.stream, l.version, l.checkpoint::text, j.position::text
       from ${schema}.checkpoint_leaf l
       left join ${schema}.journal j
         on j.study = l.study and j.stream = l.stream and j.version = l.version
      where j.hash is distinct from l.hash
      order by l.checkpoint, j.position, l.study, l.stream limit 100`,
  );
  for (const { position, checkpoint, ...leaf } of rows) {
    const place = position === null ? undefined : Number(position);
    reportKeptLeaf({ ...leaf, hash: "", checkpoint: Number(checkpoint), position: place }, found);
  }
}
