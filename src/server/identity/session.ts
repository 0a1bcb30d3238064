import { defineRefusal, type Instant, instantOf, type Refusal } from "../../kernel/index.ts";
import { type LockReason, personStream, type SessionEnd, type SignedInWith } from "./event.ts";
import { type Foundation, readMoment } from "./foundation.ts";
import type { Ledger } from "./ledger.ts";
import type { Policies } from "./policy.ts";
import type { GrantRole } from "./role.ts";
import { isToken, newToken, tokenHash } from "./token.ts";

/** What somebody must still do before they can work: choose a password of their own, set up a second factor. */
export type SetUpStep = "password" | "second-factor";

/** Somebody who is signed in. */
export interface Session {
  /** A short name for the record; the token cannot be found from it. */
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly nameZh?: string;
  readonly email: string;
  readonly signedInAt: Instant;
  /** When it ends, whatever happens. */
  readonly endsAt: Instant;
  /** Minutes without activity after which it is locked. */
  readonly idleMinutes: number;
  readonly secondFactor: boolean;
  /** The institution whose sign-in it came from. */
  readonly provider?: string;
  readonly due: readonly SetUpStep[];
}

/** A new session and its token, which only its owner has. */
export interface SignedIn {
  readonly token: string;
  readonly session: Session;
}

const noSession = defineRefusal(
  "session.none",
  "You are not signed in, or no longer. Sign in; what you typed is kept.",
  "您尚未登录或登录已失效。请重新登录，您输入的内容已保留。",
);
const locked = defineRefusal(
  "session.locked",
  "Locked after {minutes} minutes. What you typed is kept.",
  "因 {minutes} 分钟无操作已锁屏，您输入的内容已保留。",
);
const setUpDue = defineRefusal(
  "session.set-up-due",
  "Before you begin, choose a password of your own and set up the second factor, as far as they are still missing.",
  "开始之前，请先完成尚未完成的设置：设定自己的密码、设置第二验证因素。",
);

/** For which kind of call a session is asked. */
export interface SessionUse {
  /** False for what the page asks by itself: it does not keep a session from being locked. Default true. */
  readonly activity?: boolean;
  /** `set-up`: also before the first steps are done. `locked`: also while it is locked. */
  readonly during?: "work" | "set-up" | "locked";
}

export interface Sessions {
  /** The session of a token, or why there is none. From memory if it was read in the last two seconds. */
  sessionOf(token: string, use?: SessionUse): Promise<Session | Refusal>;
  /** Begins a session; the oldest ends where a person would have more than the policy allows. */
  start(
    person: string,
    how: {
      readonly with: SignedInWith;
      readonly secondFactor: boolean;
      readonly provider?: string;
      /** The ward device it is on; earlier sessions of the person there end. */
      readonly device?: string;
      /** When it ends at the latest, ms since 1970. */
      readonly untilMs?: number;
      /** The session that was locked for it. */
      readonly instead?: string;
      readonly address: string;
      readonly agent: string;
    },
  ): Promise<SignedIn | Refusal>;
  /** The same for who knows only the hash of the token. */
  sessionByHash(hash: string, use?: SessionUse): Promise<Session | Refusal>;
  lock(token: string): Promise<void>;
  /** Locks a session because another person takes its place; answers its name if it was somebody else's. */
  lockFor(token: string, person: string): Promise<string | undefined>;
  /** Unlocks after its owner has proved who they are. */
  reopen(token: string): Promise<Session | Refusal>;
  reopenByHash(hash: string): Promise<Session | Refusal>;
  /** The second factor was set up in this session. */
  strengthen(token: string): Promise<void>;
  signOut(token: string): Promise<void>;
  /** Ends a person's sessions, all or all but one. */
  endSessions(person: string, reason: SessionEnd, except?: string): Promise<void>;
  /** Ends what is past its time. */
  sweep(): Promise<void>;
  /** Waits for what is being written. */
  settle(): Promise<void>;
}

/** Within so many milliseconds an ended account, session or right is ended on every server. */
const rememberedMs = 2_000;
const touchEveryMs = 60_000;
const maxRemembered = 20_000;

interface Row {
  readonly token_hash: string;
  readonly person: string;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly expires_at: Date;
  readonly locked: boolean;
  readonly second_factor: boolean;
  readonly provider: string | null;
  readonly name: string;
  readonly name_zh: string | null;
  readonly email: string;
  readonly must_change: boolean | null;
  readonly roles: readonly GrantRole[] | null;
}

/** A session in memory. */
interface Kept {
  readonly session: Session;
  readonly locked: boolean;
  readonly endsMs: number;
  readonly readMs: number;
  seenMs: number;
  writtenMs: number;
}

