import { join } from "node:path";
import type pg from "pg";
import type { Json, Sha256 } from "../kernel/index.ts";
import { asPerson, mayRead } from "./as-person.ts";
import { type Attachments, openAttachments } from "./attachments.ts";
import { catchUpAudit } from "./audit-entries.ts";
import { catchUp } from "./catch-up.ts";
import {
  type Checkpoint,
  type ExportedCheckpoint,
  exportCheckpoint,
  takeCheckpoint,
} from "./checkpoint.ts";
import { type Address, openConnection, openPool, type Settings } from "./connect.ts";
import { type Cut, type CutOrder, listCuts, readCut, takeCut } from "./cut.ts";
import { startServer } from "./embedded/index.ts";
import type { Command, Outcome, Recorded, StoredEvent } from "./event.ts";
import { inPlainWords, unavailable } from "./failure.ts";
import { noteFollowed, readFollowed } from "./followed.ts";
import { headCache } from "./head-cache.ts";
import { readMarks, type Tail } from "./marks.ts";
import { migrate } from "./migrate.ts";
import { checkSchema } from "./names.ts";
import { findRecorded } from "./recorded.ts";
import { type Projection, prepareProjection, resetProjection } from "./projection.ts";
import { readAll, readStream } from "./read.ts";
import { roleName } from "./role.ts";
import {
  type AuditFilter,
  type AuditPage,
  type AuditPageOrder,
  searchJournal,
  streamJournal,
} from "./search-journal.ts";
import { withSession } from "./session.ts";
import { openSigningKey } from "./signing-key.ts";
import { stablePosition } from "./stable-snapshot.ts";
import { openSummaries, type Summaries } from "./summaries.ts";
import { openWall, type Wall } from "./wall/wall.ts";
import { openWallKey } from "./wall/wall-key.ts";
import { type VerifyOptions, type VerifyReport, verifyJournal } from "./verify.ts";
import { startWriter } from "./writer.ts";

/** Which database holds the record: any PostgreSQL 15–18 by its address, or the built-in one in a folder. */
export type StorePlace = Address | { readonly folder: string };

export interface StoreOptions {
  /** The schema of this store; several stores can share a database. Default `neurite`. */
  readonly schema?: string;
  /**
   * The folder of the key that signs checkpoints; keep it away from the database and its backups.
   * Default: `keys` in the store's folder, or in the working folder where the database is elsewhere.
   */
  readonly keyFolder?: string;
  /** Connections that append. Default 1; 2 where the disk is slow and processors are idle. */
  readonly lanes?: number;
  /** Connections that read at the same time. Default 4. */
  readonly readers?: number;
  /** How long an append is tried again while the database is away, ms. Default 30,000. */
  readonly patienceMs?: number;
  /** Told what the built-in database has to say. */
  readonly log?: (line: string) => void;
}

/** The journal: what was recorded, in the order in which it was recorded, for good. */
export interface Store {
  /** SubjectPublicKeyInfo of the key that signs checkpoints here, base64. */
  readonly publicKey: string;

  /**
   * Records the events of a command, all or none. Returns when they are on disk.
   *
   * @throws IdempotencyConflict when the id was used for another command
   * @throws WriteForbidden when the command names a person who may not write to each of its streams
   * @throws StoreUnavailable when the database is away for too long or its disk is full; whether the
   * command was recorded may then be unknown: send it again under the same id
   * @throws RecordDamaged when the stream does not end as it did
   */
  append(command: Command): Promise<Outcome>;

  /**
   * Where the events of a command stand that was recorded earlier; undefined when none was under this id.
   *
   * @throws IdempotencyConflict when it was recorded with another content than the one given
   */
  recorded(
    study: string,
    commandId: string,
    content?: Json,
  ): Promise<readonly Recorded[] | undefined>;

  /** One stream's events in order, from a version (1, if left out). */
  readStream(study: string, stream: string, fromVersion?: number): AsyncIterable<StoredEvent>;

