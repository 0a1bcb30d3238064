import { personStream, type RefusalReason } from "./event.ts";
import type { Foundation } from "./foundation.ts";
import type { Ledger } from "./ledger.ts";
import { instantOf } from "../../kernel/index.ts";

/** An account as a sign-in finds it. */
export interface Candidate {
  readonly person: string;
  readonly ended: boolean;
  readonly passwordHash: string | null;
  readonly temporaryUntil: Date | null;
  readonly totpSecret: string | null;
}

/** Counting of tries, in the database, so that it holds across servers and restarts. */
export interface Attempts {
  find(
    by: { readonly email: string } | { readonly person: string },
  ): Promise<Candidate | undefined>;
  /**
   * Counts a try before its password is looked at, so that tries at the same moment do not slip through together.
   * False while the account rests.
   */
  begin(person: string | undefined): Promise<boolean>;
  /** The password was right and a code is still to come: this try does not count, earlier ones still do. */
  takeBack(person: string): Promise<void>;
  succeed(person: string): Promise<void>;
  /** Counts a refused try, to be told to the journal together with the others of its minute. */
  refused(person: string | undefined, reason: RefusalReason, address: string): Promise<void>;
  /** Counts a try that was turned away because of its network, in memory: a flood costs the database nothing. */
  turnedAway(address: string): void;
  /** Tells the journal the refused tries of past minutes. */
  report(): Promise<void>;
}

/** Wrong tries after which an account rests, and for how long, minutes; within the same time. */
export const maxTries = 10;
export const restMinutes = 15;

const unknownAccount = "unknown";
const maxAddressesPerMinute = 20;
const maxTurnedAway = 100;

/** Opens the counting of tries. */
export function openAttempts(base: Foundation, ledger: Ledger): Attempts {
  const addresses = new Map<string, Set<string>>();
  let countedMinute = 0;
  let away = new Map<string, number>();

  /** Puts the count of who was turned away since the last time to the others. */
  async function writeTurnedAway(): Promise<void> {
    const counted = away;
    away = new Map();
    // Of the minute before, so that it is told at once.
    const minute = new Date(Math.floor(base.nowMs() / 60_000) * 60_000 - 120_000);
    for (const [address, count] of counted) {
      await base.query(
        `insert into {schema}.refused_sign_in (minute, account, address, reason, count) values ($1, $2, $3, $4, $5)
         on conflict (minute, account, address, reason) do update set count = refused_sign_in.count + excluded.count`,
        [minute, unknownAccount, address, "address", count],
      );
    }
  }

  /** A flood from many addresses is one line for each account and minute, not thousands. */
  function bounded(account: string, address: string, minuteMs: number): string {
    if (minuteMs !== countedMinute) addresses.clear();
    countedMinute = minuteMs;
    const seen = addresses.get(account) ?? new Set();
    addresses.set(account, seen);
    if (!seen.has(address) && seen.size >= maxAddressesPerMinute) return "many";
    seen.add(address);
    return address;
  }

  return {
    async find(by) {
      const [row] = await base.query<Candidate>(
        `select p.id as person, p.ended_at is not null as ended, c.password_hash as "passwordHash",
                c.temporary_until as "temporaryUntil", c.totp_secret as "totpSecret"
           from {schema}.person p left join {schema}.credential c on c.person = p.id
          where ${"email" in by ? "p.email" : "p.id"} = $1`,
        ["email" in by ? by.email : by.person],
      );
      return row;
    },
    async begin(person) {
      const [row] = await base.query<{ failed: number }>(
        `with counted as (
           select person, case when locked_until > $2 then ${maxTries + 1}
                     when failed_since > $3 then failed + 1 else 1 end as failed
             from {schema}.credential where person = $1 for update)
         update {schema}.credential c set failed = n.failed,
             failed_since = case when n.failed = 1 then $2 else failed_since end,
             locked_until = case when locked_until > $2 then locked_until
               when n.failed >= ${maxTries} then $2 + interval '${restMinutes} minutes' end
           from counted n where c.person = n.person returning c.failed`,
        [person ?? "", new Date(base.nowMs()), new Date(base.nowMs() - restMinutes * 60_000)],
      );
      return (row?.failed ?? 1) <= maxTries;
    },
    async takeBack(person) {
      await base.query(
        "update {schema}.credential set failed = greatest(failed - 1, 0), locked_until = null where person = $1",
        [person],
      );
    },
    async succeed(person) {
      await base.query(
        "update {schema}.credential set failed = 0, failed_since = null, locked_until = null where person = $1",
        [person],
      );
    },
    async refused(person, reason, address) {
      const minuteMs = Math.floor(base.nowMs() / 60_000) * 60_000;
      const account = person ?? unknownAccount;
      await base.query(
        `insert into {schema}.refused_sign_in (minute, account, address, reason, count) values ($1, $2, $3, $4, 1)
         on conflict (minute, account, address, reason) do update set count = refused_sign_in.count + 1`,
        [new Date(minuteMs), account, bounded(account, address, minuteMs), reason],
      );
    },
    turnedAway(address) {
      const key = away.has(address) || away.size < maxTurnedAway ? address : "many";
      away.set(key, (away.get(key) ?? 0) + 1);
    },
    async report() {
      await writeTurnedAway();
      const rows = await base.query<{
        minute: Date;
        account: string;
        address: string;
        reason: RefusalReason;
        count: number;
      }>(
        `select minute, account, address, reason, count from {schema}.refused_sign_in
          where minute < $1 order by minute, account limit 1000`,
        // A try that began in the last second of a minute is still counted there.
        [new Date(base.nowMs() - 90_000)],
      );
      for (const { minute, account, address, reason, count } of rows) {
        const stream = account === unknownAccount ? "sign-in" : personStream(account);
        const at = instantOf(minute.getTime());
        const event = { type: "sign-in-refused", reason, address, count, minute: at } as const;
        // The id makes two servers, or one that was stopped in between, tell the same thing once.
        const id = `refused/${minute.getTime()}/${account}/${address}/${reason}`;
        await ledger.record(stream, "system", [event], id);
        await base.query(
          "delete from {schema}.refused_sign_in where minute = $1 and account = $2 and address = $3 and reason = $4",
          [minute, account, address, reason],
        );
      }
    },
  };
}
