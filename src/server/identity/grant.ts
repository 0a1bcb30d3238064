import { defineRefusal, type Instant, isId, isRefusal, type Refusal } from "../../kernel/index.ts";
import { readAccount } from "./account.ts";
import type { Administration } from "./administration.ts";
import { type IdentityEventBody, personStream, system } from "./event.ts";
import { type Foundation, readMoment } from "./foundation.ts";
import { conflictOf, type GrantSpan } from "./grant-conflict.ts";
import type { Ledger } from "./ledger.ts";
import { everyStudy, type GrantRole, grantRoles, unblindedRoles } from "./role.ts";
import { newId } from "./token.ts";

/** What a person is to be: a role in a study, everywhere or at one site, from now or later, for good or until. */
export interface GrantInput {
  readonly role: GrantRole;
  /** {@link everyStudy} for administrators. */
  readonly study: string;
  readonly site?: string;
  /** For the role participant: whose record it is. */
  readonly participant?: string;
  readonly from?: Instant;
  readonly until?: Instant;
}

/** A grant that is in force, to come, or waiting for a second person. */
export interface OpenGrant {
  readonly id: string;
  readonly person: string;
  readonly role: GrantRole;
  readonly study: string;
  readonly site?: string;
  readonly participant?: string;
  readonly from: Instant;
  readonly until?: Instant;
  readonly proposedBy: string;
  /** `proposed`: nobody has confirmed it, and it gives nothing yet. */
  readonly status: "proposed" | "confirmed";
}

const unknownGrant = defineRefusal(
  "grant.unknown",
  "There is no open grant {grant}. Nothing was changed.",
  "没有有效或待确认的授权 {grant}，未作任何修改。",
);
const wrongGrant = defineRefusal(
  "grant.wrong",
  "A grant needs a role that exists, a study (for administrators all of them), a participant for the role participant and for no other, and an end after its beginning. No grant was made.",
  "授权须包含：有效的角色、研究(系统管理员为全部研究)、仅受试者角色需要且必须指定受试者，并且结束时间晚于开始时间。未授予任何权限。",
);
const past = defineRefusal(
  "grant.past",
  "Rights are given and ended from now on, not in the past. Nothing was changed.",
  "权限只能从现在起授予或终止，不能追溯。未作任何修改。",
);
const secondPerson = defineRefusal(
  "grant.second-person",
  "Another administrator must confirm this: neither who proposed it nor who receives it. Nothing was changed.",
  "须由另一位系统管理员确认(不能是提出者或被授权者本人),未作任何修改。",
);
const lastGrant = defineRefusal(
  "grant.last-administrator",
  "This is the last administrator. Make somebody else administrator first; nothing was changed.",
  "这是最后一位系统管理员。请先指定另一位管理员，未作任何修改。",
);

export interface Grants {
  /** Gives a grant, or proposes it where a second person has to confirm; the answer's status says which. */
  giveGrant(person: string, input: GrantInput, by: string): Promise<OpenGrant | Refusal>;
  confirmGrant(grant: string, by: string): Promise<Refusal | undefined>;
  /** Ends a grant now or at a later instant; also takes a proposal back. */
  endGrant(
    grant: string,
    by: string,
    options?: { readonly at?: Instant; readonly reason?: string },
  ): Promise<Refusal | undefined>;
  /** Ends what a signed review of access decided to end; who may review was asked there. */
  endReviewed(grant: string, by: string, reason: string): Promise<Refusal | undefined>;
  /** Of one person, or all that wait for a second person if nobody is named. */
  openGrants(person?: string): Promise<readonly OpenGrant[]>;
  /** Of everybody: in force, to come, or waiting. */
  allGrants(): Promise<readonly OpenGrant[]>;
}

