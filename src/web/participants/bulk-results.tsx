import type { Study } from "../../definition/index.ts";
import { useLanguage } from "../language/language.tsx";
import { useProblemWords } from "../ui/problem-notice.tsx";
import { bulkWords } from "./bulk-words.ts";
import { targetTitle } from "./target-title.ts";
import { countOutcomes, type Outcome } from "./run-bulk.ts";
import type { BulkRun } from "./use-bulk.ts";

const order: Readonly<Record<Outcome["state"], number>> = { refused: 0, waiting: 1, done: 2 };
/** How many lines are shown before the rest is only counted. */
const shownLines = 300;

/** How far a run has come, and what became of each: refusals first, in the server's words. */
export function BulkResults({ study, run }: { readonly study: Study; readonly run: BulkRun }) {
  const { say, language } = useLanguage();
  const problemWords = useProblemWords();
  const { tasks, outcomes, isRunning } = run;
  const counts = countOutcomes(tasks, outcomes);
  const finished = tasks.length - counts.left;
  const lines = tasks
    .map(({ id, target }) => ({ id, target, outcome: outcomes.get(id) ?? waiting }))
    .sort((a, b) => order[a.outcome.state] - order[b.outcome.state]);
  const said = (outcome: Outcome): string => {
    if (outcome.state !== "refused") return say(bulkWords[outcome.state]);
    const { title, facts } = problemWords(outcome.problem);
    const told = facts.map(({ text }) => (typeof text === "object" ? say(text) : String(text)));
    return [title, ...told].join(language === "en" ? " " : "");
  };
  return (
    <div className="space-y-3">
      <p role="status" className="font-medium">
        {isRunning
          ? say(bulkWords.progress, { done: finished, count: tasks.length })
          : say(bulkWords.result, counts)}
      </p>
      <progress
        className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        aria-label={say(bulkWords.progress, { done: finished, count: tasks.length })}
        max={tasks.length}
        value={finished}
      />
      {!isRunning && (
        <div
          role="region"
          tabIndex={0}
          aria-label={say(bulkWords.results)}
          className="max-h-72 overflow-auto rounded-lg border border-line"
        >
          <table className="w-full text-left text-[0.92rem]">
            <caption className="sr-only">{say(bulkWords.results)}</caption>
            <thead className="bg-sunken text-soft">
              <tr>
                {[bulkWords.who, bulkWords.what, bulkWords.became].map((word) => (
                  <th key={word.en} scope="col" className="px-3 py-1.5 font-medium">
                    {say(word)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.slice(0, shownLines).map(({ id, target, outcome }) => (
                <tr
                  key={id}
                  className="border-t border-line align-top"
                  data-outcome={outcome.state}
                >
                  <th scope="row" className="num px-3 py-1.5 font-medium whitespace-nowrap">
                    {target.participant}
                  </th>
                  <td className="px-3 py-1.5">{say(targetTitle(study, target.place))}</td>
                  <td
                    className={`px-3 py-1.5 ${outcome.state === "refused" ? "text-wrong" : outcome.state === "done" ? "text-done" : "text-soft"}`}
                  >
                    {said(outcome)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {lines.length > shownLines && (
            <p className="px-3 py-1.5 text-soft">
              {say(bulkWords.more, { count: lines.length - shownLines })}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

const waiting: Outcome = { state: "waiting" };
