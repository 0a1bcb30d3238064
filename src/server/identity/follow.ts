import type { PoolClient } from "pg";
import { type IdentityEvent, identityStudy } from "./event.ts";
import { applyEvent } from "./apply-event.ts";
import type { Foundation } from "./foundation.ts";

/**
 * Brings the tables up to the end of a stream, in the stream's order and each event once, whichever server does it.
 * Returns the version they then follow.
 */
export async function follow(base: Foundation, stream: string): Promise<number> {
  for (;;) {
    const from = await versionOf(base, stream);
    const events: IdentityEvent[] = [];
    for await (const { event } of base.store.readStream(identityStudy, stream, from + 1)) {
      events.push(event as unknown as IdentityEvent);
    }
    if (events.length === 0) return from;
    const answer = await advance(base, stream, from, events);
    if (answer === "done") {
      base.changed(personOf(stream));
      return from + events.length;
    }
    if (answer !== "moved") await follow(base, `person/${answer.holder}`);
  }
}

/** Brings the tables up to the journal: after a crash between the two, or when they were emptied. */
export async function catchUp(base: Foundation): Promise<void> {
  const behind = await base.query<{ stream: string }>(
    `select h.stream from {schema}.stream_head h
       left join {schema}.identity_stream f on f.stream = h.stream
      where h.study = $1 and h.version > coalesce(f.version, 0)
        and (h.stream like 'person/%' or h.stream = 'policy')
      order by h.stream`,
    [identityStudy],
  );
  for (const { stream } of behind) await follow(base, stream);
}

/**
 * Makes the tables again from the first event. A grant that is in the tables and not in the journal, whoever put it
 * there, ends.
 */
export async function remake(base: Foundation): Promise<void> {
  await base.query(
    `with gone as (delete from {schema}.grant_record), trained as (delete from {schema}.training),
       delegated as (delete from {schema}.delegation), linked as (delete from {schema}.person_link),
       ruled as (delete from {schema}.sign_in_policy)
     delete from {schema}.identity_stream`,
  );
  await catchUp(base);
  await base.query(
    `update {schema}.access_grant a set valid_until = least(a.valid_until, now())
      where not exists (select from {schema}.grant_record g
                         where g.id = a.id and g.confirmed_at is not null)`,
  );
}

/** Whether the tables lack what they were once made to hold. */
export async function tablesAreEmpty(base: Foundation): Promise<boolean> {
  const [row] = await base.query<{ empty: boolean }>(
    `select exists (select from {schema}.identity_stream where stream like 'person/%')
        and not exists (select from {schema}.person) as empty`,
  );
  return row?.empty === true;
}

async function versionOf(base: Foundation, stream: string): Promise<number> {
  const [row] = await base.query<{ version: number }>(
    "select version from {schema}.identity_stream where stream = $1",
    [stream],
  );
  return row?.version ?? 0;
}

function personOf(stream: string): string {
  return stream.slice(stream.indexOf("/") + 1);
}

/** Applies events if the tables are still where they were; or says whose e-mail address stands in the way. */
async function advance(
  { store }: Foundation,
  stream: string,
  from: number,
  events: readonly IdentityEvent[],
): Promise<"done" | "moved" | { readonly holder: string }> {
  const { schema } = store;
  const client = await store.pool.connect();
  let sound = false;
  try {
    await client.query("begin");
    await client.query(
      `insert into ${schema}.identity_stream (stream, version) values ($1, 0) on conflict do nothing`,
      [stream],
    );
    const { rows } = await client.query<{ version: number }>(
      `select version from ${schema}.identity_stream where stream = $1 for update`,
      [stream],
    );
    if (rows[0]?.version !== from) {
      await client.query("rollback");
      sound = true;
      return "moved";
    }
    const settled = withLastEmail(events);
    const holder = await holderOf(client, schema, personOf(stream), settled);
    if (holder !== undefined) {
      await client.query("rollback");
      sound = true;
      return { holder };
    }
    for (const event of settled) await applyEvent(client, schema, personOf(stream), event);
    await client.query(`update ${schema}.identity_stream set version = $2 where stream = $1`, [
      stream,
      from + events.length,
    ]);
    await client.query("commit");
    sound = true;
    return "done";
  } finally {
    client.release(!sound);
  }
}

/** Who still has an address in the tables that these events give to somebody: they gave it up and it was not followed. */
async function holderOf(
  client: PoolClient,
  schema: string,
  person: string,
  events: readonly IdentityEvent[],
): Promise<string | undefined> {
  const emails = events.flatMap((event) =>
    "email" in event && event.email !== undefined ? [event.email] : [],
  );
  if (emails.length === 0) return undefined;
  const { rows } = await client.query<{ id: string }>(
    `select id from ${schema}.person where email = any($1) and id <> $2`,
    [emails, person],
  );
  return rows[0]?.id;
}

/** An address that was given up since may be somebody else's by now: only the last one is put into the tables. */
function withLastEmail(events: readonly IdentityEvent[]): readonly IdentityEvent[] {
  const email = events.findLast((event) => "email" in event && event.email !== undefined);
  if (email === undefined || !("email" in email) || email.email === undefined) return events;
  const last = email.email;
  return events.map((event) =>
    "email" in event && event.email !== undefined ? { ...event, email: last } : event,
  );
}
