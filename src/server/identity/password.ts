import { isRefusal, type Refusal } from "../../kernel/index.ts";
import { readAccount } from "./account.ts";
import type { Administration } from "./administration.ts";
import { personStream } from "./event.ts";
import type { Foundation } from "./foundation.ts";
import type { Ledger } from "./ledger.ts";
import type { PasswordHashes } from "./password-hash.ts";
import { newWord } from "./token.ts";

/** A temporary password and what is kept of it. */
export interface TemporaryPassword {
  readonly password: string;
  readonly hash: string;
}

export interface Passwords {
  draftTemporary(): Promise<TemporaryPassword | Refusal>;
  keepTemporary(person: string, temporary: TemporaryPassword): Promise<void>;
  /** Keeps a password that its owner chose. */
  keepOwn(person: string, hash: string): Promise<void>;
  /** Gives a new temporary password, shown once. Every session of the person dies; a second factor stays. */
  resetPassword(
    person: string,
    by: string,
  ): Promise<{ readonly temporaryPassword: string } | Refusal>;
  /** Lets somebody try again at once who typed wrong too often. */
  reopenSignIn(person: string, by: string): Promise<Refusal | undefined>;
  /** Forgets what an ended account signed in with. */
  forget(person: string): Promise<void>;
}

/** How long a temporary password holds, days. */
const temporaryDays = 7;

/** Opens the keeping of passwords: only slow hashes of them are kept, and none is ever in the journal. */
export function openPasswords(
  base: Foundation,
  ledger: Ledger,
  administration: Administration,
  hashes: PasswordHashes,
): Passwords {
  async function draftTemporary(): Promise<TemporaryPassword | Refusal> {
    const password = newWord(4, 4);
    const hash = await hashes.hash(password);
    return isRefusal(hash) ? hash : { password, hash };
  }

  async function keep(person: string, hash: string, temporaryUntil: string | null): Promise<void> {
    await base.query(
      `insert into {schema}.credential (person, password_hash, must_change, temporary_until)
       values ($1, $2, $3, $4) on conflict (person) do update
         set password_hash = $2, must_change = $3, temporary_until = $4,
             failed = 0, failed_since = null, locked_until = null`,
      [person, hash, temporaryUntil !== null, temporaryUntil],
    );
    base.changed(person);
  }

  /** Whoever's password is taken from them switches by nothing else either. */
  async function forgetBadge(person: string): Promise<void> {
    await base.query(
      `with signed as (delete from {schema}.ward_sign_in where person = $1)
       delete from {schema}.badge where person = $1`,
      [person],
    );
  }

  const keepTemporary: Passwords["keepTemporary"] = (person, { hash }) =>
    keep(person, hash, new Date(base.nowMs() + temporaryDays * 86_400_000).toISOString());

  return {
    draftTemporary,
    keepTemporary,
    keepOwn: (person, hash) => keep(person, hash, null),
    async resetPassword(person, by) {
      const wrong = await administration.forbidden(by);
      if (wrong !== undefined) return wrong;
      const temporary = await draftTemporary();
      if (isRefusal(temporary)) return temporary;
      const answer = await ledger.change(personStream(person), by, async () => {
        const known = await readAccount(base, person);
        if (isRefusal(known)) return known;
        return { events: [{ type: "password-reset" }], answer: true };
      });
      if (isRefusal(answer)) return answer;
      await keepTemporary(person, temporary);
      await base.query("delete from {schema}.session where person = $1", [person]);
      await forgetBadge(person);
      base.changed(person);
      return { temporaryPassword: temporary.password };
    },
    async reopenSignIn(person, by) {
      const wrong = await administration.forbidden(by);
      if (wrong !== undefined) return wrong;
      const answer = await ledger.change<undefined>(personStream(person), by, async () => {
        const known = await readAccount(base, person);
        if (isRefusal(known)) return known;
        return { events: [{ type: "sign-in-reopened" }], answer: undefined };
      });
      if (isRefusal(answer)) return answer;
      await base.query(
        "update {schema}.credential set failed = 0, failed_since = null, locked_until = null where person = $1",
        [person],
      );
      return undefined;
    },
    async forget(person) {
      await forgetBadge(person);
      await base.query("delete from {schema}.credential where person = $1", [person]);
      base.changed(person);
    },
  };
}
