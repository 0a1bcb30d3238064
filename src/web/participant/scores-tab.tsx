import { useMemo } from "react";
import { text, unitWords } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Card } from "../ui/card.tsx";
import { Empty } from "../ui/empty.tsx";
import { useAddress } from "../ui/use-address.ts";
import { visitTitle } from "./place-words.ts";
import type { RecordView } from "./record.ts";
import { Sparkline } from "./sparkline.tsx";
import { type Trend, trendsOf } from "./trends.ts";

const words = {
  none: text("Nothing to compare yet.", "暂无可比较的数据。"),
  noneNext: text(
    "A course is drawn from the second visit at which a number was found.",
    "同一数值有两次访视结果后即显示趋势。",
  ),
  all: text("Show every number, not only scores", "显示全部数值，不限于评分"),
  change: text("{change} since {visit}", "较{visit}变化 {change}"),
  values: text("Values", "数值"),
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
                <li key={trend.field}>
                  <Small trend={trend} study={study} />
                </li>
              ))}
            </ul>
          </Card>
        );
      })}
    </div>
  );
}

function Small({ trend, study }: { readonly trend: Trend; readonly study: RecordView["study"] }) {
  const { say, language } = useLanguage();
  const { points, label, unit } = trend;
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const units = unit === undefined ? "" : ` ${unitWords(unit, language)}`;
  const difference = Number((last.value - first.value).toFixed(4));
  const change = difference > 0 ? `+${difference}` : String(difference).replace("-", "−");
  const all = points.map(({ visit, value }) => `${say(visitTitle(study, visit))} ${value}`);
  return (
    <figure>
      <figcaption className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 text-[0.93rem]">{say(label)}</span>
        <span className="num shrink-0 font-semibold">
          {last.value}
          <span className="text-[0.85rem] font-normal text-soft">{units}</span>
        </span>
      </figcaption>
      <Sparkline points={points} name={`${say(label)}: ${all.join(", ")}`} />
      <p className="num text-[0.85rem] text-soft">
        {say(words.change, { change, visit: visitTitle(study, first.visit) })}
      </p>
      <details className="text-[0.85rem]">
        <summary className="text-accent">{say(words.values)}</summary>
        <ul className="num mt-1">
          {points.map(({ visit, date, value }) => (
            <li key={visit} className="flex justify-between gap-4">
              <span className="text-soft">
                {say(visitTitle(study, visit))} {date ?? ""}
              </span>
              <span>{value}</span>
            </li>
          ))}
        </ul>
      </details>
    </figure>
  );
}
