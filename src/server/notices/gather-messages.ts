import type pg from "pg";
import { instantAt, instantOf, localDate, type Instant, later, zone } from "../../kernel/index.ts";
import type { Store } from "../../store/index.ts";
import type { StudyShelf } from "../studies/study-shelf.ts";
import { inTurn } from "./in-turn.ts";
import { siteZone } from "./notice-words.ts";
import type { Digest } from "./preference.ts";

interface Untold {
  readonly id: string;
  readonly person: string;
  readonly study: string;
  readonly site: string | null;
  readonly kind: string;
  readonly urgent: boolean;
  readonly unblinded: boolean;
  readonly send_after: Date;
  readonly digest: Digest | null;
}

/** When a daily digest leaves, by the clock of the site. */
const dailyAt = "07:00";

/**
 * Makes messages of the notices that are due: of an urgent kind one for each batch, of the others one for each person
 * and study. What tells of the product is never in one message with what does not. Without mail, or where the person
 * wants none, the message stays in the application and is logged so.
 */
export async function gatherMessages(
  store: Store,
  studies: StudyShelf,
  clock: () => Date,
  byMail: boolean,
): Promise<number> {
  const { schema, pool } = store;
  const now = instantOf(clock().getTime());
  const due = `from ${schema}.notice n left join ${schema}.notice_preference f on f.person = n.person
    where n.message is null and n.healed_at is null and n.send_after <= $1`;
  const glance = await pool.query(`select ${due} limit 1`, [now]);
  if (glance.rows.length === 0) return 0;
  return inTurn(store, async (client) => {
    const { rows } = await client.query<Untold>(
      `select n.id, n.person, n.study, n.site, n.kind, n.urgent, n.unblinded, n.send_after, f.digest
       ${due} order by n.send_after, n.id limit 2000`,
      [now],
    );
    const ready: Untold[] = [];
    for (const row of rows) {
      const leaves = row.urgent ? now : leavesAt(row, studies);
      if (leaves <= now) ready.push(row);
      else await postpone(client, schema, row, leaves);
    }
    const batches = Map.groupBy(ready, ({ person, study, site, kind, urgent, unblinded }) =>
      [person, study, unblinded, urgent, ...(urgent ? [kind, site] : [])].join("\n"),
    );
    for (const batch of batches.values()) await queue(client, schema, batch, now, byMail);
    return batches.size;
  });
}

/** When a notice leaves by the person's preference: a daily one at its next hour by the clock of the site. */
function leavesAt({ digest, study, site, send_after }: Untold, studies: StudyShelf): Instant {
  const due = instantOf(send_after.getTime());
  if (digest !== "daily") return due;
  const where = zone(siteZone(studies.get(study)?.study, site ?? undefined));
  const hourOf = (day: Instant): Instant => instantAt(`${localDate(day, where)}T${dailyAt}`, where);
  const sameDay = hourOf(due);
  return sameDay >= due ? sameDay : hourOf(later(due, 24 * 3_600_000));
}

async function postpone(client: pg.ClientBase, schema: string, { id }: Untold, until: Instant) {
  await client.query(`update ${schema}.notice set send_after = $2 where id = $1`, [id, until]);
}

async function queue(
  client: pg.ClientBase,
  schema: string,
  batch: readonly Untold[],
  now: Instant,
  byMail: boolean,
): Promise<void> {
  const [first] = batch;
  if (first === undefined) return;
  const isSent = byMail && (first.urgent || first.digest !== "never");
  const sites = new Set(batch.map(({ site }) => site));
  await client.query(
    `with queued as (
       insert into ${schema}.notice_message
         (queued_at, next_at, notices, unblinded, state, person, study, site, kinds)
       values ($1, $1, $2, $3, $4, $5, $6, $7, $8) returning id)
     update ${schema}.notice set message = (select id from queued) where id = any($9)`,
    [
      now,
      batch.length,
      first.unblinded,
      isSent ? "queued" : "in-app",
      first.person,
      first.study,
      sites.size === 1 ? first.site : null,
      [...new Set(batch.map(({ kind }) => kind))].sort(),
      batch.map(({ id }) => id),
    ],
  );
}
