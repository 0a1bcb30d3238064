import { defineRefusal, isRefusal, type Refusal } from "../../kernel/index.ts";
import { type AddressLimit, networkOf } from "./address-limit.ts";
import { type Attempts, type Candidate, maxTries, restMinutes } from "./attempt.ts";
import { readEmail } from "./email.ts";
import { personStream, type RefusalReason } from "./event.ts";
import type { Foundation } from "./foundation.ts";
import type { Ledger } from "./ledger.ts";
import type { PasswordHashes } from "./password-hash.ts";
import { checkPassword } from "./password-policy.ts";
import type { Passwords } from "./password.ts";
import type { SecondFactors } from "./second-factor.ts";
import type { Session, Sessions, SignedIn } from "./session.ts";
import type { WardDevices } from "./ward-device.ts";

/** What somebody types to sign in, and from where. */
export interface SignInInput {
  readonly email: string;
  readonly password: string;
  /** Six digits of the authenticator, or a recovery code. */
  readonly code?: string;
  /** The token of the ward device that it happens on. */
  readonly device?: string;
  readonly address: string;
  readonly agent: string;
}

const notRight = defineRefusal(
  "sign-in.not-right",
  "E-mail, password or code is not right.",
  "邮箱、密码或验证码不正确。",
);
const codeDue = defineRefusal(
  "sign-in.code-due",
  "Type the code that your authenticator shows now, or a recovery code.",
  "请输入验证器当前显示的验证码，或恢复码。",
);
const tooMany = defineRefusal(
  "sign-in.too-many",
  "Too many tries from this network. Try again in {seconds} seconds.",
  "该网络的尝试次数过多，请在 {seconds} 秒后再试。",
);
const noPassword = defineRefusal(
  "sign-in.provider-only",
  "You sign in at your institution, so there is no password here. Sign in there again.",
  "您通过所在机构登录，此处没有密码。请重新通过机构登录。",
);

/** The same answer for whatever is wrong, and the same hint for everybody: who guesses learns nothing from it. */
function sameForAll(): Refusal {
  const [tries, minutes] = [maxTries, restMinutes];
  return notRight({}, [
    {
      text: {
        en: `After ${tries} wrong tries within ${minutes} minutes an account rests for ${minutes} minutes. An administrator can lift this.`,
        "zh-CN": `${minutes} 分钟内输错 ${tries} 次后，账户将暂停登录 ${minutes} 分钟，系统管理员可提前解除。`,
      },
    },
  ]);
}

/** A proof of who somebody is: that the password, and the code where one is due, are right. */
export interface SignIns {
  signIn(input: SignInInput): Promise<SignedIn | Refusal>;
  /** Unlocks a session by its owner's password. */
  unlock(token: string, password: string, address: string): Promise<Session | Refusal>;
  /**
   * Whether who sits before an open session is its owner. A code is looked at where one is given.
   */
  prove(
    session: Session,
    password: string,
    code: string | undefined,
    address: string,
  ): Promise<Refusal | undefined>;
  /** Changes one's own password; every other session of the person ends. */
  changePassword(
    token: string,
    input: { readonly current: string; readonly next: string; readonly address: string },
  ): Promise<Refusal | undefined>;
  addressName(address: string): string;
  /** Does what somebody at a network tries. One of the network's tries is used up only if it fails. */
  limited<T>(address: string, act: () => Promise<T | Refusal>): Promise<T | Refusal>;
}

export interface SignInParts {
  readonly attempts: Attempts;
  readonly hashes: PasswordHashes;
  readonly passwords: Passwords;
  readonly secondFactors: SecondFactors;
  readonly sessions: Sessions;
  readonly limit: AddressLimit;
  readonly ledger: Ledger;
  readonly devices: WardDevices;
}

