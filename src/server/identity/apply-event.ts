import type { ClientBase } from "pg";
import { unreachable } from "../../kernel/index.ts";
import type { IdentityEvent } from "./event.ts";

/**
 * Puts what follows from one event of a person, or of the policy, into the tables. Applied in order from the first
 * event, or from where the tables are, it gives the same tables.
 */
export async function applyEvent(
  client: ClientBase,
  schema: string,
  person: string,
  event: IdentityEvent,
): Promise<void> {
  const run = async (sql: string, ...values: readonly unknown[]): Promise<void> => {
    await client.query(sql.replaceAll("{schema}", schema), [...values]);
  };
  const { at, by } = event;
  switch (event.type) {
    case "account-created":
      return run(
        `insert into {schema}.person (id, name, name_zh, email) values ($1, $2, $3, $4)
         on conflict (id) do update set name = $2, name_zh = $3, email = $4, ended_at = null`,
        person,
        event.name,
        event.nameZh ?? null,
        event.email,
      );
    case "account-changed":
      return run(
        `update {schema}.person set name = coalesce($2, name), email = coalesce($4, email),
           name_zh = case when $5 then $3 else name_zh end where id = $1`,
        person,
        event.name ?? null,
        event.nameZh ?? null,
        event.email ?? null,
        event.nameZh !== undefined,
      );
    case "account-ended":
      await run("update {schema}.person set ended_at = $2 where id = $1", person, at);
      return run("delete from {schema}.session where person = $1", person);
    case "account-reinstated":
      return run("update {schema}.person set ended_at = null where id = $1", person);
    case "grant-given":
    case "grant-proposed": {
      const given = event.type === "grant-given";
      await run(
        `insert into {schema}.grant_record (id, person, study, role, site, participant, valid_from, valid_until,
           proposed_by, proposed_at, confirmed_by, confirmed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (id) do nothing`,
        event.grant,
        person,
        event.study,
        event.role,
        event.site ?? null,
        event.participant ?? null,
        event.from,
        event.until ?? null,
        by,
        at,
        given ? by : null,
        given ? at : null,
      );
      return given ? putInForce(client, schema, event.grant) : undefined;
    }
    case "grant-confirmed":
      await run(
        `update {schema}.grant_record set confirmed_by = $2, confirmed_at = $3,
           valid_from = greatest(valid_from, $3) where id = $1`,
        event.grant,
        by,
        at,
      );
      return putInForce(client, schema, event.grant);
    case "grant-ended":
      await run(
        `update {schema}.grant_record set ended_by = $2, ended_at = $3, valid_until = least(valid_until, $4)
          where id = $1`,
        event.grant,
        by,
        at,
        event.until,
      );
      return run(
        "update {schema}.access_grant set valid_until = least(valid_until, $2) where id = $1",
        event.grant,
        event.until,
      );
    case "identity-linked":
      return run(
        `insert into {schema}.person_link (issuer, subject, person) values ($1, $2, $3)
         on conflict (issuer, subject) do update set person = $3`,
        event.issuer,
        event.subject,
        person,
      );
    case "training-recorded":
      return run(
        `insert into {schema}.training (id, person, study, title, version, held_on, valid_until, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing`,
        event.training,
        person,
        event.study ?? null,
        event.title,
        event.version,
        event.on,
        event.until ?? null,
        by,
        at,
      );
    case "delegation-entered":
      return run(
        `insert into {schema}.delegation (id, person, study, site, tasks, from_date, to_date, late_days, entered_by, entered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing`,
        event.delegation,
        person,
        event.study,
        event.site,
        event.tasks,
        event.from,
        event.to ?? null,
        event.lateDays,
        by,
        at,
      );
    case "delegation-signed":
      return run(
        "update {schema}.delegation set signed_by = $2, signed_at = $3 where id = $1",
        event.delegation,
        by,
        at,
      );
    case "delegation-accepted":
      return run(
        "update {schema}.delegation set accepted_at = $2 where id = $1",
        event.delegation,
        at,
      );
    case "delegation-ended":
      return run(
        "update {schema}.delegation set ended_by = $2, to_date = least(to_date, $3), end_reason = $4 where id = $1",
        event.delegation,
        by,
        event.to,
        event.reason,
      );
    case "policy-changed":
      return run(
        `insert into {schema}.sign_in_policy (policy) values ($1)
         on conflict (only_one) do update set policy = excluded.policy`,
        JSON.stringify(event.now),
      );
    case "signed-in":
    case "sign-in-refused":
    case "signed-out":
    case "locked":
    case "unlocked":
    case "reauthenticated":
    case "password-set":
    case "password-reset":
    case "sign-in-reopened":
    case "second-factor-set":
    case "second-factor-removed":
    case "recovery-code-used":
    case "badge-set":
    case "badge-removed":
    case "device-allowed":
    case "device-ended":
    case "access-review-opened":
    case "access-reviewed":
    case "readout-look-begun":
    case "email-taken":
    case "email-released":
    case "command-refused":
    case "exported":
    case "printed":
    case "viewed":
      return;
    default:
      return unreachable(event);
  }
}

/** Row-level security reads this table: from here on the database itself lets the person in. */
async function putInForce(client: ClientBase, schema: string, grant: string): Promise<void> {
  await client.query(
    `insert into ${schema}.access_grant (id, person, study, role, site, participant, valid_from, valid_until)
     select id, person, study, role, site, participant, valid_from, valid_until
       from ${schema}.grant_record where id = $1
     on conflict (id) do update set person = excluded.person, study = excluded.study, role = excluded.role,
       site = excluded.site, participant = excluded.participant, valid_from = excluded.valid_from,
       valid_until = excluded.valid_until`,
    [grant],
  );
}