/** Opens the sessions. @source 21 CFR 11.300; ISO 27001 A.9.4.2; OWASP Session Management Cheat Sheet */
export function openSessions(base: Foundation, ledger: Ledger, policies: Policies): Sessions {
  const kept = new Map<string, Kept>();
  const loading = new Map<string, Promise<Kept | undefined>>();
  const writing = new Set<Promise<unknown>>();
  base.onChange((person) => {
    for (const [key, { session }] of kept) if (session.person === person) kept.delete(key);
  });

  const say = (person: string, event: Parameters<Ledger["record"]>[2][number]): Promise<void> =>
    ledger.record(personStream(person), person, [event]);

  async function load(key: string): Promise<Kept | undefined> {
    const readMs = base.nowMs();
    const [policy, [row]] = await Promise.all([
      policies.policy(),
      base.query<Row>(
        `select s.*, p.name, p.name_zh, p.email, c.must_change,
           (select array_agg(distinct g.role) from {schema}.access_grant g
             where g.person = s.person and g.valid_from <= $2
               and (g.valid_until is null or g.valid_until > $2)) as roles
           from {schema}.session s
           join {schema}.person p on p.id = s.person and p.ended_at is null
           left join {schema}.credential c on c.person = s.person
          where s.token_hash = $1`,
        [key, new Date(readMs)],
      ),
    ]);
    if (row === undefined) {
      kept.delete(key);
      return undefined;
    }
    const strong = row.second_factor;
    const wanted = (row.roles ?? []).some((role) => policy.secondFactorRoles.includes(role));
    const due: SetUpStep[] = [
      ...(row.must_change === true && row.provider === null ? (["password"] as const) : []),
      ...(wanted && !strong ? (["second-factor"] as const) : []),
    ];
    const writtenMs = row.seen_at.getTime();
    const one: Kept = {
      session: {
        id: key.slice(0, 12),
        person: row.person,
        name: row.name,
        ...(row.name_zh === null ? {} : { nameZh: row.name_zh }),
        email: row.email,
        signedInAt: readMoment(row.created_at),
        endsAt: readMoment(row.expires_at),
        idleMinutes: policy.idleMinutes,
        secondFactor: strong,
        ...(row.provider === null ? {} : { provider: row.provider }),
        due,
      },
      locked: row.locked,
      endsMs: row.expires_at.getTime(),
      readMs,
      seenMs: Math.max(writtenMs, kept.get(key)?.seenMs ?? 0),
      writtenMs,
    };
    kept.delete(key);
    kept.set(key, one);
    for (const oldest of kept.keys()) {
      if (kept.size <= maxRemembered) break;
      kept.delete(oldest);
    }
    return one;
  }

  function find(key: string): Promise<Kept | undefined> {
    const running = loading.get(key);
    if (running !== undefined) return running;
    const read = load(key).finally(() => loading.delete(key));
    loading.set(key, read);
    return read;
  }

  function touch(key: string, one: Kept, nowMs: number): void {
    one.seenMs = nowMs;
    if (nowMs - one.writtenMs < touchEveryMs) return;
    one.writtenMs = nowMs;
    // The save that brought us here does not wait for this; a lost one locks a screen a minute early.
    const write = base
      .query(
        "update {schema}.session set seen_at = greatest(seen_at, $2) where token_hash = $1 and not locked",
        [key, new Date(nowMs)],
      )
      .catch(() => undefined)
      .finally(() => writing.delete(write));
    writing.add(write);
  }

  async function lockRow(key: string, reason: LockReason): Promise<void> {
    const [row] = await base.query<{ person: string }>(
      "update {schema}.session set locked = true where token_hash = $1 and not locked returning person",
      [key],
    );
    kept.delete(key);
    if (row !== undefined) {
      await say(row.person, { type: "locked", session: key.slice(0, 12), reason });
    }
  }

  async function endRows(where: string, values: readonly unknown[], reason: SessionEnd) {
    const rows = await base.query<{ token_hash: string; person: string }>(
      `delete from {schema}.session where ${where} returning token_hash, person`,
      values,
    );
    for (const { token_hash: key, person } of rows) {
      kept.delete(key);
      await say(person, { type: "signed-out", session: key.slice(0, 12), reason });
    }
  }

  async function use(key: string, { activity = true, during = "work" }: SessionUse) {
    const nowMs = base.nowMs();
    const known = kept.get(key);
    const fresh = known !== undefined && Math.abs(nowMs - known.readMs) <= rememberedMs;
    const one = fresh ? known : await find(key);
    if (one === undefined) return noSession();
    if (nowMs >= one.endsMs) {
      await endRows("token_hash = $1", [key], "time");
      return noSession();
    }
    const { session } = one;
    const idle = nowMs - one.seenMs >= session.idleMinutes * 60_000;
    if (idle && !one.locked) await lockRow(key, "idle");
    if (idle || one.locked) {
      return during === "locked" ? session : locked({ minutes: session.idleMinutes });
    }
    if (activity) touch(key, one, nowMs);
    return during === "work" && session.due.length > 0 ? setUpDue() : session;
  }

  async function reopen(key: string): Promise<Session | Refusal> {
    const [row] = await base.query<{ person: string }>(
      "update {schema}.session set locked = false, seen_at = $2 where token_hash = $1 and expires_at > $2 returning person",
      [key, new Date(base.nowMs())],
    );
    kept.delete(key);
    if (row === undefined) return noSession();
    await say(row.person, { type: "unlocked", session: key.slice(0, 12) });
    return use(key, { during: "set-up" });
  }

  return {
    async sessionOf(token, options = {}) {
      return isToken(token) ? use(tokenHash(token), options) : noSession();
    },

    async start(person, how) {
      const policy = await policies.policy();
      const token = newToken();
      const key = tokenHash(token);
      const nowMs = base.nowMs();
      // Of an account that ended while its password was looked at no session is made.
      const made = await base.query(
        `insert into {schema}.session (token_hash, person, created_at, seen_at, expires_at, second_factor, provider, agent, device)
         select $1, id, $3, $3, $4, $5, $6, $7, $8 from {schema}.person where id = $2 and ended_at is null
         returning person`,
        [
          key,
          person,
          new Date(nowMs),
          new Date(Math.min(nowMs + policy.absoluteHours * 3_600_000, how.untilMs ?? Infinity)),
          how.secondFactor,
          how.provider ?? null,
          how.agent.slice(0, 300),
          how.device ?? null,
        ],
      );
      if (made.length === 0) return noSession();
      await base.query(
        `insert into {schema}.last_sign_in (person, at) values ($1, $2)
         on conflict (person) do update set at = greatest(last_sign_in.at, excluded.at)`,
        [person, new Date(nowMs)],
      );
      await say(person, {
        type: "signed-in",
        session: key.slice(0, 12),
        with: how.with,
        ...(how.provider === undefined ? {} : { provider: how.provider }),
        ...(how.device === undefined ? {} : { device: how.device }),
        ...(how.instead === undefined ? {} : { instead: how.instead }),
        address: how.address,
        agent: plainWords(how.agent),
      });
      if (how.device !== undefined) {
        await endRows(
          "person = $1 and device = $2 and token_hash <> $3",
          [person, how.device, key],
          "switched",
        );
      }
      await endRows(
        `token_hash in (select token_hash from {schema}.session where person = $1
           order by created_at desc, (token_hash = $3) desc offset $2)`,
        [person, policy.sessions, key],
        "too-many",
      );
      const one = await find(key);
      return one === undefined ? noSession() : { token, session: one.session };
    },

    lock: (token) => lockRow(tokenHash(token), "asked"),
    async lockFor(token, person) {
      const key = tokenHash(token);
      const [row] = await base.query<{ person: string }>(
        "select person from {schema}.session where token_hash = $1",
        [key],
      );
      if (row === undefined || row.person === person) return undefined;
      await lockRow(key, "switched");
      return key.slice(0, 12);
    },

    sessionByHash: (key, options = {}) => use(key, options),
    reopen: (token) => reopen(tokenHash(token)),
    reopenByHash: reopen,

    async strengthen(token) {
      const key = tokenHash(token);
      await base.query("update {schema}.session set second_factor = true where token_hash = $1", [
        key,
      ]);
      kept.delete(key);
    },

    signOut: (token) => endRows("token_hash = $1", [tokenHash(token)], "asked"),

    endSessions: (person, reason, except) =>
      endRows(
        "person = $1 and token_hash <> $2",
        [person, except === undefined ? "" : tokenHash(except)],
        reason,
      ),

    sweep: () => endRows("expires_at <= $1", [new Date(base.nowMs())], "time"),

    async settle() {
      await Promise.all(writing);
    },
  };
}

/** What a browser says of itself, without what a list cannot show. */
function plainWords(agent: string): string {
  return agent.replace(/\p{Cc}/gu, " ").slice(0, 300);
}

/** When a session would be locked if nothing happened any more: for the warning before it. */
export function locksAt(session: Session, lastActivity: Instant): Instant {
  return instantOf(Date.parse(lastActivity) + session.idleMinutes * 60_000);
}
