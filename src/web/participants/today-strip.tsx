import { describeDate } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import type { Filter } from "./filter.ts";
import type { MatrixRow } from "./matrix-row.ts";
import { words } from "./participants-words.ts";

/** What today asks for, among everybody one may see; each number filters. */
export function TodayStrip({
  rows,
  onFilter,
}: {
  readonly rows: readonly MatrixRow[];
  readonly onFilter: (filter: Filter) => void;
}) {
  const { say, language } = useLanguage();
  const today = rows[0]?.today;
  if (today === undefined) return null;
  const count = (test: (row: MatrixRow) => boolean): number => rows.filter(test).length;
  const parts = [
    [words.inWindow, count(({ states }) => states.has("due")), { state: "due" }],
    [words.late, count(({ states }) => states.has("overdue")), { overdue: true }],
    [words.asked, count(({ openQueries }) => openQueries > 0), { queries: true }],
  ] as const satisfies readonly (readonly [unknown, number, Filter])[];
  return (
    <p className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-[0.93rem]">
      <span className="num font-medium">
        {say(words.today, { date: describeDate(today, language) })}
      </span>
      {parts.map(([word, number, filter], index) =>
        number === 0 ? (
          <span key={index} className="text-soft">
            {say(word, { count: number })}
          </span>
        ) : (
          <button
            key={index}
            type="button"
            onClick={() => onFilter(filter)}
            className="min-h-6 text-accent underline underline-offset-3"
          >
            {say(word, { count: number })}
          </button>
        ),
      )}
    </p>
  );
}
