import type { Instant, Language, Text } from "../../kernel/index.ts";
import { type Event, noStudy, type StudyState } from "../../engine/index.ts";
import type { StoredEvent } from "../../store/index.ts";
import {
  isSeen,
  participantOrder,
  type Press,
  type ReadRecord,
  seenEvents,
  volumeFiles,
  writeVolumes,
} from "../casebook/index.ts";
import { writeAuditCsv } from "../export/audit-csv.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";
import { closeoutReadMe } from "./closeout-read-me.ts";
import { participantsOfSite, readRecord } from "./read-record.ts";
import { delegationCsv, signatureLines, signaturesIn } from "./site-tables.ts";
import type { ArchiveFile } from "./write-zip.ts";

/** What a site's package is made of. */
export interface CloseoutOrder {
  readonly server: Server;
  readonly shelved: Shelved;
  readonly site: string;
  readonly siteName: Text;
  /** Who asks: everything is read as the database shows it to them. */
  readonly person: { readonly id: string; readonly name: string };
  readonly language: Language;
  readonly position: number;
  readonly at: Instant;
  readonly sites: StudyState["sites"];
  /** Told after every participant's casebook. */
  readonly onProgress: (done: number, total: number) => Promise<void>;
}

/**
 * The files of a site's package, one after the other: of every participant the complete casebook and the attached
 * files, then the site's audit trail, signatures and delegation log. A file that is gone or altered is put on the list
 * of faults, and the package goes on. Nothing in it tells who received what in a blinded study.
 */
export async function* closeoutFiles(
  order: CloseoutOrder,
  faults: { path: string; fault: string }[],
): AsyncGenerator<ArchiveFile> {
  const { server, shelved, site, siteName, person, language, position, at, sites } = order;
  const { study } = shelved;
  const people = await server.identity.listPeople();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const all = await participantsOfSite(server.store, person.id, study.id, site);
  const read = (participant: string): Promise<ReadRecord> =>
    readRecord(server.store, person.id, { study: study.id, participant }, position);
  const texts = (lines: AsyncIterable<string>): AsyncIterable<Uint8Array> => encoded(lines);

  yield {
    path: "README.txt",
    content: [Buffer.from(closeoutReadMe(study, site, siteName, position, at))],
  };
  const press: Press = { server, shelved, sites, person, names, variant: "site", language, at };
  await order.onProgress(0, all.length);
  const seenParticipants: string[] = [];
  for (const [index, participant] of all.entries()) {
    const record = await read(participant);
    if (record.participant.site !== site) continue;
    seenParticipants.push(participant);
    const casebook = await participantOrder(press, record);
    const volumes = writeVolumes(casebook);
    const first = await volumes.next();
    if (first.done !== true) yield* volumeFiles(`casebooks/${participant}`, first.value, volumes);
    for (const { name, hash, field, fault } of casebook.attachments) {
      const [form = ""] = field.split("/");
      if (!isSeen(study, { form }, field)) continue;
      const path = `attachments/${participant}/${hash.slice(0, 12)}-${fileName(name)}`;
      const place = { study: study.id, participant, hash };
      const found =
        fault === undefined ? await server.store.attachments.read(person.id, place) : undefined;
      if (found === undefined) faults.push({ path, fault: fault ?? "missing" });
      else yield { path, content: [found.content], packed: isPacked(found.mediaType) };
    }
    await order.onProgress(index + 1, all.length);
  }

  async function* auditPages(): AsyncGenerator<readonly StoredEvent[]> {
    for (const participant of seenParticipants) yield blinded(shelved, await read(participant));
  }
  yield {
    path: "audit-trail.csv",
    content: texts(writeAuditCsv(study, auditPages(), nameOf, language)),
  };
  async function* signatures(): AsyncGenerator<string> {
    yield signatureLines(language);
    for (const participant of seenParticipants) {
      yield signaturesIn(study, await read(participant), nameOf, language);
    }
  }
  yield { path: "signatures.csv", content: texts(signatures()) };
  const log = await server.identity.delegationLog(study.id, site);
  yield {
    path: "delegation-log.csv",
    content: [Buffer.from(delegationCsv(log, nameOf, language))],
  };
}

/** The events of a record as a blinded reader may see them. */
function blinded({ study }: Shelved, { events }: ReadRecord): StoredEvent[] {
  const byPosition = new Map(events.map((stored) => [stored.position, stored]));
  const told = events.map(({ event, position }) => ({ ...(event as unknown as Event), position }));
  return seenEvents(study, told).flatMap(({ position = 0, ...event }) => {
    const stored = byPosition.get(position);
    return stored === undefined ? [] : [{ ...stored, event: event as never }];
  });
}

/** The sites as the study's own stream has them. */
export async function sitesOf({ trial }: Shelved): Promise<StudyState["sites"]> {
  return ((await trial.studyState()) ?? noStudy).sites;
}

/** A name that every system takes: no path, nothing reserved, not too long. */
export function fileName(name: string): string {
  const plain = name.replace(/[\p{Cc}<>:"/\\|?*]/gu, "_").replace(/^\.+/, "_");
  return plain.length <= 80 ? plain : `${plain.slice(0, 60)}…${plain.slice(-16)}`;
}

function isPacked(mediaType: string): boolean {
  return /^image\/|pdf|zip|dicom/.test(mediaType);
}

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of lines) if (text !== "") yield Buffer.from(text);
}
