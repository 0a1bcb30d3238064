import { describeDate, printTypedDate } from "../../kernel/index.ts";
import { type CriterionScreening, screeningWords } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { exclusionWords, resultWords } from "../participant/eligibility-words.ts";
import { words } from "./screening-words.ts";

const tones = { met: "text-done", "not met": "text-wrong", unknown: "text-wait" } as const;

/** Why a criterion reads as it does: the facts with date and source, what lacks, and until when. */
export function CriterionReasons({ criterion }: { readonly criterion: CriterionScreening }) {
  const { say, language } = useLanguage();
  const { kind, result, decidedBy, needed, assumption } = criterion;
  const { holdsFrom, holdsUntil, heldUntil } = criterion;
  const day = (date: string): string => printTypedDate(date.slice(0, 10), language);
  const time =
    heldUntil !== undefined
      ? say(screeningWords.heldUntil, { date: day(heldUntil) })
      : holdsFrom !== undefined && holdsUntil !== undefined
        ? say(screeningWords.nextHolds, { from: day(holdsFrom), until: day(holdsUntil) })
        : holdsFrom !== undefined
          ? say(screeningWords.holdsFrom, { date: day(holdsFrom) })
          : holdsUntil !== undefined && say(screeningWords.holdsUntil, { date: day(holdsUntil) });
  return (
    <>
      <p>
        <span className="num mr-2 font-semibold">{criterion.criterion}</span>
        {say(criterion.text)}
        <strong className={`ml-2 font-medium ${tones[result]}`}>
          {say((kind === "inclusion" ? resultWords : exclusionWords)[result])}
        </strong>
      </p>
      <ul className="mt-1 space-y-0.5 text-[0.92rem]">
        {result !== "unknown" &&
          decidedBy.map((fact, index) => {
            const origin = [
              fact.date === undefined ? [] : describeDate(fact.date, language),
              fact.source ?? [],
              fact.supposed === true ? say(screeningWords.supposed) : [],
            ].flat();
            return (
              <li key={index}>
                <span className="text-soft">{fact.label}</span>
                {say(screeningWords.colon)}
                <span className="num font-medium">{fact.value}</span>
                {origin.length > 0 && (
                  <span className="text-soft"> · {origin.join(say(screeningWords.comma))}</span>
                )}
              </li>
            );
          })}
        {needed.map((need) => (
          <li key={need}>
            <span className="text-wait">
              {say(words.needed)}
              {say(screeningWords.colon)}
            </span>
            {need}
          </li>
        ))}
        {time !== false && <li className="num">{time}</li>}
        {assumption !== undefined && (
          <li className="text-soft">{say(screeningWords.assumption, { text: assumption })}</li>
        )}
      </ul>
    </>
  );
}
