import type { GeneticPlan } from "../../definition/index.ts";
import {
  type FormState,
  isAskedAt,
  type ParticipantState,
  type Place,
  reportQuestions,
} from "../../engine/index.ts";
import { issueText } from "../../kernel/index.ts";
import { focusField } from "../form/focus-field.ts";
import { useLanguage } from "../language/language.tsx";
import { Notice } from "../ui/notice.tsx";
import { words } from "./genetics-words.ts";

/** What is to be asked about a report while it is typed; each leads to its field. What a query asks stands there. */
export function ReportQuestions({
  plan,
  values,
  place,
  participant,
}: {
  readonly plan: GeneticPlan;
  readonly values: FormState["values"];
  readonly place: Place;
  readonly participant: ParticipantState;
}) {
  const { say, language } = useLanguage();
  // A report that is not begun yet names no change either.
  const isBegun = ["coding", "protein", "legacy"].some((field) => values[field] !== undefined);
  const found = isBegun
    ? reportQuestions(plan, values, participant.genetics).filter(
        (issue) => !isAskedAt(participant, place, issue),
      )
    : [];
  if (found.length === 0) return null;
  return (
    <div className="mb-4" data-report-questions>
      <Notice tone="wait" title={say(words.questions)}>
        <p className="text-soft">{say(words.questionsLead)}</p>
        <ul className="mt-1 space-y-1">
          {found.map((issue, index) => (
            <li key={index}>
              <button
                type="button"
                className="text-left underline"
                onClick={() => focusField(String(issue.path[0]))}
              >
                {issueText(issue, language)}
              </button>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
