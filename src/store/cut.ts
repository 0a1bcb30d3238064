import { createHash } from "node:crypto";
import type { ClientBase } from "pg";
import { Fault, type Instant, type Sha256 } from "../kernel/index.ts";
import { copyRows, hexOf } from "./copy-rows.ts";
import type { StoredEvent } from "./event.ts";
import { RecordDamaged } from "./failure.ts";
import { checkStudy } from "./names.ts";
import type { Source } from "./read.ts";
import { streamSession, withSession } from "./session.ts";
import { beginStableSnapshot } from "./stable-snapshot.ts";
import { eventColumns, readEvent, readTimestamp } from "./stored-event.ts";

/** The events of one study up to a position of the journal: what a readout or an export is made from. */
export interface Cut {
  readonly study: string;
  /** The hash of the study value under which the cut was taken. */
  readonly studyVersion: Sha256;
  readonly position: number;
  readonly events: number;
  /** SHA-256 over the hashes of its events in position order, one per line. */
  readonly contentHash: Sha256;
  readonly takenAt: Instant;
  readonly takenBy: string;
}

/** The order in which a cut is read. */
export type CutOrder = "position" | "stream";

/** Digest of event hashes, in position order. */
export function contentDigest(): {
  add(hash: Sha256): void;
  readonly count: number;
  end(): Sha256;
} {
  const digest = createHash("sha256");
  let count = 0;
  return {
    add(hash) {
      digest.update(`${hash}\n`);
      count += 1;
    },
    get count() {
      return count;
    },
    // A copy, so that one digest can be asked at several positions on its way.
    end: () => digest.copy().digest("hex"),
  };
}

/**
 * Takes a cut of a study as it is now, and records it. Writers go on; nothing of theirs can later
 * appear inside. The same cut taken again is the one recorded first.
 *
 * @source ICH E6(R3) 4.2.8 (data cuts for analysis are defined and reproducible)
 */
export async function takeCut(
  { pool, schema }: Source,
  wanted: { readonly study: string; readonly studyVersion: Sha256; readonly by: string },
): Promise<Cut> {
  const { study, studyVersion, by } = wanted;
  checkStudy(study);
  return withSession(pool, async (client) => {
    const position = await beginStableSnapshot(client, schema);
    const digest = contentDigest();
    const hashes = `select hash from ${schema}.journal
      where study = '${study}' and position <= ${position} order by position`;
    for await (const rows of copyRows(client, hashes)) {
      for (const row of rows) digest.add(hexOf(row[0]));
    }
    await client.query("commit");
    await client.query(
      `insert into ${schema}.cut (study, study_version, position, events, content_hash, taken_by)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [study, studyVersion, position, digest.count, digest.end(), by],
    );
    const cut = (await selectCuts(client, schema, study)).find(
      (each) => each.position === position && each.studyVersion === studyVersion,
    );
    if (cut === undefined) throw new Fault(`the cut of ${study} at ${position} was not recorded`);
    return cut;
  });
}

/** The cuts taken of a study, oldest first. */
export async function listCuts({ pool, schema }: Source, study: string): Promise<readonly Cut[]> {
  return withSession(pool, (client) => selectCuts(client, schema, study));
}

/** The recorded cuts of one study or of all. */
export async function selectCuts(
  client: ClientBase,
  schema: string,
  study?: string,
): Promise<readonly Cut[]> {
  const { rows } = await client.query<Record<string, string>>(
    `select study, study_version, position::text, events::text, content_hash, taken_at::text, taken_by
       from ${schema}.cut c where study = coalesce($1, study)
      order by c.position, study, study_version`,
    [study ?? null],
  );
  return rows.map((row) => ({
    study: row["study"] ?? "",
    studyVersion: row["study_version"] ?? "",
    position: Number(row["position"]),
    events: Number(row["events"]),
    contentHash: row["content_hash"] ?? "",
    takenAt: readTimestamp(row["taken_at"] ?? ""),
    takenBy: row["taken_by"] ?? "",
  }));
}

/**
 * The events of a recorded cut, by position or stream by stream. Constant memory. Read by position
 * they are compared with the recorded content hash at the end.
 *
 * @throws RecordDamaged when they are not the events the cut was taken of
 */
export async function* readCut(
  { pool, schema }: Source,
  cut: Pick<Cut, "study" | "position" | "events" | "contentHash">,
  order: CutOrder = "position",
): AsyncGenerator<readonly StoredEvent[]> {
  const { study, position } = cut;
  checkStudy(study);
  if (!Number.isSafeInteger(position)) throw new Fault(`not a position: ${position}`);
  const digest = contentDigest();
  const query = `select ${eventColumns} from ${schema}.journal
    where study = '${study}' and position <= ${position}
    order by ${order === "position" ? "position" : "stream, version"}`;
  let count = 0;
  for await (const rows of streamSession(pool, (client) => copyRows(client, query))) {
    const events = rows.map(readEvent);
    count += events.length;
    if (order === "position") for (const { hash } of events) digest.add(hash);
    yield events;
  }
  if (count !== cut.events || (order === "position" && digest.end() !== cut.contentHash)) {
    throw new RecordDamaged(
      `The data cut of study ${study} at position ${position} no longer has the ${cut.events} events it was taken of.`,
    );
  }
}
