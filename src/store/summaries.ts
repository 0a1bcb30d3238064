import { asPerson } from "./as-person.ts";
import { textArray } from "./binary-array.ts";
import type { Source } from "./read.ts";
import { withSession } from "./session.ts";

/** What a list shows of one participant, as of a version of their stream. */
export interface SummaryRow {
  readonly study: string;
  readonly participant: string;
  /** The site that answers for the participant: people whose role holds for it may read the record. */
  readonly site: string;
  /** The version of the stream `participant/…` that it is made from. */
  readonly version: number;
  /** JSON. */
  readonly summary: string;
}

/** One summary per participant, kept current by the server: a cache of the journal. */
export interface Summaries {
  /** Keeps summaries; one that is older than what is kept changes nothing. */
  write(rows: readonly SummaryRow[]): Promise<void>;
  /** The JSON texts of a study's participants that a person may see, in the order of their numbers. */
  read(person: string, study: string): Promise<readonly string[]>;
}

export function openSummaries(source: Source): Summaries {
  const { pool, schema } = source;
  return {
    write: (rows) =>
      withSession(pool, async (client) => {
        const latest = [...new Map(ascending(rows).map((row) => [keyOf(row), row])).values()];
        if (latest.length === 0) return;
        await client.query({
          name: `summaries ${schema}`,
          text: `insert into ${schema}.participant_summary as kept (study, participant, site, version, summary)
                 select * from unnest($1::text[], $2::text[], $3::text[], $4::integer[], $5::text[])
                 on conflict (study, participant)
                   do update set site = excluded.site, version = excluded.version, summary = excluded.summary
                   where kept.version <= excluded.version`,
          values: [
            textArray(latest.map(({ study }) => study)),
            textArray(latest.map(({ participant }) => participant)),
            textArray(latest.map(({ site }) => site)),
            latest.map(({ version }) => version),
            textArray(latest.map(({ summary }) => summary)),
          ],
        });
      }),
    read: (person, study) =>
      asPerson(source, person, async (client) => {
        const { rows } = await client.query<[string]>({
          text: `select summary from ${schema}.participant_summary
                  where study = $1 and version > 0 order by participant`,
          values: [study],
          rowMode: "array",
        });
        return rows.map(([summary]) => summary);
      }),
  };
}

/** Always in the same order, so that two writers do not wait for each other; of one participant's the newest last. */
function ascending(rows: readonly SummaryRow[]): readonly SummaryRow[] {
  return [...rows].sort((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : a.version - b.version,
  );
}

function keyOf({ study, participant }: SummaryRow): string {
  return `${study}\n${participant}`;
}
