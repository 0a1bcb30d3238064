import type { PersonLine } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { stepWords, words } from "./administration-words.ts";

/** How far somebody has come from their invitation to an active role; what nobody asks of them is left out. */
export function PersonSteps({ person }: { readonly person: PersonLine }) {
  const { say } = useLanguage();
  return (
    <ol
      aria-label={say(words.steps)}
      className="flex flex-wrap gap-x-3 gap-y-0.5 text-[0.87rem] text-soft"
    >
      {person.steps
        .filter(({ state }) => state !== "not-asked")
        .map(({ step, state }) => (
          <li key={step} className={state === "open" ? "font-medium text-wait" : ""}>
            <span aria-hidden="true">{state === "done" ? "✓" : "○"}</span> {say(stepWords[step])}
            {state === "open" && ` · ${say(words.stepOpen)}`}
          </li>
        ))}
    </ol>
  );
}
