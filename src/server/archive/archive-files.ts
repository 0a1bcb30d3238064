import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { canonical, type Instant, type Json, zone } from "../../kernel/index.ts";
import { blindCopy, type Study, studyHash } from "../../definition/index.ts";
import {
  type ExportedCheckpoint,
  leafNode,
  type Store,
  type StoredEvent,
} from "../../store/index.ts";
import { isWalled } from "../../engine/index.ts";
import { writeForms } from "../casebook/index.ts";
import { writeAuditCsv } from "../export/audit-csv.ts";
import { archiveReadMe } from "./archive-read-me.ts";
import { blindEvents } from "./blind-journal.ts";
import { fileName } from "./closeout-files.ts";
import { journalWriter } from "./journal-lines.ts";
import { peopleTables } from "./people-tables.ts";
import { dataScript, said, shownParticipant } from "./viewer-data.ts";
import type { ArchiveFile } from "./write-zip.ts";

/** What an archive of a study is made of. */
export interface ArchiveOrder {
  readonly store: Store;
  /** Every version that was put into use, oldest first. */
  readonly versions: readonly Study[];
  /** Signed just before; the archive reaches up to its position. */
  readonly checkpoint: ExportedCheckpoint;
  /** With what reveals who received what; without it that is left out, and said to be. */
  readonly unblinded: boolean;
  readonly at: Instant;
  readonly mode: "live" | "rehearsal" | "training";
  readonly onProgress: (participants: number) => void;
}

/** Events in one file of the journal, so that no file is too large for a simple program. */
const perFile = 100_000;

/** The files of a study's archive, one after the other; one participant is held at a time. */
export async function* archiveFiles(
  order: ArchiveOrder,
  faults: { path: string; fault: string }[],
): AsyncGenerator<ArchiveFile> {
  const { store, versions, checkpoint, unblinded, at } = order;
  const study = versions.at(-1);
  if (study === undefined) return;
  const { position } = checkpoint.statement;
  const names = await peopleNames(store);
  const nameOf = (id: string): string => names.get(id) ?? id;
  const participants = await participantsOf(store, study.id);
  const withheld = new Set<number>();
  const hiddenFiles = new Set<string>();

  const read = async (participant: string): Promise<readonly StoredEvent[]> => {
    const events: StoredEvent[] = [];
    for await (const stored of store.readStream(study.id, `participant/${participant}`)) {
      if (stored.position <= position) events.push(stored);
    }
    if (unblinded) return events;
    const blinded = blindEvents(versions, events);
    for (const each of blinded.withheld) withheld.add(each);
    for (const each of blinded.files) hiddenFiles.add(`${participant}/${each}`);
    return blinded.events;
  };

  yield plain("README.txt", archiveReadMe(study, position, at, unblinded));
  for (const each of versions) {
    const shown = unblinded ? each : blindCopy(each);
    const name = `${studyHash(each)}${shown === each ? "" : ".blinded"}`;
    yield plain(`study/versions/${name}.json`, canonical(shown as unknown as Json));
  }
  for (const language of ["en", "zh-CN"] as const) {
    for (const variant of ["blank", "annotated"] as const) {
      const printed = { by: "neurite archive", at, zone: zone("UTC") };
      const people = (id: string) => ({ name: id });
      const { mode } = order;
      const pdf = await writeForms({ variant, study, language, printed, mode, people });
      yield { path: `study/forms-${variant}.${language}.pdf`, content: [pdf], packed: true };
    }
  }

  // The viewer, and with it what a blinded reader must not have is found.
  const listed: object[] = [];
  for (const [index, id] of participants.entries()) {
    const shown = shownParticipant(study, id, await read(id), nameOf);
    order.onProgress(index + 1);
    if (shown === undefined) continue;
    const file = `data/participant-${index + 1}.js`;
    listed.push({ id, site: shown.site, status: shown.status, events: shown.history.length, file });
    yield { path: file, content: [dataScript("participant", shown)] };
  }
  yield {
    path: "data/study.js",
    content: [dataScript("study", viewerStudy(order, study, listed))],
  };
  yield { path: "index.html", content: [Buffer.from(viewerPage())] };

  yield* journalFiles(store, study.id, position, { withheld, unblinded });
  yield plain(
    "journal/checkpoint.json",
    `${JSON.stringify(openLeaves(checkpoint, study.id, unblinded))}\n`,
  );
  for (const language of ["en", "zh-CN"] as const) {
    const pages = async function* (): AsyncGenerator<readonly StoredEvent[]> {
      for (const id of participants) yield await read(id);
    };
    const lines = writeAuditCsv(study, pages(), nameOf, language);
    yield { path: `audit-trail.${language}.csv`, content: encoded(lines) };
  }
  for (const { path, text } of await peopleTables(store, study.id)) yield plain(path, text);
  yield* documentFiles(store, study.id);
  yield* attachmentFiles(store, study.id, hiddenFiles, faults);
}

