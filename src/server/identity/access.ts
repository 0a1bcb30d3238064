import type { Instant } from "../../kernel/index.ts";
import { type IdentityEvent, identityStudy } from "./event.ts";
import type { Foundation } from "./foundation.ts";
import type { GrantRole } from "./role.ts";

/** What a person may be in a study: one line for each study and role. */
export interface Access {
  readonly study: string;
  readonly role: GrantRole;
  readonly sites: readonly string[] | "all";
  /** For the role participant: whose record. */
  readonly participant?: string;
}

/** Who had access to what at one instant, with the name of then. */
export interface PersonAccess {
  readonly person: string;
  readonly name: string;
  readonly nameZh?: string;
  readonly email: string;
  readonly access: readonly Access[];
}

export interface AccessBook {
  /** What a person may do now. Remembered for at most two seconds. */
  accessOf(person: string): Promise<readonly Access[]>;
  /**
   * Somebody as they were at an instant, name and roles of then, for the history of what they did. Undefined before
   * they had an account; after its end without roles.
   */
  personAt(person: string, at: Instant): Promise<PersonAccess | undefined>;
  /** Everybody who had an account at an instant and what they might do then, read from the journal alone. */
  accessOn(
    at: Instant,
    only?: { readonly study?: string; readonly person?: string },
  ): Promise<readonly PersonAccess[]>;
}

const rememberedMs = 2_000;
const maxRemembered = 20_000;

/** Opens the book of who may do what. */
export function openAccessBook(base: Foundation): AccessBook {
  const known = new Map<string, { readonly access: readonly Access[]; readonly atMs: number }>();
  base.onChange((person) => known.delete(person));

  async function peopleThen(at: Instant, person?: string): Promise<ReadonlyMap<string, Then>> {
    const rows = await base.query<{ stream: string; event: IdentityEvent }>(
      `select stream, body::json -> 'event' as event from {schema}.journal
        where study = '${identityStudy}' and type in ('account-created', 'account-changed', 'account-ended', 'account-reinstated',
          'grant-given', 'grant-proposed', 'grant-confirmed', 'grant-ended')
          and stream ${person === undefined ? "like 'person/%'" : "= 'person/' || $1::text"}
        order by stream, version`,
      person === undefined ? [] : [person],
    );
    const people = new Map<string, Then>();
    for (const { stream, event } of rows) {
      // Later events of a stream can have an earlier instant where two servers' clocks differ.
      if (event.at > at) continue;
      const who = stream.slice("person/".length);
      const then = people.get(who) ?? { name: "", email: "", ended: false, grants: new Map() };
      people.set(who, then);
      applyThen(then, event);
    }
    return people;
  }

  return {
    async personAt(person, at) {
      const then = (await peopleThen(at, person)).get(person);
      return then === undefined ? undefined : answerOf(person, then, at, undefined)[0];
    },
    async accessOf(person) {
      const now = base.nowMs();
      const remembered = known.get(person);
      if (remembered !== undefined && Math.abs(now - remembered.atMs) <= rememberedMs) {
        return remembered.access;
      }
      const rows = await base.query<{
        study: string;
        role: GrantRole;
        site: string | null;
        participant: string | null;
      }>(
        `select g.study, g.role, g.site, g.participant
           from {schema}.access_grant g join {schema}.person p on p.id = g.person
          where g.person = $1 and p.ended_at is null and g.valid_from <= $2
            and (g.valid_until is null or g.valid_until > $2)`,
        [person, base.now()],
      );
      const access = gather(rows);
      known.delete(person);
      known.set(person, { access, atMs: now });
      for (const oldest of known.keys()) {
        if (known.size <= maxRemembered) break;
        known.delete(oldest);
      }
      return access;
    },
    async accessOn(at, only = {}) {
      const people = await peopleThen(at, only.person);
      return [...people].flatMap(([person, then]) =>
        then.ended ? [] : answerOf(person, then, at, only.study),
      );
    },
  };
}

interface ThenGrant {
  readonly study: string;
  readonly role: GrantRole;
  readonly site: string | null;
  readonly participant: string | null;
  from: string;
  until: string | undefined;
  confirmed: boolean;
}

/** A person as the journal knew them at an instant. */
interface Then {
  name: string;
  nameZh?: string;
  email: string;
  ended: boolean;
  readonly grants: Map<string, ThenGrant>;
}

function applyThen(then: Then, event: IdentityEvent): void {
  switch (event.type) {
    case "account-created":
    case "account-changed":
      then.name = event.name ?? then.name;
      then.email = event.email ?? then.email;
      if (event.nameZh === null) delete then.nameZh;
      else if (event.nameZh !== undefined) then.nameZh = event.nameZh;
      return;
    case "account-ended":
      then.ended = true;
      return;
    case "account-reinstated":
      then.ended = false;
      return;
    case "grant-given":
    case "grant-proposed":
      then.grants.set(event.grant, {
        study: event.study,
        role: event.role,
        site: event.site ?? null,
        participant: event.participant ?? null,
        from: event.from,
        until: event.until,
        confirmed: event.type === "grant-given",
      });
      return;
    case "grant-confirmed": {
      const grant = then.grants.get(event.grant);
      if (grant === undefined) return;
      grant.confirmed = true;
      if (event.at > grant.from) grant.from = event.at;
      return;
    }
    case "grant-ended": {
      const grant = then.grants.get(event.grant);
      if (grant !== undefined && (grant.until === undefined || event.until < grant.until)) {
        grant.until = event.until;
      }
      return;
    }
    default:
      return;
  }
}

function answerOf(
  person: string,
  then: Then,
  at: Instant,
  study: string | undefined,
): readonly PersonAccess[] {
  const valid = [...then.grants.values()].filter(
    (grant) =>
      !then.ended &&
      grant.confirmed &&
      grant.from <= at &&
      (grant.until === undefined || grant.until > at),
  );
  const access = gather(valid.filter((grant) => study === undefined || grant.study === study));
  if (study !== undefined && access.length === 0) return [];
  const { name, nameZh, email } = then;
  return [{ person, name, ...(nameZh === undefined ? {} : { nameZh }), email, access }];
}

/** Grants joined to one line for each study and role. */
export function gather(
  grants: readonly {
    readonly study: string;
    readonly role: GrantRole;
    readonly site: string | null;
    readonly participant: string | null;
  }[],
): readonly Access[] {
  const lines = new Map<string, { access: Access; sites: Set<string> | "all" }>();
  for (const { study, role, site, participant } of grants) {
    const key = `${study}\n${role}\n${participant ?? ""}`;
    const line = lines.get(key) ?? {
      access: {
        study,
        role,
        sites: "all",
        ...(participant === null ? {} : { participant }),
      },
      sites: new Set<string>(),
    };
    lines.set(key, line);
    if (site === null) line.sites = "all";
    else if (line.sites !== "all") line.sites.add(site);
  }
  return [...lines]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { access, sites }]) => ({
      ...access,
      sites: sites === "all" ? sites : [...sites].sort(),
    }));
}
