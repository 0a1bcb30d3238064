import { useEffect, useMemo, useState } from "react";
import { type Instant, instantOf } from "../../kernel/index.ts";

const kept = "neurite.clock-ahead";
const keptMs = 12 * 60 * 60_000;

/**
 * By how many ms the server's clock is ahead of this device's. An answer that was kept on this device, or came slowly,
 * shows an older time and so too little: the most that was heard lately is the truest, and never shows more time left
 * than there is.
 */
function aheadAfter(heard: string, ms: number): number {
  const fresh = Date.parse(heard) - ms;
  const [known = Number.NaN, at = 0] = (localStorage.getItem(kept) ?? "").split(" ").map(Number);
  const isLate = Number.isFinite(known) && ms - at < keptMs && at <= ms;
  const ahead = isLate ? Math.max(known, fresh) : fresh;
  localStorage.setItem(kept, `${ahead} ${ms}`);
  return ahead;
}

/**
 * The server's time, running on this device also without a network: a thaw is timed by one clock, whoever looks.
 *
 * @param heard what the server's clock showed when the record was fetched
 */
export function useBedsideClock(heard: string): Instant {
  const ahead = useMemo(() => aheadAfter(heard, Date.now()), [heard]);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return instantOf(Date.now() + ahead);
}
