import { useEffect, useRef } from "react";
import type { Param } from "../../kernel/index.ts";
import type { BedsideProblem } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Icon } from "../ui/icon.tsx";
import { BigButton } from "./big-button.tsx";
import { stopWords, words } from "./bedside-words.ts";
import { playTone } from "./play-tone.ts";

/** Nothing else is to be seen until it was read: what is wrong, and whom to call. Nothing of the product. */
export function StopScreen({
  problems,
  params,
  onRead,
}: {
  readonly problems: readonly BedsideProblem[];
  readonly params: Readonly<Record<string, Param>>;
  readonly onRead: () => void;
}) {
  const { say } = useLanguage();
  const button = useRef<HTMLDivElement>(null);
  useEffect(() => {
    playTone(true);
    navigator.vibrate?.([300, 150, 300]);
    button.current?.querySelector("button")?.focus();
  }, []);
  return (
    <div
      role="alertdialog"
      aria-modal="true"
      aria-label={say(words.stop)}
      className="fixed inset-0 z-50 m-0! flex flex-col gap-6 overflow-auto bg-[#8f1d16] p-6 text-white"
    >
      <p className="flex items-center gap-3 text-[2.4rem] font-bold">
        <Icon name="error" className="size-12" />
        {say(words.stop)}
      </p>
      <ul className="flex-1 space-y-5 text-[1.45rem] leading-snug">
        {problems.map((problem) => (
          <li key={problem}>{say(stopWords[problem], params)}</li>
        ))}
      </ul>
      <p className="text-[1.05rem]">{say(words.logged)}</p>
      <div ref={button}>
        <BigButton onClick={onRead}>{say(words.understood)}</BigButton>
      </div>
    </div>
  );
}
