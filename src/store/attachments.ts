import { createHash } from "node:crypto";
import { asPerson } from "./as-person.ts";
import { sqlState, WriteForbidden } from "./failure.ts";
import type { Source } from "./read.ts";
import { writeForbidden } from "./send-batch.ts";
import { withSession } from "./session.ts";
import { readTimestamp } from "./stored-event.ts";

/** A file that belongs to a participant's record, such as a laboratory report or an image. */
export interface NewAttachment {
  readonly study: string;
  readonly participant: string;
  readonly site: string;
  /** The name it had where it came from. */
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  /** The person who adds it; the database refuses it if they may not write to the participant's record. */
  readonly addedBy: string;
}

export interface Attachment extends NewAttachment {
  /** SHA-256 of the content, in hexadecimal digits. */
  readonly hash: string;
  readonly addedAt: string;
}

/** Files, named by their content. They are only ever added; an event says which one replaces which. */
export interface Attachments {
  /**
   * Keeps a file and returns the hash it is read by. The same content again changes nothing.
   *
   * @throws WriteForbidden when the person may not write to the participant's record
   */
  add(file: NewAttachment): Promise<string>;
  /** A file, if the person may read the participant's record. */
  read(
    person: string,
    place: { readonly study: string; readonly participant: string; readonly hash: string },
  ): Promise<Attachment | undefined>;
}

export function openAttachments(source: Source): Attachments {
  const { pool, schema } = source;
  return {
    async add({ study, participant, site, name, mediaType, content, addedBy }) {
      const hash = createHash("sha256").update(content).digest("hex");
      const stream = `participant/${participant}`;
      const insert = `insert into ${schema}.attachment (study, participant, hash, site, name, media_type, size, content, added_by)
        select $1, $2, $3, $4, $5, $6, octet_length($7::bytea), $7::bytea, $8
         where ${schema}.check_writes('[]', array[$8], '{1}', '{2}', array[$1], array[$9], '{attachment}') is not null
        on conflict do nothing`;
      const bytes = Buffer.from(content);
      const values = [study, participant, hash, site, name, mediaType, bytes, addedBy, stream];
      const allowed = await withSession(pool, (client) =>
        client.query(insert, values).then(
          () => true,
          (error: unknown) => {
            if (sqlState(error) !== writeForbidden) throw error;
            return false;
          },
        ),
      );
      if (!allowed) throw new WriteForbidden(study, addedBy, stream);
      return hash;
    },
    read: (person, { study, participant, hash }) =>
      asPerson(source, person, async (client) => {
        const { rows } = await client.query<AttachmentRow>(
          `select site, name, media_type, content, added_by, added_at::text from ${schema}.attachment
            where study = $1 and participant = $2 and hash = $3`,
          [study, participant, hash],
        );
        const row = rows[0];
        if (row === undefined) return undefined;
        return {
          study,
          participant,
          hash,
          site: row.site,
          name: row.name,
          mediaType: row.media_type,
          content: row.content,
          addedBy: row.added_by,
          addedAt: readTimestamp(row.added_at),
        };
      }),
  };
}

interface AttachmentRow {
  readonly site: string;
  readonly name: string;
  readonly media_type: string;
  readonly content: Buffer;
  readonly added_by: string;
  readonly added_at: string;
}
