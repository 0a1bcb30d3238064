import { useLanguage } from "../language/language.tsx";
import { Icon } from "../ui/icon.tsx";
import type { Rung } from "./ladder.ts";
import { stepWords, words } from "./participant-words.ts";

const looks: Readonly<Record<Rung["state"], string>> = {
  passed: "border-accent bg-accent text-on-accent",
  current: "border-accent bg-card text-accent ring-3 ring-accent-soft",
  ahead: "border-edge bg-card text-edge",
  skipped: "border-line bg-sunken text-soft",
};

/** The course from screening to the end as a small picture: what is passed, where the participant stands, what is ahead. */
export function StatusLadder({ rungs }: { readonly rungs: readonly Rung[] }) {
  const { say } = useLanguage();
  return (
    <div
      role="region"
      aria-label={say(words.ladder)}
      tabIndex={0}
      className="overflow-x-auto rounded-md"
    >
      <ol className="flex py-1">
        {rungs.map(({ step, state, date }, index) => (
          <li
            key={step}
            aria-current={state === "current" ? "step" : undefined}
            className="relative flex min-w-20 flex-1 flex-col items-center text-center text-[0.8rem]"
          >
            {index > 0 && (
              <span
                aria-hidden="true"
                className={`absolute top-[0.7rem] right-1/2 h-0.5 w-full ${state === "passed" || state === "current" ? "bg-accent" : "bg-line"}`}
              />
            )}
            <span
              aria-hidden="true"
              className={`z-10 mb-1 inline-flex size-6 items-center justify-center rounded-full border-2 ${looks[state]}`}
            >
              {state === "passed" && <Icon name="check" className="size-3.5" />}
              {state === "current" && <span className="size-2.5 rounded-full bg-current" />}
              {state === "skipped" && "–"}
            </span>
            <span
              className={
                state === "current" ? "font-semibold" : state === "passed" ? "" : "text-soft"
              }
            >
              {say(stepWords[step])}
            </span>
            {date !== undefined && <span className="num text-soft">{date}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
