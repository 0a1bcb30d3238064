import { useEffect, useRef, useState } from "react";
import { type IdleState, idleState, keepEveryMs, nextLookMs } from "./idle.ts";
import { onTabs, tellTabs } from "./tab-channel.ts";

const signs = [
  "pointerdown",
  "pointermove",
  "keydown",
  "wheel",
  "touchstart",
  "input",
  "click",
] as const;
const tellEveryMs = 5_000;

/**
 * Watches whether somebody is there, in any tab of this browser. `onOver` is called once when the time is over,
 * `onThere` now and then while somebody is there, so that the server hears of it too.
 */
export function useIdle(
  idleMinutes: number,
  watching: boolean,
  { onOver, onThere }: { readonly onOver: () => void; readonly onThere: () => void },
): IdleState {
  const [state, setState] = useState<IdleState>({ kind: "there" });
  const acts = useRef({ onOver, onThere });
  useEffect(() => {
    acts.current = { onOver, onThere };
  });
  useEffect(() => {
    if (!watching) return;
    let activeAt = Date.now();
    let toldAt = activeAt;
    let keptAt = activeAt;
    let timer = 0;
    const look = () => {
      clearTimeout(timer);
      const now = Date.now();
      const next = idleState(activeAt, now, idleMinutes);
      setState((old) => (sameState(old, next) ? old : next));
      if (next.kind === "over") return acts.current.onOver();
      timer = window.setTimeout(look, nextLookMs(activeAt, now, idleMinutes));
    };
    const active = (atMs: number) => {
      // After sleep the first movement must not count before the time that passed has been judged.
      if (idleState(activeAt, Date.now(), idleMinutes).kind === "over") return look();
      const warned = idleState(activeAt, Date.now(), idleMinutes).kind === "warning";
      activeAt = Math.max(activeAt, atMs);
      if (atMs - keptAt >= keepEveryMs(idleMinutes) || warned) {
        keptAt = atMs;
        acts.current.onThere();
      }
      // Not before the event is over: the key that says "I am here" must not reach the field that gets its focus back.
      if (warned) {
        clearTimeout(timer);
        timer = window.setTimeout(look);
      }
    };
    const sign = () => {
      const now = Date.now();
      active(now);
      if (now - toldAt < tellEveryMs) return;
      toldAt = now;
      tellTabs({ kind: "active", atMs: now });
    };
    const unhear = onTabs((message) => {
      if (message.kind !== "active") return;
      const warned = idleState(activeAt, Date.now(), idleMinutes).kind === "warning";
      activeAt = Math.max(activeAt, message.atMs);
      if (warned) look();
    });
    for (const name of signs) window.addEventListener(name, sign, { capture: true, passive: true });
    document.addEventListener("visibilitychange", look);
    look();
    return () => {
      clearTimeout(timer);
      unhear();
      for (const name of signs) window.removeEventListener(name, sign, { capture: true });
      document.removeEventListener("visibilitychange", look);
    };
  }, [idleMinutes, watching]);
  return watching ? state : { kind: "there" };
}

function sameState(one: IdleState, other: IdleState): boolean {
  return (
    one.kind === other.kind &&
    (one.kind !== "warning" || other.kind !== "warning" || one.secondsLeft === other.secondsLeft)
  );
}