  /** All events after a position, up to a settled position (such as a cut's) or to what is settled now. */
  readAll(after?: number, upTo?: number): AsyncIterable<readonly StoredEvent[]>;

  /** The last position up to which nothing can appear any more. */
  settledPosition(): Promise<number>;

  takeCut(study: string, studyVersion: Sha256, by: string): Promise<Cut>;
  listCuts(study: string): Promise<readonly Cut[]>;
  readCut(
    cut: Pick<Cut, "study" | "position" | "events" | "contentHash">,
    order?: CutOrder,
  ): AsyncIterable<readonly StoredEvent[]>;

  /** Signs the journal as it is now, right or wrong: verify it first where there is doubt. */
  takeCheckpoint(by: string): Promise<Checkpoint>;
  /** The last checkpoint, or the one at a position, with its leaves: to be kept elsewhere. */
  exportCheckpoint(position?: number): Promise<ExportedCheckpoint>;
  verify(options?: VerifyOptions): Promise<VerifyReport>;

  /** Makes a projection's tables where they are missing, and brings them up to now. Returns how far. */
  project(
    projection: Projection,
    onProgress?: (position: number, last: number) => void,
  ): Promise<number>;
  /** Makes a projection again from the first event. */
  rebuild(
    projection: Projection,
    onProgress?: (position: number, last: number) => void,
  ): Promise<number>;

  /**
   * Reads as a person, in a read-only transaction in which the database shows only what they may see now; nothing
   * to an unknown one. `read` sends fixed statements with parameters, never SQL made by others.
   */
  asPerson<T>(person: string, read: (client: pg.ClientBase) => Promise<T>): Promise<T>;
  /** The version of a stream's last event if the person may read the stream; undefined when the database shows them nothing. */
  mayRead(person: string, study: string, stream: string): Promise<number | undefined>;
  readonly summaries: Summaries;
  readonly attachments: Attachments;
  /** What reveals who gets what: for code that serves unblinded people, and for nobody else. */
  readonly wall: Wall;

  /** What is settled after a position, without the events themselves. With nothing new it costs one index look-up. */
  readMarks(after: number): Promise<Tail>;
  /** Up to which position something that follows the journal under a name of its own is current; 0 at first. */
  followed(name: string): Promise<number>;
  /** Notes how far a follower came; it never goes back. */
  follow(name: string, position: number): Promise<void>;

  /** A page of a study's audit trail as the person may see it, the newest first, and how many there are. */
  searchJournal(person: string, order: AuditPageOrder): Promise<AuditPage>;
  /** All that a filter asks for as the person may see it, the oldest first, in pages of bounded size. */
  streamJournal(person: string, filter: AuditFilter): AsyncIterable<readonly StoredEvent[]>;
  /** Makes what the audit trail is searched by current, so that the next search need not; returns how far it is. */
  catchUpAudit(): Promise<number>;

  /** For reading projections. Its sessions can read everything and change only projections. */
  readonly pool: pg.Pool;
  readonly schema: string;

  /** Waits for what was accepted and closes every connection; stops the built-in database if nobody else uses it. */
  close(): Promise<void>;
}

/**
 * Opens a store, making or updating its tables where necessary.
 *
 * @throws StoreUnavailable in plain words, with what to do
 * @example
 * const store = await openStore({ folder: "store" });
 * await store.append({
 *   study: "XS228-SCI-P1", id: "c1",
 *   appends: [{ study: "XS228-SCI-P1", stream: "participant/001", expectedVersion: 0,
 *     events: [{ type: "screened", at: "2026-01-14T03:00:00.000Z" }] }],
 * });
 * await store.close();
 */
