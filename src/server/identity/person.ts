import {
  defineRefusal,
  type Instant,
  type Json,
  type Refusal,
  isRefusal,
} from "../../kernel/index.ts";
import { readAccount, unknownPerson } from "./account.ts";
import type { Administration } from "./administration.ts";
import { emailStream, readEmail } from "./email.ts";
import {
  type IdentityEventBody,
  identityStudy,
  personStream,
  type SignsIn,
  system,
} from "./event.ts";
import type { Foundation } from "./foundation.ts";
import type { Grants, OpenGrant } from "./grant.ts";
import type { Ledger } from "./ledger.ts";
import type { Passwords } from "./password.ts";
import { newId } from "./token.ts";

/** What an account begins with. */
export interface NewPerson {
  /** As the person writes it, family name where they put it. */
  readonly name: string;
  readonly nameZh?: string;
  readonly email: string;
  /** `provider`: at an institution's own sign-in only, so that there is no password. Default `password`. */
  readonly signsIn?: SignsIn;
}

/** A new account. The password is shown once, to be handed over; it must be changed at the first sign-in. */
export interface CreatedPerson {
  readonly person: string;
  readonly temporaryPassword?: string;
}

/** What a leaver leaves behind, to be handed over. */
export interface Leaving {
  readonly grants: readonly OpenGrant[];
  readonly delegations: readonly string[];
}

const emailTaken = defineRefusal(
  "identity.email-taken",
  "{email} already belongs to an account, perhaps to one that has ended and can be opened again. Look it up among the people; nothing was changed.",
  "{email} 已属于某个账户（可能已终止，可重新启用）。请在人员列表中查找，未作任何修改。",
);
const notEnded = defineRefusal(
  "identity.not-ended",
  "This account has not ended. Nothing was changed.",
  "该账户未终止，未作任何修改。",
);
const nameMissing = defineRefusal(
  "identity.name",
  "A name has 1 to 200 characters on one line. Nothing was changed.",
  "姓名须为 1 至 200 个字符且不换行，未作任何修改。",
);
const lastAdministrator = defineRefusal(
  "identity.last-administrator",
  "This is the last administrator. Make somebody else administrator first; nothing was changed.",
  "这是最后一位系统管理员。请先指定另一位管理员，未作任何修改。",
);

export interface People {
  createPerson(input: NewPerson, by: string): Promise<CreatedPerson | Refusal>;
  /** As {@link createPerson}, with what follows from it in the same act. */
  createWith(
    input: NewPerson,
    by: string,
    more: readonly IdentityEventBody[],
  ): Promise<CreatedPerson | Refusal>;
  changePerson(
    person: string,
    changes: { readonly name?: string; readonly nameZh?: string | null; readonly email?: string },
    by: string,
  ): Promise<Refusal | undefined>;
  /** Somebody comes back: the account opens again, without any of its former grants, and with a new password. */
  reinstatePerson(person: string, by: string): Promise<CreatedPerson | Refusal>;
  /** The leaver: account, sessions, grants and delegations end in one act. What they did keeps their name. */
  endPerson(person: string, reason: string, by: string): Promise<Leaving | Refusal>;
}