/** The documents that were filed with the study. */
async function* documentFiles({ pool, schema }: Store, study: string): AsyncGenerator<ArchiveFile> {
  const stream = `documents/${study}`;
  const { rows } = await pool.query<{ hash: string; name: string }>(
    `select hash, name from ${schema}.inspection_file where stream = $1 order by added_at, hash`,
    [stream],
  );
  for (const { hash, name } of rows) {
    const { rows: found } = await pool.query<{ content: Buffer }>(
      `select content from ${schema}.inspection_file where stream = $1 and hash = $2`,
      [stream, hash],
    );
    const content = found.map((row) => row.content);
    yield { path: `documents/${hash.slice(0, 12)}-${fileName(name)}`, content };
  }
}

function plain(path: string, text: string): ArchiveFile {
  return { path, content: [Buffer.from(text)] };
}

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of lines) if (text !== "") yield Buffer.from(text);
}

async function peopleNames({ pool, schema }: Store): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ id: string; name: string }>(
    `select id, name from ${schema}.person`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function participantsOf({ pool, schema }: Store, study: string): Promise<string[]> {
  const { rows } = await pool.query<{ participant: string }>(
    `select substr(stream, 13) as participant from ${schema}.stream_head
      where study = $1 and starts_with(stream, 'participant/') order by stream`,
    [study],
  );
  return rows.map(({ participant }) => participant);
}

/** The study's events in the order of the journal, in files of bounded length. */
async function* journalFiles(
  store: Store,
  study: string,
  position: number,
  { withheld, unblinded }: { readonly withheld: ReadonlySet<number>; readonly unblinded: boolean },
): AsyncGenerator<ArchiveFile> {
  const write = journalWriter(withheld);
  const source = studyEvents(store, study, position, unblinded)[Symbol.asyncIterator]();
  let next = await source.next();
  for (let number = 1; next.done !== true; number += 1) {
    async function* lines(): AsyncGenerator<Uint8Array> {
      for (let count = 0; next.done !== true && count < perFile; ) {
        yield Buffer.from(next.value.map(write).join(""));
        count += next.value.length;
        next = await source.next();
      }
    }
    yield { path: `journal/${String(number).padStart(5, "0")}.ndjson`, content: lines() };
  }
}

/** Whether a copy for blinded people holds a stream: neither arms, nor questions that were not asked yet. */
function isOpen(stream: string): boolean {
  return !isWalled(stream) && !stream.startsWith("drafts/");
}

async function* studyEvents(
  store: Store,
  study: string,
  position: number,
  unblinded: boolean,
): AsyncGenerator<readonly StoredEvent[]> {
  for await (const batch of store.readAll(0, position)) {
    const own = batch.filter((each) => each.study === study && (unblinded || isOpen(each.stream)));
    if (own.length > 0) yield own;
  }
}

/** The checkpoint with the ends of this study's streams; of all others only what the proof needs. */
function openLeaves(checkpoint: ExportedCheckpoint, study: string, unblinded: boolean): object {
  const { statement, signature, leaves } = checkpoint;
  return {
    statement,
    signature,
    leaves: leaves.map((leaf) =>
      leaf.study === study && (unblinded || isOpen(leaf.stream)) ? leaf : { node: leafNode(leaf) },
    ),
  };
}

async function* attachmentFiles(
  { pool, schema }: Store,
  study: string,
  hidden: ReadonlySet<string>,
  faults: { path: string; fault: string }[],
): AsyncGenerator<ArchiveFile> {
  const { rows } = await pool.query<{ participant: string; hash: string; name: string }>(
    `select participant, hash, name from ${schema}.attachment where study = $1 order by participant, hash`,
    [study],
  );
  for (const { participant, hash, name } of rows) {
    if (hidden.has(`${participant}/${hash}`)) continue;
    const path = `attachments/${participant}/${hash}-${fileName(name)}`;
    const found = await pool.query<{ content: Buffer }>(
      `select content from ${schema}.attachment where study = $1 and participant = $2 and hash = $3`,
      [study, participant, hash],
    );
    const content = found.rows[0]?.content;
    if (content === undefined) faults.push({ path, fault: "missing" });
    else if (createHash("sha256").update(content).digest("hex") !== hash) {
      faults.push({ path, fault: "altered" });
    } else yield { path, content: [content] };
  }
}

function viewerStudy(order: ArchiveOrder, study: Study, participants: readonly object[]): object {
  return {
    id: study.id,
    title: said(study.title),
    version: study.version,
    versions: order.versions.map((each) => ({ version: each.version, hash: studyHash(each) })),
    sites: Object.fromEntries(study.sites.map(({ id, name }) => [id, said(name)])),
    position: order.checkpoint.statement.position,
    at: order.at,
    blinded: !order.unblinded && study.blinding !== "open",
    participants,
  };
}

/** The viewer as one page: style and script stand in it. */
function viewerPage(): string {
  const read = (name: string): string =>
    readFileSync(new URL(`./viewer/${name}`, import.meta.url), "utf8");
  return read("page.html")
    .replace("/* style */", () => read("viewer.css"))
    .replace("/* script */", () => read("viewer.js"));
}
