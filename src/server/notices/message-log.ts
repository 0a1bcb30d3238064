import type { Store } from "../../store/index.ts";
import type { MessageLine } from "../contract.ts";
import { kindWords } from "./notice-words.ts";

export interface LogFilter {
  readonly study?: string | undefined;
  readonly person?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
}

export interface LogRow extends MessageLine {
  readonly id: number;
}

interface Row {
  readonly id: string;
  readonly person: string;
  readonly name: string | null;
  readonly study: string;
  readonly kinds: readonly string[];
  readonly notices: number;
  readonly state: MessageLine["state"];
  readonly reason: string | null;
  readonly attempts: number;
  readonly queued_at: Date;
  readonly sent_at: Date | null;
  readonly failed_at: Date | null;
  readonly read_at: Date | null;
}

/**
 * A page of the outgoing messages that the database shows a person, the newest first, and how many fit the filter.
 * Whom it says they went to, of which kinds, and what became of them; never what they said.
 */
export async function readLog(
  store: Store,
  person: string,
  filter: LogFilter,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly LogRow[]; readonly matching: number }> {
  return store.asPerson(person, async (client) => {
    const values = [filter.study, filter.person, filter.kind, filter.state].map(
      (value) => value ?? null,
    );
    const { rows } = await client.query<Row>(
      `select m.id, m.person, p.name, m.study, m.kinds, m.notices, m.state, m.reason, m.attempts,
              m.queued_at, m.sent_at, m.failed_at, m.read_at
         from ${store.schema}.notice_message m left join ${store.schema}.person p on p.id = m.person
        where ${matches} and ($5::bigint is null or m.id < $5) order by m.id desc limit $6`,
      [...values, before ?? null, limit],
    );
    const { rows: counted } = await client.query<{ matching: number }>(
      `select count(*)::integer as matching from ${store.schema}.notice_message m where ${matches}`,
      values,
    );
    return { rows: rows.map(readRow), matching: counted[0]?.matching ?? 0 };
  });
}

const matches = `($1::text is null or m.study = $1) and ($2::text is null or m.person = $2)
  and ($3::text is null or $3 = any(m.kinds)) and ($4::text is null or m.state = $4)`;
const pageRows = 500;

/** All that fits a filter, the newest first, page by page. */
export async function* streamLog(
  store: Store,
  person: string,
  filter: LogFilter,
): AsyncGenerator<LogRow> {
  for (let before: number | undefined; ; ) {
    const { rows } = await readLog(store, person, filter, { before, limit: pageRows });
    yield* rows;
    before = rows.at(-1)?.id;
    if (rows.length < pageRows) return;
  }
}

function readRow(row: Row): LogRow {
  const { person, study, kinds, notices, state, attempts } = row;
  return {
    id: Number(row.id),
    person,
    name: row.name ?? person,
    study,
    kinds: kinds.map((kind) => ({ kind, name: kindWords(kind) })),
    notices,
    state,
    attempts,
    queuedAt: row.queued_at.toISOString(),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.sent_at === null ? {} : { sentAt: row.sent_at.toISOString() }),
    ...(row.failed_at === null ? {} : { failedAt: row.failed_at.toISOString() }),
    ...(row.read_at === null ? {} : { readAt: row.read_at.toISOString() }),
  };
}
