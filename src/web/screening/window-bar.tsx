import { printTypedDate } from "../../kernel/index.ts";
import { screeningWords, type StudyScreening } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { words } from "./screening-words.ts";
import type { WindowSpan } from "./window-span.ts";

/** The days in which the person can enter, as a bar with its closing date; the words say the same. */
export function WindowBar({
  span,
  eligible,
}: {
  readonly span: WindowSpan | undefined;
  readonly eligible: StudyScreening["eligible"];
}) {
  const { say, language } = useLanguage();
  if (span === undefined) {
    return (
      <p className="text-[0.9rem] text-soft">
        {say(eligible === "no" ? words.noWindowNow : words.noWindow)}
      </p>
    );
  }
  const { opens, closes, daysLeft, end } = span;
  const day = (date: string): string => printTypedDate(date.slice(0, 10), language);
  const said = [
    opens === undefined ? [] : say(screeningWords.opens, { date: day(opens) }),
    closes === undefined
      ? []
      : say(end === "over" ? screeningWords.closed : screeningWords.closes, { date: day(closes) }),
    daysLeft === undefined
      ? []
      : daysLeft === 0
        ? say(words.lastDay)
        : say(words.daysLeft, { days: daysLeft }),
  ].flat();
  const look =
    end === "over"
      ? "border-wrong bg-[repeating-linear-gradient(135deg,transparent_0_5px,var(--color-wrong-soft)_5px_10px)]"
      : "border-accent bg-accent-soft";
  return (
    <figure data-window={end} className="text-[0.9rem]">
      <div
        aria-hidden="true"
        className="relative h-6 border-b border-edge print:break-inside-avoid"
      >
        <span
          className={`absolute bottom-0 h-4 border-2 border-b-0 ${look} ${end === "open" ? "border-r-0 border-dashed" : ""}`}
          style={{
            left: `${span.from * 100}%`,
            width: `max(4px, ${(span.to - span.from) * 100}%)`,
          }}
        />
        <span
          className="absolute bottom-0 h-6 border-l-2 border-ink"
          style={{ left: `${span.today * 100}%` }}
        />
      </div>
      <figcaption className="mt-1 flex flex-wrap gap-x-4">
        <span className="num font-medium">{said.join(say(screeningWords.comma))}</span>
        <span aria-hidden="true" className="text-soft">
          <span className="mr-1 inline-block h-3 border-l-2 border-ink align-[-0.1em]" />
          {say(words.today)}
        </span>
      </figcaption>
    </figure>
  );
}
