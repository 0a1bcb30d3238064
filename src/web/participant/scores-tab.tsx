import { useMemo } from "react";
import { text } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Card } from "../ui/card.tsx";
import { Empty } from "../ui/empty.tsx";
import { ScoreCard } from "../scores/score-card.tsx";
import { trendsOf } from "../scores/trends.ts";
import { useAddress } from "../ui/use-address.ts";
import type { RecordView } from "./record.ts";

const words = {
  none: text("Nothing to compare yet.", "暂无可比较的数据。"),
  noneNext: text(
    "A score is shown from its first visit, another number from its second.",
    "评分自首次访视起显示，其他数值自第二次访视起显示。",
  ),
  all: text("Show every number, not only scores", "显示全部数值，不限于评分"),
} as const;

/** Every score over the visits, as small pictures of one kind, with the numbers beside them. */
export function ScoresTab({ study, state }: RecordView) {
  const { say } = useLanguage();
  const [search, change] = useAddress();
  const trends = useMemo(() => trendsOf(study, state), [study, state]);
  const scores = trends.filter(({ isScore }) => isScore);
  const all = search["numbers"] === "all" || scores.length === 0;
  const shown = all ? trends : scores;
  if (trends.length === 0) {
    return (
      <Empty kind="yet" title={say(words.none)}>
        <p>{say(words.noneNext)}</p>
      </Empty>
    );
  }
  const forms = [...new Set(shown.map(({ form }) => form))];
  return (
    <div className="space-y-5">
      {scores.length > 0 && scores.length < trends.length && (
        <label className="flex min-h-7 items-center gap-2">
          <input
            type="checkbox"
            className="size-4"
            checked={all}
            onChange={(event) =>
              change({ numbers: event.target.checked ? "all" : undefined }, { replace: true })
            }
          />
          {say(words.all)}
        </label>
      )}
      {forms.map((form) => {
        const own = shown.filter((trend) => trend.form === form);
        return (
          <Card key={form} title={say(own[0]?.formTitle ?? form)}>
            <ul className="grid gap-x-8 gap-y-5 sm:grid-cols-2 xl:grid-cols-3">
              {own.map((trend) => (
                <li key={trend.field} className="row-span-2 grid grid-rows-subgrid gap-y-0">
                  <ScoreCard trend={trend} study={study} />
                </li>
              ))}
            </ul>
          </Card>
        );
      })}
    </div>
  );
}