/** Opens the giving, confirming and ending of grants. */
export function openGrantOffice(
  base: Foundation,
  ledger: Ledger,
  administration: Administration,
): Grants {
  async function personOf(grant: string): Promise<OpenGrant | Refusal> {
    const [row] = await base.query<GrantRow>(
      `select ${grantColumns} from {schema}.grant_record
        where id = $1 and (valid_until is null or valid_until > $2)`,
      [grant, base.now()],
    );
    return row === undefined ? unknownGrant({ grant: grant.slice(0, 64) }) : readGrant(row);
  }

  async function conflicts(person: string, wanted: GrantInput & { from: Instant }, own?: string) {
    const rows = await base.query<GrantRow>(
      `select ${grantColumns} from {schema}.grant_record where person = $1 and id <> $2`,
      [person, own ?? ""],
    );
    const now = base.now();
    const spans = rows.map((row): GrantSpan => {
      const grant = readGrant(row);
      const over = grant.until !== undefined && grant.until <= now;
      // A proposal that was taken back, or a grant that ended before it began, never was.
      const was = grant.status === "confirmed" && grant.from < (grant.until ?? "9999");
      return { ...grant, matters: was || (grant.status === "proposed" && !over) };
    });
    return conflictOf(wanted, spans);
  }

  /** Whether a grant gives nothing before another administrator has confirmed it. */
  async function needsSecond(person: string, role: GrantRole, by: string): Promise<boolean> {
    if (by === system) return false;
    if (unblindedRoles.has(role) || person === by) return true;
    // One administrator alone could make a second one of nobody and confirm with it.
    return role === "administrator" && (await administration.administrators()).length > 1;
  }

  async function end(
    id: string,
    by: string,
    at: Instant | undefined,
    reason: string,
  ): Promise<Refusal | undefined> {
    const found = await personOf(id);
    if (isRefusal(found)) return found;
    const answer = await ledger.change<undefined>(personStream(found.person), by, async () => {
      const grant = await personOf(id);
      if (isRefusal(grant)) return grant;
      const now = base.now();
      if (at !== undefined && at < now) return past();
      const administrators = await administration.administrators();
      if (
        grant.role === "administrator" &&
        grant.status === "confirmed" &&
        by !== system &&
        administrators.length === 1
      ) {
        return lastGrant();
      }
      const until = at ?? now;
      return { events: [{ type: "grant-ended", grant: id, until, reason }], answer: undefined };
    });
    return isRefusal(answer) ? answer : undefined;
  }

  return {
    async giveGrant(person, input, by) {
      const wrong = (await administration.forbidden(by)) ?? checkInput(input, base.now());
      if (wrong !== undefined) return wrong;
      return ledger.change(personStream(person), by, async () => {
        const known = await readAccount(base, person);
        if (isRefusal(known)) return known;
        const from = input.from ?? base.now();
        const conflict = await conflicts(person, { ...input, from });
        if (conflict !== undefined) return conflict;
        const proposed = await needsSecond(person, input.role, by);
        const { event, grant } = draftGrant(person, { ...input, from }, by, proposed);
        return { events: [event], answer: grant };
      });
    },

    async confirmGrant(id, by) {
      const wrong = await administration.forbidden(by);
      if (wrong !== undefined) return wrong;
      const found = await personOf(id);
      if (isRefusal(found)) return found;
      const answer = await ledger.change<undefined>(personStream(found.person), by, async () => {
        const grant = await personOf(id);
        if (isRefusal(grant)) return grant;
        if (grant.status === "confirmed") return { events: [], answer: undefined };
        if (by === grant.proposedBy || by === grant.person) return secondPerson();
        const known = await readAccount(base, grant.person);
        if (isRefusal(known)) return known;
        const conflict = await conflicts(grant.person, grant, id);
        if (conflict !== undefined) return conflict;
        return { events: [{ type: "grant-confirmed", grant: id }], answer: undefined };
      });
      return isRefusal(answer) ? answer : undefined;
    },

    endReviewed: (id, by, reason) => end(id, by, undefined, reason),
    async endGrant(id, by, { at, reason = "" } = {}) {
      return (await administration.forbidden(by)) ?? end(id, by, at, reason);
    },

    async allGrants() {
      const rows = await base.query<GrantRow>(
        `select ${grantColumns} from {schema}.grant_record
          where valid_until is null or valid_until > $1 order by proposed_at, id`,
        [base.now()],
      );
      return rows.map(readGrant);
    },
    async openGrants(person) {
      const which = person === undefined ? "confirmed_at is null" : "person = $2";
      const rows = await base.query<GrantRow>(
        `select ${grantColumns} from {schema}.grant_record
          where (valid_until is null or valid_until > $1) and ${which} order by proposed_at, id`,
        [base.now(), ...(person === undefined ? [] : [person])],
      );
      return rows.map(readGrant);
    },
  };
}

/** A grant and the event that keeps it. */
export function draftGrant(
  person: string,
  input: GrantInput & { readonly from: Instant },
  by: string,
  proposed: boolean,
): { readonly event: IdentityEventBody; readonly grant: OpenGrant } {
  const id = newId("g");
  const status = proposed ? "proposed" : "confirmed";
  const { role, study, site, participant, from, until } = input;
  const body = {
    role,
    study,
    ...(site === undefined ? {} : { site }),
    ...(participant === undefined ? {} : { participant }),
    from,
    ...(until === undefined ? {} : { until }),
  };
  return {
    event: { type: proposed ? "grant-proposed" : "grant-given", grant: id, ...body },
    grant: { id, person, ...body, proposedBy: by, status },
  };
}

/** Refuses what is no grant at all. */
export function checkInput(input: GrantInput, now: Instant): Refusal | undefined {
  const { role, study, site, participant, from = now, until } = input;
  const administrator = role === "administrator";
  const sound =
    grantRoles.includes(role) &&
    (administrator ? study === everyStudy && site === undefined : isId(study)) &&
    (site === undefined || isId(site)) &&
    (role === "participant") === (participant !== undefined) &&
    (participant === undefined || isId(participant)) &&
    (until === undefined || until > from);
  if (!sound) return wrongGrant();
  return from < now ? past() : undefined;
}

interface GrantRow {
  readonly id: string;
  readonly person: string;
  readonly role: GrantRole;
  readonly study: string;
  readonly site: string | null;
  readonly participant: string | null;
  readonly valid_from: Date;
  readonly valid_until: Date | null;
  readonly proposed_by: string;
  readonly confirmed_at: Date | null;
}

const grantColumns =
  "id, person, role, study, site, participant, valid_from, valid_until, proposed_by, confirmed_at";

function readGrant(row: GrantRow): OpenGrant {
  const { id, person, role, study, site, participant, valid_from, valid_until } = row;
  return {
    id,
    person,
    role,
    study,
    ...(site === null ? {} : { site }),
    ...(participant === null ? {} : { participant }),
    from: readMoment(valid_from),
    ...(valid_until === null ? {} : { until: readMoment(valid_until) }),
    proposedBy: row.proposed_by,
    status: row.confirmed_at === null ? "proposed" : "confirmed",
  };
}
