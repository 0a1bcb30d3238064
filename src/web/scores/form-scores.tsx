import { useMemo } from "react";
import type { Form, Study } from "../../definition/index.ts";
import type { ParticipantState } from "../../engine/index.ts";
import { text } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { ScoreCard } from "./score-card.tsx";
import { formTrends } from "./trends.ts";

const words = {
  course: text("Scores over the visits", "历次访视评分"),
  closed: text(
    "Closed while you rate, so that earlier results do not sway the rating.",
    "评定期间默认收起，以免既往结果影响评定。",
  ),
} as const;

/** The scores of an instrument beside its form: open once the form is complete or only read, closed while it is filled. */
export function FormScores({
  study,
  participant,
  form,
  isRating,
}: {
  readonly study: Study;
  readonly participant: ParticipantState;
  readonly form: Form;
  readonly isRating: boolean;
}) {
  const { say } = useLanguage();
  const scores = useMemo(
    () => formTrends(study, participant, form).filter(({ isScore }) => isScore),
    [study, participant, form],
  );
  if (scores.length === 0) return null;
  return (
    <details
      key={String(isRating)}
      open={!isRating}
      data-form-scores
      className="mb-6 rounded-xl border border-line bg-card px-5 py-3 shadow-card print:hidden"
    >
      <summary className="min-h-7 font-semibold">
        {say(words.course)}
        {isRating && (
          <span className="ml-2 text-[0.87rem] font-normal text-soft">{say(words.closed)}</span>
        )}
      </summary>
      <ul className="mt-3 grid grid-cols-2 gap-x-5 gap-y-5 sm:gap-x-8 lg:grid-cols-3">
        {scores.map((trend) => (
          <li key={trend.field} className="row-span-2 grid grid-rows-subgrid gap-y-0">
            <ScoreCard trend={trend} study={study} />
          </li>
        ))}
      </ul>
    </details>
  );
}
