import { type Instant, instantOf } from "../../kernel/index.ts";
import { type DelegationTask } from "./delegation-task.ts";
import { type Foundation, readMoment } from "./foundation.ts";
import type { OpenGrant } from "./grant.ts";
import type { GrantRole } from "./role.ts";

/** A training as a line of people shows it. */
export interface HeldTraining {
  readonly title: string;
  readonly version: string;
  readonly on: string;
  readonly until?: string;
  /** Left out: it holds for every study. */
  readonly study?: string;
}

/** Tasks that the delegation log gives somebody today. */
export interface HeldDelegation {
  readonly study: string;
  readonly site: string;
  readonly tasks: readonly DelegationTask[];
}

/** Somebody with all that their line shows. */
export interface PersonInFull {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly endedAt?: Instant;
  readonly lastSignIn?: Instant;
  /** Whether there is a password here; undefined where somebody signs in at their institution. */
  readonly ownPassword?: boolean;
  readonly hasSecondFactor: boolean;
  readonly restsUntil?: Instant;
  /** In force, to come, or waiting. */
  readonly grants: readonly OpenGrant[];
  readonly trainings: readonly HeldTraining[];
  readonly delegations: readonly HeldDelegation[];
}

export interface PeopleLines {
  /** Everybody, or who holds a grant in a study with what concerns it, in one statement. */
  peopleLines(only?: { readonly study?: string }): Promise<readonly PersonInFull[]>;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly ended_at: Date | null;
  readonly last_sign_in: Date | null;
  readonly must_change: boolean | null;
  readonly has_factor: boolean;
  readonly locked_until: Date | null;
  readonly grants: readonly GrantRow[];
  readonly trainings: readonly {
    readonly title: string;
    readonly version: string;
    readonly on: string;
    readonly until: string | null;
    readonly study: string | null;
  }[];
  readonly delegations: readonly HeldDelegation[];
}

interface GrantRow {
  readonly id: string;
  readonly study: string;
  readonly role: GrantRole;
  readonly site: string | null;
  readonly participant: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly proposedBy: string;
  readonly confirmed: boolean;
}

const statement = `
  select p.id, p.name, p.email, p.ended_at, l.at as last_sign_in, c.must_change,
         c.totp_secret is not null as has_factor, c.locked_until,
    (select coalesce(json_agg(json_build_object('id', g.id, 'study', g.study, 'role', g.role, 'site', g.site,
        'participant', g.participant, 'from', g.valid_from, 'until', g.valid_until, 'proposedBy', g.proposed_by,
        'confirmed', g.confirmed_at is not null) order by g.proposed_at, g.id), '[]')
       from {schema}.grant_record g where g.person = p.id and (g.valid_until is null or g.valid_until > $1)
        and ($2::text is null or g.study = $2)) as grants,
    (select coalesce(json_agg(json_build_object('title', t.title, 'version', t.version, 'on', t.held_on,
        'until', t.valid_until, 'study', t.study) order by t.held_on desc, t.recorded_at desc, t.id), '[]')
       from {schema}.training t where t.person = p.id) as trainings,
    (select coalesce(json_agg(json_build_object('study', d.study, 'site', d.site, 'tasks', d.tasks)
        order by d.entered_at, d.id), '[]')
       from {schema}.delegation d where d.person = p.id and d.signed_at is not null and d.accepted_at is not null
        and d.from_date <= $3 and (d.to_date is null or d.to_date >= $3)
        and ($2::text is null or d.study = $2)) as delegations
    from {schema}.person p
    left join {schema}.credential c on c.person = p.id
    left join {schema}.last_sign_in l on l.person = p.id
   where $2::text is null or exists (select from {schema}.grant_record g where g.person = p.id and g.study = $2
          and (g.valid_until is null or g.valid_until > $1))
   order by p.name, p.id`;

/** Opens the reading of people's lines. */
export function openPeopleLines(base: Foundation): PeopleLines {
  return {
    async peopleLines({ study } = {}) {
      const now = base.now();
      const rows = await base.query<Row>(statement, [now, study ?? null, now.slice(0, 10)]);
      return rows.map((row) => readRow(row, base.nowMs()));
    },
  };
}

function readRow(row: Row, nowMs: number): PersonInFull {
  const rests = row.locked_until !== null && row.locked_until.getTime() > nowMs;
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    ...(row.ended_at === null ? {} : { endedAt: readMoment(row.ended_at) }),
    ...(row.last_sign_in === null ? {} : { lastSignIn: readMoment(row.last_sign_in) }),
    ...(row.must_change === null ? {} : { ownPassword: !row.must_change }),
    hasSecondFactor: row.has_factor,
    ...(rests && row.locked_until !== null ? { restsUntil: readMoment(row.locked_until) } : {}),
    grants: row.grants.map((grant) => ({
      id: grant.id,
      person: row.id,
      study: grant.study,
      role: grant.role,
      ...(grant.site === null ? {} : { site: grant.site }),
      ...(grant.participant === null ? {} : { participant: grant.participant }),
      from: readStamp(grant.from),
      ...(grant.until === null ? {} : { until: readStamp(grant.until) }),
      proposedBy: grant.proposedBy,
      status: grant.confirmed ? "confirmed" : "proposed",
    })),
    trainings: row.trainings.map(({ title, version, on, until, study }) => ({
      title,
      version,
      on,
      ...(until === null ? {} : { until }),
      ...(study === null ? {} : { study }),
    })),
    delegations: row.delegations,
  };
}

function readStamp(stamp: string): Instant {
  return instantOf(Date.parse(stamp));
}