export async function openStore(place: StorePlace, options: StoreOptions = {}): Promise<Store> {
  const { schema = "neurite", lanes = 1, readers = 4, patienceMs = 30_000, log } = options;
  checkSchema(schema);
  const keyFolder = options.keyFolder ?? ("folder" in place ? join(place.folder, "keys") : "keys");
  const server =
    "folder" in place
      ? await startServer({ folder: place.folder, ...(log === undefined ? {} : { log }) })
      : undefined;
  try {
    const { host, port, user, database } = server ?? {};
    const address = (server === undefined ? place : { host, port, user, database }) as Address;
    const key = await openSigningKey(keyFolder);
    const wallKey = await openWallKey(keyFolder);
    const settings = await prepareDatabase(address, schema);
    const heads = headCache();
    const connect = () => openConnection(address, { ...settings, ...appendSettings });
    const writer = startWriter({ connect, schema, heads, lanes, patienceMs, wallKey });
    // Catching up reads and writes at once; a pool of one could wait for itself.
    const pool = openPool(address, settings, Math.max(readers, 2));
    const source = { pool, schema };

    const prepare = async (projection: Projection) => {
      const owner = await openConnection(address, {});
      try {
        await prepareProjection(owner, schema, roleName(schema), projection);
      } finally {
        await owner.end();
      }
    };

    return {
      publicKey: key.publicKey,
      schema,
      pool,
      append: (command) => writer.append(command),
      recorded: (study, id, content) => findRecorded(source, study, id, content),
      readStream: (study, stream, fromVersion = 1) =>
        readStream(source, heads, { study, stream, fromVersion }),
      readAll: (after = 0, upTo) => readAll(source, { after, upTo }),
      settledPosition: () => withSession(pool, (client) => stablePosition(client, schema)),
      asPerson: (person, read) => asPerson(source, person, read),
      mayRead: (person, study, stream) => mayRead(source, person, { study, stream }),
      summaries: openSummaries(source),
      attachments: openAttachments(source),
      wall: openWall(source, wallKey),
      readMarks: (after) => readMarks(source, after),
      followed: (name) => readFollowed(source, name),
      follow: (name, position) => noteFollowed(source, name, position),
      searchJournal: (person, order) => searchJournal(source, person, order),
      streamJournal: (person, filter) => streamJournal(source, person, filter),
      catchUpAudit: () => catchUpAudit(source),
      takeCut: (study, studyVersion, by) => takeCut(source, { study, studyVersion, by }),
      listCuts: (study) => listCuts(source, study),
      readCut: (cut, order) => readCut(source, cut, order),
      takeCheckpoint: (by) => takeCheckpoint(source, key, by),
      exportCheckpoint: (position) => exportCheckpoint(source, position),
      verify: (verifyOptions) => verifyJournal(source, key.publicKey, verifyOptions),
      async project(projection, onProgress) {
        await prepare(projection);
        return catchUp(source, projection, onProgress);
      },
      async rebuild(projection, onProgress) {
        await prepare(projection);
        await resetProjection(source, projection);
        return catchUp(source, projection, onProgress);
      },
      async close() {
        await writer.close();
        await pool.end();
        await server?.stop();
      },
    };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

/**
 * For sessions that append and do nothing else: the plans of the append function are made once, and
 * must not depend on how small a table was at that time.
 */
const appendSettings: Settings = {
  plan_cache_mode: "force_generic_plan",
  enable_seqscan: "off",
  enable_hashjoin: "off",
  enable_mergejoin: "off",
};

/** Brings the tables up to date and says how sessions are to begin. */
async function prepareDatabase(address: Address, schema: string): Promise<Settings> {
  const client = await openConnection(address, {}).catch((error: unknown) => {
    throw unavailable(error);
  });
  try {
    await migrate(client, schema);
    const { rows } = await client.query<{ setting: string }>(
      "select current_setting('synchronous_commit') as setting",
    );
    // An acknowledged event is on disk, whatever the server's default. Stronger settings stay.
    const durable = rows[0]?.setting === "off" ? { synchronous_commit: "on" } : {};
    return { role: roleName(schema), ...durable };
  } catch (error) {
    throw inPlainWords(error);
  } finally {
    await client.end();
  }
}
