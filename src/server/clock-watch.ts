import type { Store } from "../store/index.ts";
import { Rejected } from "./problem.ts";

/** A server whose clock differs by more writes nothing: times in the record would be wrong for ever. */
const toleratedMs = 120_000;
const everyMs = 30_000;

/** Compares this server's clock with the database's, and the database's with what was recorded last. */
export interface ClockWatch {
  /** @throws Rejected while the clock is wrong; it is looked at again, so that it ends by itself */
  check(): Promise<void>;
  close(): void;
}

/** Begins to watch. @source 21 CFR 11.10(e): time-stamped audit trails; FDA guidance on electronic source, clocks */
export async function openClockWatch(
  { pool, schema }: Pick<Store, "pool" | "schema">,
  clock: () => Date,
  log: (line: string) => void,
): Promise<ClockWatch> {
  let wrongMs = 0;

  async function look(): Promise<void> {
    const before = clock().getTime();
    const { rows } = await pool.query<{ now: Date; last: Date | null }>(
      `select clock_timestamp() as now,
              (select recorded_at from ${schema}.journal order by position desc limit 1) as last`,
    );
    const after = clock().getTime();
    const [row] = rows;
    if (row === undefined) return;
    const now = row.now.getTime();
    const off = before > now ? before - now : after < now ? after - now : 0;
    const back = Math.min(0, now - (row.last?.getTime() ?? now));
    const found = Math.abs(off) >= Math.abs(back) ? off : back;
    const wasWrong = Math.abs(wrongMs) > toleratedMs;
    wrongMs = found;
    const isWrong = Math.abs(found) > toleratedMs;
    if (isWrong && !wasWrong)
      log(
        `The clock is wrong by ${Math.round(found / 1000)} s: nothing is recorded until it is right.`,
      );
    if (wasWrong && !isWrong) log("The clock is right again.");
  }

  await look();
  // While the database is away nothing is recorded anyhow.
  const timer = setInterval(() => void look().catch(() => undefined), everyMs).unref();
  return {
    async check() {
      if (Math.abs(wrongMs) > toleratedMs) await look();
      if (Math.abs(wrongMs) > toleratedMs) throw astray(wrongMs);
    },
    close: () => clearInterval(timer),
  };
}

function astray(wrongMs: number): Rejected {
  const minutes = Math.round(Math.abs(wrongMs) / 60_000);
  const ahead = wrongMs > 0;
  return new Rejected(503, "clock.wrong", {
    en: `The server's clock is ${minutes} minutes ${ahead ? "ahead" : "behind"}, so nothing is recorded until it is set right: the record would bear a wrong time. What you typed is kept; tell your administrator.`,
    "zh-CN": `服务器时钟${ahead ? "快" : "慢"}了 ${minutes} 分钟。为避免记录错误的时间，在校正之前不会保存任何内容。您输入的内容已保留，请通知管理员。`,
  });
}