/** Opens signing in by password and code. @source OWASP Authentication Cheat Sheet; 21 CFR 11.300(d) */
export function openSignIns(base: Foundation, parts: SignInParts): SignIns {
  const { attempts, hashes, passwords, secondFactors, sessions, limit, ledger, devices } = parts;
  const addressName = (address: string): string =>
    base.keys.disguise("network address", networkOf(address)).slice(0, 16);

  async function refuse(person: string | undefined, reason: RefusalReason, address: string) {
    await attempts.refused(person, reason, addressName(address));
    return sameForAll();
  }

  /** Looks at a password in the same steps and the same time, whatever the account is or is not. */
  async function tryPassword(
    found: Candidate | undefined,
    password: string,
    address: string,
  ): Promise<Refusal | undefined> {
    const mayTry = await attempts.begin(found?.person);
    const usable = found !== undefined && !found.ended && mayTry;
    const right = await hashes.isRight(
      password,
      usable ? (found.passwordHash ?? undefined) : undefined,
    );
    if (isRefusal(right)) return right;
    if (found === undefined) return refuse(undefined, "unknown", address);
    if (found.ended) return refuse(found.person, "ended", address);
    if (!mayTry) return refuse(found.person, "rest", address);
    if (!right) return refuse(found.person, "password", address);
    if (found.temporaryUntil !== null && found.temporaryUntil.getTime() <= base.nowMs()) {
      return refuse(found.person, "expired", address);
    }
    return undefined;
  }

  async function limited<T>(
    address: string,
    act: () => Promise<T | Refusal>,
  ): Promise<T | Refusal> {
    const seconds = limit.take(address);
    if (seconds > 0) {
      attempts.turnedAway(addressName(address));
      return tooMany({ seconds });
    }
    const answer = await act();
    if (!isRefusal(answer) || answer.rule === codeDue.rule) limit.giveBack(address);
    return answer;
  }

  async function prove(
    session: Session,
    password: string,
    code: string | undefined,
    address: string,
  ): Promise<Refusal | undefined> {
    if (session.provider !== undefined) return noPassword();
    const answer = await limited(address, async () => {
      const found = await attempts.find({ person: session.person });
      const wrong = await tryPassword(found, password, address);
      if (wrong !== undefined) return wrong;
      if (code !== undefined && found !== undefined) {
        const fits =
          found.totpSecret !== null &&
          (await secondFactors.use(session.person, found.totpSecret, code));
        if (!fits) return refuse(session.person, "code", address);
      }
      await attempts.succeed(session.person);
      return true;
    });
    return isRefusal(answer) ? answer : undefined;
  }

  return {
    addressName,
    limited,
    prove,

    signIn: ({ email, password, code, device: held, address, agent }) =>
      limited(address, async () => {
        const typed = readEmail(email);
        const found = await attempts.find({ email: isRefusal(typed) ? "" : typed });
        const wrong = await tryPassword(found, password, address);
        if (wrong !== undefined || found === undefined) return wrong ?? sameForAll();
        const { person, totpSecret } = found;
        if (totpSecret !== null) {
          if (code === undefined || code.trim() === "") {
            await attempts.takeBack(person);
            return codeDue();
          }
          if (!(await secondFactors.use(person, totpSecret, code))) {
            return refuse(person, "code", address);
          }
        }
        await attempts.succeed(person);
        const secondFactor = totpSecret !== null;
        const how = secondFactor ? "password-and-code" : "password";
        const device = await devices.deviceOf(held);
        const started = await sessions.start(person, {
          with: how,
          secondFactor,
          ...(device === undefined ? {} : { device }),
          address: addressName(address),
          agent,
        });
        if (isRefusal(started)) return sameForAll();
        if (device !== undefined && started.session.due.length === 0) {
          await devices.noteSignIn(device, person, secondFactor);
        }
        return started;
      }),

    async unlock(token, password, address) {
      const session = await sessions.sessionOf(token, { during: "locked", activity: false });
      if (isRefusal(session)) return session;
      const wrong = await prove(session, password, undefined, address);
      return wrong ?? sessions.reopen(token);
    },

    async changePassword(token, { current, next, address }) {
      const session = await sessions.sessionOf(token, { during: "set-up" });
      if (isRefusal(session)) return session;
      const unfit = checkPassword(next, session.email, current);
      if (unfit !== undefined) return unfit;
      const wrong = await prove(session, current, undefined, address);
      if (wrong !== undefined) return wrong;
      const hash = await hashes.hash(next);
      if (isRefusal(hash)) return hash;
      const { person } = session;
      await passwords.keepOwn(person, hash);
      await devices.forgetSignIns(person);
      await ledger.record(personStream(person), person, [{ type: "password-set" }]);
      await sessions.endSessions(person, "password", token);
      return undefined;
    },
  };
}
