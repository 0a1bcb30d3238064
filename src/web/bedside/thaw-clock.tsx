import { useEffect, useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { words } from "./bedside-words.ts";
import { playTone } from "./play-tone.ts";
import type { Ward } from "./ward.ts";

const soonSeconds = 300;

/** The time that is left since thaw: in figures, in words, by colour and by sound. */
export function ThawClock({ view }: Pick<Ward, "view">) {
  const { say } = useLanguage();
  const [isLoud, setLoud] = useState(true);
  const { secondsLeft, minutes, limit } = view;
  const state =
    secondsLeft === undefined
      ? "calm"
      : secondsLeft < 0
        ? "over"
        : secondsLeft <= soonSeconds
          ? "soon"
          : "calm";
  useEffect(() => {
    if (isLoud && state !== "calm") playTone(state === "over");
  }, [state, isLoud]);
  if (secondsLeft === undefined || minutes === undefined || limit === undefined) return null;
  const looks = {
    calm: "border-done bg-done-soft",
    soon: "border-wait bg-wait-soft",
    over: "border-wrong bg-wrong-soft",
  } as const;
  const seconds = Math.abs(secondsLeft);
  const figures = `${secondsLeft < 0 ? "−" : ""}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <section
      aria-label={say(words.sinceThaw)}
      className={`rounded-xl border-4 p-4 text-center ${looks[state]}`}
    >
      <p>{say(words.sinceThaw)}</p>
      <p className="num text-[3.4rem] leading-none font-bold" role="timer">
        {figures}
      </p>
      <p className="mt-1">{say(words.thawWords, { minutes, limit })}</p>
      {state === "soon" && (
        <p role="alert" className="font-semibold">
          {say(words.soon)}
        </p>
      )}
      <label className="mt-2 inline-flex min-h-11 items-center gap-2">
        <input
          type="checkbox"
          className="size-6"
          checked={isLoud}
          onChange={(event) => setLoud(event.target.checked)}
        />
        {say(words.sound)}
      </label>
    </section>
  );
}
