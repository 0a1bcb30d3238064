import type { ReactNode } from "react";

export type Tone = "calm" | "wait" | "wrong" | "ask" | "done" | "accent";

const tones: Readonly<Record<Tone, string>> = {
  calm: "bg-sunken text-soft",
  wait: "bg-wait-soft text-wait",
  wrong: "bg-wrong-soft text-wrong",
  ask: "bg-ask-soft text-ask",
  done: "bg-done-soft text-done",
  accent: "bg-accent-soft text-accent-strong",
};

/** A short word with a tone; the word says it, the colour only repeats it. */
export function Badge({
  tone = "calm",
  children,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
}) {
  return (
    <span
      className={`inline-flex items-center gap-1 whitespace-nowrap rounded-full px-2.5 py-0.5 text-[0.8rem] font-medium ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
