import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { buttonClass } from "../ui/button.tsx";
import { words } from "./unblind-words.ts";

/** The end of a drill: where the treatment would stand, and how long it took to get there. */
export function DrillDone({
  study,
  participant,
  since,
}: {
  readonly study: string;
  readonly participant: string;
  /** When it began, by `performance.now()`. */
  readonly since: number;
}) {
  const { say } = useLanguage();
  const [seconds] = useState(() => Math.ceil((performance.now() - since) / 1_000));
  return (
    <section
      className="rounded-xl border-4 border-dashed border-ask bg-card p-5"
      aria-live="assertive"
      data-drill
    >
      <h2>{say(words.drillDone, { seconds })}</h2>
      <p className="my-3 text-[1.2rem]">{say(words.drillHere, { participant })}</p>
      <p className="mb-4 text-soft">{say(words.drillAfter)}</p>
      <Link to="/studies/$study/unblindings" params={{ study }} className={buttonClass("primary")}>
        {say(words.drillLog)}
      </Link>
    </section>
  );
}
