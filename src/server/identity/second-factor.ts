import { defineRefusal, isRefusal, type Refusal } from "../../kernel/index.ts";
import { readAccount } from "./account.ts";
import type { Administration } from "./administration.ts";
import { personStream } from "./event.ts";
import type { Foundation } from "./foundation.ts";
import type { Ledger } from "./ledger.ts";
import { newTotpSecret, totpStep, totpUri } from "./totp.ts";
import { newWord } from "./token.ts";

const wrongCode = defineRefusal(
  "second-factor.code",
  "This code does not fit. Check that the clock of the device is right, and type the code that it shows now.",
  "验证码不符。请确认设备时间准确，并输入当前显示的验证码。",
);
const notBegun = defineRefusal(
  "second-factor.not-begun",
  "Begin setting up the second factor first.",
  "请先开始设置第二验证因素。",
);

export interface SecondFactors {
  /** Makes a secret for the person's authenticator. It counts only once a code of it was given. */
  begin(person: string, email: string): Promise<{ readonly secret: string; readonly uri: string }>;
  /** Takes the secret into use and answers with ten recovery codes, shown once. */
  confirm(
    person: string,
    code: string,
  ): Promise<{ readonly recoveryCodes: readonly string[] } | Refusal>;
  /** Whether a code fits. It then is used up, everywhere: a code or a recovery code is good for one time. */
  use(person: string, sealed: string, typed: string): Promise<boolean>;
  /** Takes a lost second factor from somebody. Their sessions die. */
  removeSecondFactor(person: string, by: string): Promise<Refusal | undefined>;
}

const recoveryCodes = 10;

/** Opens second factors: secrets are sealed in the database, recovery codes kept as what cannot be turned back. */
export function openSecondFactors(
  base: Foundation,
  ledger: Ledger,
  administration: Administration,
  issuer: string,
): SecondFactors {
  const recoveryHash = (person: string, typed: string): string =>
    base.keys.disguise(
      "recovery code",
      `${person}\n${typed
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[^a-z0-9]/g, "")}`,
    );

  return {
    async begin(person, email) {
      const secret = newTotpSecret();
      await base.query("update {schema}.credential set totp_pending = $2 where person = $1", [
        person,
        base.keys.seal(secret, person),
      ]);
      return { secret, uri: totpUri(secret, issuer, email) };
    },

    async confirm(person, code) {
      const [row] = await base.query<{ totp_pending: string | null }>(
        "select totp_pending from {schema}.credential where person = $1",
        [person],
      );
      const pending = row?.totp_pending ?? undefined;
      if (pending === undefined) return notBegun();
      const step = totpStep(base.keys.open(pending, person), code, base.nowMs());
      if (step === undefined) return wrongCode();
      const codes = Array.from({ length: recoveryCodes }, () => newWord(2, 5));
      const kept = await base.query(
        `update {schema}.credential set totp_secret = totp_pending, totp_pending = null, totp_step = $2,
           recovery_codes = $3 where person = $1 and totp_pending = $4 returning person`,
        [person, step, codes.map((one) => recoveryHash(person, one)), pending],
      );
      if (kept.length === 0) return notBegun();
      await ledger.record(personStream(person), person, [{ type: "second-factor-set" }]);
      base.changed(person);
      return { recoveryCodes: codes };
    },

    async use(person, sealed, typed) {
      const step = totpStep(base.keys.open(sealed, person), typed, base.nowMs());
      if (step !== undefined) {
        const taken = await base.query(
          `update {schema}.credential set totp_step = $2
            where person = $1 and totp_secret = $3 and (totp_step is null or totp_step < $2) returning person`,
          [person, step, sealed],
        );
        return taken.length === 1;
      }
      const hash = recoveryHash(person, typed);
      const used = await base.query(
        `update {schema}.credential set recovery_codes = array_remove(recovery_codes, $2)
          where person = $1 and $2 = any(recovery_codes) returning person`,
        [person, hash],
      );
      if (used.length === 0) return false;
      await ledger.record(personStream(person), person, [{ type: "recovery-code-used" }]);
      return true;
    },

    async removeSecondFactor(person, by) {
      const wrong = await administration.forbidden(by);
      if (wrong !== undefined) return wrong;
      const answer = await ledger.change<undefined>(personStream(person), by, async () => {
        const known = await readAccount(base, person);
        if (isRefusal(known)) return known;
        return { events: [{ type: "second-factor-removed" }], answer: undefined };
      });
      if (isRefusal(answer)) return answer;
      await base.query(
        `update {schema}.credential set totp_secret = null, totp_pending = null, totp_step = null,
           recovery_codes = '{}' where person = $1`,
        [person],
      );
      await base.query("delete from {schema}.session where person = $1", [person]);
      await base.query("delete from {schema}.ward_sign_in where person = $1", [person]);
      base.changed(person);
      return undefined;
    },
  };
}