/** Opens the making, changing and ending of accounts. */
export function openPeople(
  base: Foundation,
  ledger: Ledger,
  administration: Administration,
  grants: Grants,
  passwords: Passwords,
): People {
  /** The end of an address's stream, and whose it is. */
  async function holderOf(email: string): Promise<{ version: number; holder?: string }> {
    let answer: { version: number; holder?: string } = { version: 0 };
    for await (const { version, event } of base.store.readStream(
      identityStudy,
      emailStream(email),
    )) {
      answer =
        event.type === "email-taken" && typeof event["person"] === "string"
          ? { version, holder: event["person"] }
          : { version };
    }
    return answer;
  }

  async function createWith(
    input: NewPerson,
    by: string,
    more: readonly IdentityEventBody[],
  ): Promise<CreatedPerson | Refusal> {
    const wrong = (await administration.forbidden(by)) ?? checkNames(input);
    if (wrong !== undefined) return wrong;
    const email = readEmail(input.email);
    if (isRefusal(email)) return email;
    const signsIn = input.signsIn ?? "password";
    const temporary = signsIn === "password" ? await passwords.draftTemporary() : undefined;
    if (isRefusal(temporary)) return temporary;
    const person = newId("p");
    const { nameZh } = input;
    const answer = await ledger.change(personStream(person), by, async () => {
      const { version, holder } = await holderOf(email);
      if (holder !== undefined) return emailTaken({ email });
      return {
        events: [
          {
            type: "account-created",
            name: input.name.trim(),
            ...(nameZh === undefined ? {} : { nameZh: nameZh.trim() }),
            email,
            signsIn,
          },
          ...more,
        ],
        beside: [
          {
            stream: emailStream(email),
            expectedVersion: version,
            events: [{ type: "email-taken", person }],
          },
        ],
        answer: { person },
      };
    });
    if (isRefusal(answer) || temporary === undefined) return answer;
    await passwords.keepTemporary(person, temporary);
    return { person, temporaryPassword: temporary.password };
  }

  return {
    createWith,
    createPerson: (input, by) => createWith(input, by, []),

    async changePerson(person, changes, by) {
      const wrong = (await administration.forbidden(by)) ?? checkNames(changes);
      if (wrong !== undefined) return wrong;
      const email = changes.email === undefined ? undefined : readEmail(changes.email);
      if (isRefusal(email)) return email;
      const answer = await ledger.change<undefined>(personStream(person), by, async () => {
        const known = await readAccount(base, person);
        if (isRefusal(known)) return known;
        const moved = email !== undefined && email !== known.email ? email : undefined;
        const to = moved === undefined ? undefined : await holderOf(moved);
        if (moved !== undefined && to?.holder !== undefined) return emailTaken({ email: moved });
        const now: { name?: string; nameZh?: string | null; email?: string } = {
          ...(changes.name === undefined ? {} : { name: changes.name.trim() }),
          ...(changes.nameZh === undefined ? {} : { nameZh: changes.nameZh?.trim() ?? null }),
          ...(moved === undefined ? {} : { email: moved }),
        };
        const before: Record<string, Json> = {};
        for (const key of ["name", "nameZh", "email"] as const) {
          if (now[key] !== undefined) before[key] = known[key];
        }
        if (Object.keys(now).length === 0) return { events: [], answer: undefined };
        return {
          events: [{ type: "account-changed", ...now, before }],
          beside:
            moved === undefined
              ? []
              : [
                  {
                    stream: emailStream(known.email),
                    expectedVersion: (await holderOf(known.email)).version,
                    events: [{ type: "email-released", person }],
                  },
                  {
                    stream: emailStream(moved),
                    expectedVersion: to?.version ?? 0,
                    events: [{ type: "email-taken", person }],
                  },
                ],
          answer: undefined,
        };
      });
      return isRefusal(answer) ? answer : undefined;
    },

    async reinstatePerson(person, by) {
      const wrong = await administration.forbidden(by);
      if (wrong !== undefined) return wrong;
      const [row] = await base.query<{ ended: boolean; linked: boolean }>(
        `select ended_at is not null as ended,
                exists (select from {schema}.person_link l where l.person = p.id) as linked
           from {schema}.person p where id = $1`,
        [person],
      );
      if (row === undefined) return unknownPerson({ person: person.slice(0, 64) });
      const temporary = row.linked ? undefined : await passwords.draftTemporary();
      if (isRefusal(temporary)) return temporary;
      const answer = await ledger.change<"kept" | "open">(personStream(person), by, async () => {
        const known = await readAccount(base, person);
        if (!isRefusal(known)) return { events: [], answer: "open" };
        return { events: [{ type: "account-reinstated" }], answer: "kept" };
      });
      if (isRefusal(answer)) return answer;
      if (answer === "open") return notEnded();
      if (temporary === undefined) return { person };
      await passwords.keepTemporary(person, temporary);
      return { person, temporaryPassword: temporary.password };
    },

    async endPerson(person, reason, by) {
      const wrong = await administration.forbidden(by);
      if (wrong !== undefined) return wrong;
      const answer = await ledger.change(personStream(person), by, async () => {
        const known = await readAccount(base, person);
        if (isRefusal(known)) return known;
        const administrators = await administration.administrators();
        if (by !== system && administrators.length === 1 && administrators[0] === person) {
          return lastAdministrator();
        }
        const open = await grants.openGrants(person);
        const lines = await base.query<{ id: string }>(
          "select id from {schema}.delegation where person = $1 and ended_by is null order by id",
          [person],
        );
        const at: Instant = base.now();
        const today = at.slice(0, 10);
        return {
          events: [
            { type: "account-ended", reason },
            ...open.map(
              ({ id }): IdentityEventBody => ({
                type: "grant-ended",
                grant: id,
                until: at,
                reason: "account-ended",
              }),
            ),
            ...lines.map(
              ({ id }): IdentityEventBody => ({
                type: "delegation-ended",
                delegation: id,
                to: today,
                reason: "account-ended",
              }),
            ),
          ],
          answer: { grants: open, delegations: lines.map(({ id }) => id) },
        };
      });
      if (!isRefusal(answer)) await passwords.forget(person);
      return answer;
    },
  };
}

function checkNames(names: {
  readonly name?: string;
  readonly nameZh?: string | null;
}): Refusal | undefined {
  const given = [names.name, names.nameZh ?? undefined].filter((name) => name !== undefined);
  const sound = given.every((name) => {
    const trimmed = name.trim();
    return trimmed !== "" && trimmed.length <= 200 && !/\p{Cc}/u.test(trimmed);
  });
  return sound ? undefined : nameMissing();
}
