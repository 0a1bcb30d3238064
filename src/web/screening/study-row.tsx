import { useId } from "react";
import {
  type CriterionResult,
  type NextInformation,
  screeningWords,
  type StudyScreening,
} from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge } from "../ui/badge.tsx";
import { Icon } from "../ui/icon.tsx";
import { useAddress } from "../ui/use-address.ts";
import { CriterionChip } from "./criterion-chip.tsx";
import { CriterionReasons } from "./criterion-reasons.tsx";
import { verdictWords, words } from "./screening-words.ts";
import { WindowBar } from "./window-bar.tsx";
import type { WindowSpan } from "./window-span.ts";

const verdicts = {
  yes: ["done", "check"],
  no: ["wrong", "close"],
  unknown: ["wait", "clock"],
} as const;
/** What stands against comes first, then what is open. */
const order: Readonly<Record<CriterionResult, number>> = { "not met": 0, unknown: 1, met: 2 };

/** One person against one study: verdict, window, every criterion; a criterion opens its reasons. */
export function StudyRow({
  study,
  span,
}: {
  readonly study: StudyScreening;
  readonly span: WindowSpan | undefined;
}) {
  const { say } = useLanguage();
  const [{ open: asked }, change] = useAddress();
  const id = useId();
  const [tone, icon] = verdicts[study.eligible];
  const of = (result: CriterionResult): number =>
    study.criteria.filter((one) => one.result === result).length;
  const nameOf = (criterion: string): string => `${study.study}/${criterion}`;
  const open = study.criteria.find(({ criterion }) => nameOf(criterion) === asked);
  return (
    <article
      data-study={study.study}
      data-verdict={study.eligible}
      aria-labelledby={`${id}-title`}
      className="rounded-xl border border-line bg-card p-5 shadow-card print:border-0 print:border-t print:p-0 print:pt-3 print:shadow-none"
    >
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]">
        <div className="min-w-0">
          <p className="mb-1 flex flex-wrap items-center gap-2">
            <Badge tone={tone}>
              <Icon name={icon} />
              {say(verdictWords[study.eligible])}
            </Badge>
            <span className="text-[0.87rem] text-soft">
              <span className="num">{study.study}</span> {study.version} ·{" "}
              {say(study.approved ? screeningWords.approved : screeningWords.trial)}
            </span>
          </p>
          <h3 id={`${id}-title`}>{say(study.title)}</h3>
          <p className="num mt-1 text-[0.9rem] text-soft">
            {say(words.counts, { met: of("met"), not: of("not met"), unknown: of("unknown") })}
          </p>
          {study.next !== undefined && (
            <p className="mt-2 text-[0.92rem]">
              <span className="text-soft">
                {say(words.next)}
                {say(screeningWords.colon)}
              </span>
              <strong className="font-medium">{say(study.next.title)}</strong>{" "}
              <NextWorth next={study.next} />
            </p>
          )}
        </div>
        <div className="min-w-0">
          <p className="mb-1 text-[0.87rem] text-soft">{say(words.window)}</p>
          <WindowBar span={span} eligible={study.eligible} />
        </div>
      </div>
      <ul aria-label={say(words.criteria)} className="mt-4 flex flex-wrap gap-2 print:hidden">
        {study.criteria
          .toSorted((a, b) => order[a.result] - order[b.result])
          .map((criterion) => (
            <li key={criterion.criterion}>
              <CriterionChip
                criterion={criterion}
                open={criterion === open}
                controls={`${id}-reasons`}
                onPress={() =>
                  change(
                    { open: criterion === open ? undefined : nameOf(criterion.criterion) },
                    { replace: true },
                  )
                }
              />
            </li>
          ))}
      </ul>
      {open !== undefined && (
        <section
          id={`${id}-reasons`}
          data-reasons={open.criterion}
          className="mt-3 rounded-lg border border-line bg-sunken px-4 py-3 print:hidden"
        >
          <CriterionReasons criterion={open} />
        </section>
      )}
      <ul className="hidden space-y-2 print:mt-3 print:block">
        {study.criteria.map((criterion) => (
          <li key={criterion.criterion} className="break-inside-avoid">
            <CriterionReasons criterion={criterion} />
          </li>
        ))}
      </ul>
    </article>
  );
}

/** How many criteria a piece of information settles by itself and which, and how many it helps with. */
export function NextWorth({
  next,
  named = false,
}: {
  readonly next: NextInformation;
  /** Over several studies a criterion is named with its study. */
  readonly named?: boolean;
}) {
  const { say } = useLanguage();
  const criteria = next.settles
    .map(({ study, criterion }) => (named ? `${study} ${criterion}` : criterion))
    .join(say(screeningWords.and));
  const worth = [
    next.settles.length === 0
      ? []
      : say(screeningWords.settles, { count: next.settles.length, criteria }),
    next.helps === 0 ? [] : say(screeningWords.helps, { count: next.helps }),
  ].flat();
  return <span className="num text-soft">{worth.join(say(screeningWords.comma))}</span>;
}
