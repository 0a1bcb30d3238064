import { screeningWords } from "../../engine/index.ts";
import type { KeptPeoplePage } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { resultWords } from "../participant/eligibility-words.ts";
import { verdictWords, words } from "./screening-words.ts";

const tones = { yes: "done", no: "wrong", unknown: "wait" } as const;
const order = { yes: 0, unknown: 1, no: 2 } as const;

type Now = KeptPeoplePage["people"][number]["studies"][number];

/** How each study reads now of somebody who was kept, and what changed since. */
export function KeptStudies({ studies }: { readonly studies: readonly Now[] }) {
  const { say } = useLanguage();
  return (
    <ul className="space-y-1 text-[0.92rem]">
      {studies
        .toSorted((a, b) => order[a.eligible] - order[b.eligible])
        .map((now) => (
          <li
            key={now.study}
            data-study={now.study}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5"
          >
            <span className="min-w-28">
              <Badge tone={tones[now.eligible]}>{say(verdictWords[now.eligible])}</Badge>
            </span>
            <span className="num font-medium">{now.study}</span>
            {now.before === undefined && <span className="text-soft">{say(words.opened)}</span>}
            {now.before !== undefined && now.before !== now.eligible && (
              <span className="text-soft">
                {say(words.before, { verdict: say(verdictWords[now.before]) })}
              </span>
            )}
            {now.changed.length > 0 && (
              <span className="num text-soft">
                {now.changed
                  .map(({ criterion, now: result, before, because }) =>
                    say(because === "amended" ? words.amended : words.byDay, {
                      criterion,
                      before: say(before === undefined ? words.absent : resultWords[before]),
                      now: say(resultWords[result]),
                    }),
                  )
                  .join(say(screeningWords.comma))}
              </span>
            )}
          </li>
        ))}
    </ul>
  );
}
