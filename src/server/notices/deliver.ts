import type pg from "pg";
import { type Instant, instantOf, later } from "../../kernel/index.ts";
import type { Store } from "../../store/index.ts";
import type { Mode } from "../contract.ts";
import { identityStudy } from "../identity/index.ts";
import type { StudyShelf } from "../studies/study-shelf.ts";
import { openAudience } from "./audience.ts";
import { inTurn } from "./in-turn.ts";
import { readPreference } from "./preference.ts";
import { type MailLine, renderMail } from "./render-mail.ts";
import { type Happening, putNotices } from "./put-notices.ts";
import type { Outlet } from "./smtp.ts";

const minuteMs = 60_000;
/** While a server sends a message no other takes it; if it dies, the message is taken up again after so long. */
const leaseMs = 5 * minuteMs;
/** So long a mail is tried again, and so long after it failed for good whoever is to help is told. */
export const patienceMs = 60 * minuteMs;

interface Due {
  readonly id: string;
  readonly person: string;
  readonly study: string;
  readonly site: string | null;
  readonly unblinded: boolean;
  readonly kinds: readonly string[];
  readonly attempts: number;
  readonly queued_at: Date;
}

export interface Sending {
  readonly store: Store;
  readonly studies: StudyShelf;
  readonly clock: () => Date;
  readonly mode: Mode;
  /** The address people use; undefined until the server is reached at it, and nothing is sent before. */
  origin(): string | undefined;
}

/** Hands over the messages that are due, a few at a time; answers how many it tried. */
export async function deliver(sending: Sending, outlet: Outlet): Promise<number> {
  const { store, clock } = sending;
  const origin = sending.origin();
  if (origin === undefined) return 0;
  const now = instantOf(clock().getTime());
  const { rows } = await store.pool.query<Due>(
    `update ${store.schema}.notice_message set next_at = $2, attempts = attempts + 1
      where id in (select id from ${store.schema}.notice_message where state = 'queued' and next_at <= $1
                    order by next_at, id limit 5 for update skip locked)
      returning id, person, study, site, unblinded, kinds, attempts, queued_at`,
    [now, later(now, leaseMs)],
  );
  for (const due of rows) await deliverOne(sending, outlet, due, origin, now);
  return rows.length;
}

async function deliverOne(
  sending: Sending,
  outlet: Outlet,
  due: Due,
  origin: string,
  now: Instant,
): Promise<void> {
  const { store, studies, mode } = sending;
  const lines = await readLines(store, due.id);
  // Everything it was to tell of has healed meanwhile.
  if (lines.length === 0) return settle(store, due.id, "state = 'in-app'");
  const to = await addressOf(store, due.person);
  if (to === undefined) return fail(sending, due, "account-ended", now);
  const { language } = await readPreference(store, due.person);
  const study = studies.get(due.study)?.study;
  const mail = renderMail(lines, study, { mode, origin, language });
  const undelivered = await outlet.send({ ...mail, to, id: `notice-${due.id}` });
  if (undelivered === undefined) {
    return settle(store, due.id, "state = 'sent', sent_at = $2, reason = null", now);
  }
  const { reason, final } = undelivered;
  const isOver = later(instantOf(due.queued_at.getTime()), patienceMs) <= now;
  if (final || isOver) return fail(sending, due, reason, now);
  const next = later(now, Math.min(2 ** (due.attempts - 1), 15) * minuteMs);
  return settle(store, due.id, "next_at = $2, reason = $3", next, reason);
}

async function readLines(store: Store, message: string): Promise<readonly MailLine[]> {
  const { rows } = await store.pool.query<{
    kind: string;
    study: string;
    site: string | null;
    participant: string | null;
    link: string;
    happened_at: Date;
  }>(
    `select kind, study, site, participant, link, happened_at from ${store.schema}.notice
      where message = $1 and healed_at is null order by id`,
    [message],
  );
  return rows.map(({ kind, study, site, participant, link, happened_at }) => ({
    kind,
    study,
    link,
    at: instantOf(happened_at.getTime()),
    site: site ?? undefined,
    participant: participant ?? undefined,
  }));
}

async function addressOf(store: Store, person: string): Promise<string | undefined> {
  const { rows } = await store.pool.query<{ email: string }>(
    `select email from ${store.schema}.person where id = $1 and (ended_at is null or ended_at > now())`,
    [person],
  );
  return rows[0]?.email;
}

async function settle(
  { pool, schema }: Pick<Store, "pool" | "schema">,
  id: string,
  change: string,
  ...values: readonly unknown[]
): Promise<void> {
  await pool.query(`update ${schema}.notice_message set ${change} where id = $1`, [id, ...values]);
}

/** Notes that a message was not delivered, and tells who can pass it on. A message that tells of a failure tells no further. */
async function fail({ store }: Sending, due: Due, reason: string, now: Instant): Promise<void> {
  await inTurn(store, async (client) => {
    await client.query(
      `update ${store.schema}.notice_message set state = 'failed', failed_at = $2, reason = $3 where id = $1`,
      [due.id, now, reason],
    );
    if (!tellsOfFailure(due)) await tellOf(client, store.schema, due, firstHelp(due), now);
  });
}

/** Tells who oversees the study of what failed an hour ago. */
export async function escalate({ store, clock }: Sending): Promise<void> {
  const { schema, pool } = store;
  const now = instantOf(clock().getTime());
  const condition = `state = 'failed' and escalated_at is null and failed_at <= $1`;
  const before = later(now, -patienceMs);
  const glance = await pool.query(
    `select from ${schema}.notice_message where ${condition} limit 1`,
    [before],
  );
  if (glance.rows.length === 0) return;
  await inTurn(store, async (client) => {
    const { rows } = await client.query<Due>(
      `update ${schema}.notice_message set escalated_at = $2 where ${condition}
       returning id, person, study, site, unblinded, kinds, attempts, queued_at`,
      [before, now],
    );
    for (const due of rows) {
      const isStudys = due.study !== identityStudy && !due.unblinded;
      if (isStudys && !tellsOfFailure(due)) {
        await tellOf(client, schema, due, "mail-failed-still", now);
      }
    }
  });
}

function firstHelp({ study, unblinded }: Due): Happening["kind"] {
  if (study === identityStudy) return "mail-failed-account";
  return unblinded ? "mail-failed-unblinded" : "mail-failed";
}

function tellsOfFailure({ kinds }: Due): boolean {
  return kinds.every((kind) => kind.startsWith("mail-failed"));
}

async function tellOf(
  client: pg.ClientBase,
  schema: string,
  { id, study, site, person }: Due,
  kind: Happening["kind"],
  at: Instant,
): Promise<void> {
  const happening: Happening = {
    kind,
    study,
    at,
    link: "/notices",
    origin: `message/${id}`,
    site: site ?? undefined,
    by: person,
  };
  await putNotices(client, schema, openAudience(client, schema), [happening], at);
}
