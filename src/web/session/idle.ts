/** How long before the lock it is told, seconds. @source WCAG 2.2 SC 2.2.1: at least 20 seconds */
export function warningSeconds(idleMinutes: number): number {
  return idleMinutes >= 5 ? 60 : 30;
}

/** How things stand: somebody is there, the lock is near, or its time has come. */
export type IdleState =
  | { readonly kind: "there" }
  | { readonly kind: "warning"; readonly secondsLeft: number }
  | { readonly kind: "over" };

/** Judges how long nobody has touched anything. A device that slept past its time is over at once. */
export function idleState(activeAtMs: number, nowMs: number, idleMinutes: number): IdleState {
  const leftMs = activeAtMs + idleMinutes * 60_000 - nowMs;
  if (leftMs <= 0) return { kind: "over" };
  if (leftMs > warningSeconds(idleMinutes) * 1_000) return { kind: "there" };
  return { kind: "warning", secondsLeft: Math.ceil(leftMs / 1_000) };
}

/** After how many milliseconds it is worth looking again. */
export function nextLookMs(activeAtMs: number, nowMs: number, idleMinutes: number): number {
  const state = idleState(activeAtMs, nowMs, idleMinutes);
  if (state.kind !== "there") return 1_000;
  const warnAt = activeAtMs + idleMinutes * 60_000 - warningSeconds(idleMinutes) * 1_000;
  return Math.min(30_000, Math.max(250, warnAt - nowMs));
}

/** How often the server is told that somebody is there who types without sending anything. */
export function keepEveryMs(idleMinutes: number): number {
  return Math.min(60_000, (idleMinutes * 60_000) / 4);
}
