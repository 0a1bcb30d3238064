import { defineRefusal, isRefusal, type Refusal } from "../../kernel/index.ts";
import type { Administration } from "./administration.ts";
import { personStream } from "./event.ts";
import type { Foundation } from "./foundation.ts";
import type { Ledger } from "./ledger.ts";
import type { PasswordHashes } from "./password-hash.ts";
import type { Policies } from "./policy.ts";
import type { Sessions } from "./session.ts";
import type { SignIns } from "./sign-in.ts";

const wrongPin = defineRefusal(
  "badge.pin",
  "A PIN has 6 to 12 digits, not all the same and not counted up or down. Nothing was changed.",
  "PIN 须为 6 至 12 位数字，不能全部相同，也不能为连续数字。未作任何修改。",
);
const wrongBadge = defineRefusal(
  "badge.code",
  "Scan the badge: its code has 6 to 128 characters and is not the PIN. Nothing was changed.",
  "请扫描胸卡：卡号须为 6 至 128 个字符，且不能与 PIN 相同。未作任何修改。",
);
const takenBadge = defineRefusal(
  "badge.taken",
  "This badge is already in use here. Nothing was changed.",
  "该胸卡已在使用，未作任何修改。",
);
const notForAdministrators = defineRefusal(
  "badge.administrator",
  "Administrators always sign in with everything. Nothing was changed.",
  "系统管理员每次均须完整登录，未作任何修改。",
);
const off = defineRefusal(
  "badge.off",
  "Quick switching is not in use here. An administrator decides this. Nothing was changed.",
  "此处未启用快速切换，须由系统管理员决定。未作任何修改。",
);

export interface Badges {
  /** Sets one's own badge and PIN, after one's password. */
  setBadge(
    token: string,
    input: {
      readonly badge: string;
      readonly pin: string;
      readonly password: string;
      readonly address: string;
    },
  ): Promise<Refusal | undefined>;
  removeBadge(token: string): Promise<Refusal | undefined>;
  hasBadge(person: string): Promise<boolean>;
}

/** Opens the badges. What is kept of a badge and its PIN is worth nothing without the server's secret. */
export function openBadges(
  base: Foundation,
  parts: {
    readonly administration: Administration;
    readonly hashes: PasswordHashes;
    readonly ledger: Ledger;
    readonly policies: Policies;
    readonly sessions: Sessions;
    readonly signIns: SignIns;
  },
): Badges {
  const { administration, hashes, ledger, policies, sessions, signIns } = parts;
  return {
    async setBadge(token, { badge, pin, password, address }) {
      const session = await sessions.sessionOf(token);
      if (isRefusal(session)) return session;
      const { person } = session;
      if (!(await policies.policy()).quickSwitch) return off();
      if ((await administration.administrators()).includes(person)) return notForAdministrators();
      const code = readBadge(badge);
      const digits = readPin(pin);
      if (!isGoodPin(digits)) return wrongPin();
      if (code.length < 6 || code.length > 128 || /\p{Cc}/u.test(code) || code === digits) {
        return wrongBadge();
      }
      const wrong = await signIns.prove(session, password, undefined, address);
      if (wrong !== undefined) return wrong;
      const hash = await hashes.hash(pinSecret(base, person, digits));
      if (isRefusal(hash)) return hash;
      const kept = await base.query(
        `insert into {schema}.badge (person, badge_hash, pin_hash, set_at)
         select $1, $2, $3, $4 where not exists (select from {schema}.badge where badge_hash = $2 and person <> $1)
         on conflict (person) do update set badge_hash = $2, pin_hash = $3, set_at = $4, wrong = 0
         returning person`,
        [person, badgeHash(base, code), hash, base.now()],
      );
      if (kept.length === 0) return takenBadge();
      await ledger.record(personStream(person), person, [{ type: "badge-set" }]);
      return undefined;
    },
    async removeBadge(token) {
      const session = await sessions.sessionOf(token);
      if (isRefusal(session)) return session;
      const { person } = session;
      const gone = await base.query(
        "delete from {schema}.badge where person = $1 returning person",
        [person],
      );
      if (gone.length > 0) {
        await ledger.record(personStream(person), person, [{ type: "badge-removed" }]);
      }
      return undefined;
    },
    async hasBadge(person) {
      const rows = await base.query("select from {schema}.badge where person = $1", [person]);
      return rows.length > 0;
    },
  };
}

/** What a reader types, without what it adds at the ends. */
export function readBadge(typed: string): string {
  return typed.normalize("NFKC").trim();
}

/** Digits as they were typed, full-width ones among them. */
export function readPin(typed: string): string {
  return typed.normalize("NFKC").trim();
}

/** What is kept of a badge: the same for the same badge, and nothing without the server's secret. */
export function badgeHash({ keys }: Foundation, badge: string): string {
  return keys.disguise("badge", badge);
}

/** What is hashed slowly in place of a PIN: a million PINs are soon tried, but not without the server's secret. */
export function pinSecret({ keys }: Foundation, person: string, pin: string): string {
  return keys.disguise("PIN", `${person}\n${pin}`);
}

function isGoodPin(pin: string): boolean {
  if (!/^\d{6,12}$/.test(pin)) return false;
  const steps = new Set(
    Array.from(pin)
      .slice(1)
      .map((digit, index) => Number(digit) - Number(pin[index])),
  );
  const [only] = steps;
  return steps.size > 1 || only === undefined || Math.abs(only) > 1;
}
