import { instantOf } from "../../kernel/index.ts";
import type { Store } from "../../store/index.ts";
import type { NoticeLine, NoticePage } from "../contract.ts";
import type { StudyShelf } from "../studies/study-shelf.ts";
import { noticeKinds } from "./notice-kind.ts";
import { noticeRules } from "./notice-rules.ts";
import { appWords, kindWords } from "./notice-words.ts";

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly study: string;
  readonly site: string | null;
  readonly participant: string | null;
  readonly link: string;
  readonly reference: string | null;
  readonly urgent: boolean;
  readonly happened_at: Date;
  readonly read_at: Date | null;
  readonly healed_at: Date | null;
}

/** What no longer holds and was never sent is in nobody's list, nor what is told by mail alone. */
const isListed = "(healed_at is null or message is not null) and kind <> all($4)";
const byMailAlone = noticeKinds.filter((kind) => noticeRules[kind].mailOnly === true);
const isUnread = "read_at is null and healed_at is null";

/** A page of a person's own notices, the newest first, as the database shows them to this person. */
export async function listNotices(
  store: Store,
  studies: StudyShelf,
  person: string,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<NoticePage> {
  const rows = await store.asPerson(person, async (client) => {
    const { rows } = await client.query<Row>(
      `select id, kind, study, site, participant, link, reference, urgent, happened_at, read_at, healed_at
         from ${store.schema}.notice
        where person = $1 and ${isListed} and ($2::bigint is null or id < $2) order by id desc limit $3`,
      [person, before ?? null, limit + 1, byMailAlone],
    );
    return rows;
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1)?.id;
  const { unread } = await countUnread(store, person);
  return {
    unread,
    notices: shown.map((row) => readLine(row, studies)),
    ...(rows.length > limit && last !== undefined ? { before: Number(last) } : {}),
  };
}

function readLine(row: Row, studies: StudyShelf): NoticeLine {
  const { kind, study, site, participant, link, urgent } = row;
  const at = instantOf(row.happened_at.getTime());
  const noticed = {
    kind,
    study,
    at,
    site: site ?? undefined,
    participant: participant ?? undefined,
    reference: row.reference ?? undefined,
  };
  return {
    id: Number(row.id),
    at,
    kind,
    name: kindWords(kind),
    words: appWords(noticed, studies.get(study)?.study),
    link,
    urgent,
    settled: row.healed_at !== null,
    ...(row.read_at === null ? {} : { readAt: row.read_at.toISOString() }),
  };
}

/** How many of a person's notices wait to be read, as the database shows them. */
export async function countUnread(
  store: Store,
  person: string,
): Promise<{ readonly unread: number; readonly urgent: number }> {
  return store.asPerson(person, async (client) => {
    const { rows } = await client.query<{ unread: number; urgent: number }>(
      `select count(*)::integer as unread, count(*) filter (where urgent)::integer as urgent
         from ${store.schema}.notice where person = $1 and ${isUnread}`,
      [person],
    );
    return rows[0] ?? { unread: 0, urgent: 0 };
  });
}

/** Marks some of a person's own notices as read, or all up to one. */
export async function markRead(
  store: Store,
  person: string,
  asked: { readonly ids?: readonly number[] | undefined; readonly upTo?: number | undefined },
  at: Date,
): Promise<void> {
  await store.pool.query(
    `with marked as (
       update ${store.schema}.notice set read_at = $4
        where person = $1 and read_at is null and (id = any($2) or id <= $3) returning id, message)
     update ${store.schema}.notice_message m set read_at = $4
      where m.id in (select message from marked) and m.read_at is null
        and not exists (select from ${store.schema}.notice n
                         where n.message = m.id and n.read_at is null
                           and n.id not in (select id from marked))`,
    [person, asked.ids ?? [], asked.upTo ?? -1, at],
  );
}
