import type { Study } from "../../definition/index.ts";
import { describeDate, text, unitWords } from "../../kernel/index.ts";
import { useLanguage } from "../language/language.tsx";
import { visitTitle } from "../participant/place-words.ts";
import { Badge } from "../ui/badge.tsx";
import { TrendPicture } from "./trend-picture.tsx";
import type { Trend, TrendPoint } from "./trends.ts";

const words = {
  baseline: text("First value: {visit}", "首次数值：{visit}"),
  change: text("{change} since {visit}", "较{visit}变化 {change}"),
  same: text("no change since {visit}", "较{visit}无变化"),
  was: text("{before} at {visit}", "{visit}为 {before}"),
  values: text("Every visit", "各次访视"),
  visit: text("Visit", "访视"),
  date: text("Date", "日期"),
  value: text("Value", "数值"),
  note: text("Note", "说明"),
  below: text("below {limit}", "低于 {limit}"),
  out: text("out of range", "超出范围"),
  open: text("one of these", "其中之一"),
  log: text("logarithmic scale", "对数坐标"),
  limit: text("limit of the protocol: {limit}", "方案界限：{limit}"),
} as const;

/** One score: its newest value, how far from where it began, its course as a picture and as a table. */
export function ScoreCard({ trend, study }: { readonly trend: Trend; readonly study: Study }) {
  const { say, language } = useLanguage();
  const { points, label, unit, baseline, mark } = trend;
  const last = points.findLast(({ value }) => value !== undefined);
  if (last === undefined || baseline === undefined) return null;
  const units = unit === undefined ? "" : ` ${unitWords(unit, language)}`;
  const where = (point: TrendPoint): string => say(visitTitle(study, point.visit));
  const notes = (point: TrendPoint): readonly string[] => [
    ...(point.isBelow ? [say(words.below, { limit: `${mark.limit}${units}` })] : []),
    ...(point.isOut ? [say(words.out)] : []),
    ...(point.upTo === undefined ? [] : [say(words.open)]),
  ];
  const all = points.map((point) =>
    [`${where(point)} ${say(point.said)}`, ...notes(point)].join(", "),
  );
  const how = [
    ...(mark.limit === undefined ? [] : [say(words.limit, { limit: `${mark.limit}${units}` })]),
    ...(mark.scale === "log" ? [say(words.log)] : []),
  ];
  return (
    <figure data-score={trend.field} className="row-span-2 grid grid-rows-subgrid gap-y-0">
      <figcaption className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 text-[0.93rem]">{say(label)}</span>
        <span className="num shrink-0 font-semibold" data-newest>
          {newest(last)}
          {trend.steps === undefined && (
            <span className="text-[0.85rem] font-normal text-soft">{units}</span>
          )}
        </span>
      </figcaption>
      <div className="min-w-0">
        {points.length > 1 && (
          <TrendPicture
            trend={trend}
            name={[`${say(label)}: ${all.join("; ")}`, ...how].join("; ")}
          />
        )}
        <p className="num text-[0.85rem] text-soft">
          {since(trend, last, (which, params) => say(words[which], params), where)}
        </p>
        {(how.length > 0 || last.beside.length > 0) && (
          <p className="text-[0.85rem] text-soft">
            {[...last.beside.map((one) => say(one)), ...how].join(" · ")}
          </p>
        )}
        {notes(last).length > 0 && (
          <p className="mt-1 flex flex-wrap gap-1">
            {notes(last).map((note) => (
              <Badge key={note} tone="wait">
                {note}
              </Badge>
            ))}
          </p>
        )}
        <details className="text-[0.85rem]">
          <summary className="min-h-6 text-accent">{say(words.values)}</summary>
          <div className="overflow-x-auto">
            <table className="mt-1 w-full text-left">
              <caption className="sr-only">{say(label)}</caption>
              <thead className="text-soft">
                <tr>
                  {(["visit", "date", "value", "note"] as const).map((column) => (
                    <th key={column} scope="col" className="pr-3 font-medium">
                      {say(words[column])}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {points.map((point) => (
                  <tr key={point.visit} className="border-t border-line align-top">
                    <th scope="row" className="pr-3 font-normal">
                      {where(point)}
                    </th>
                    <td className="num pr-3 whitespace-nowrap">
                      {point.date === undefined ? "–" : describeDate(point.date, language)}
                    </td>
                    <td className="num pr-3">{say(point.said)}</td>
                    <td>{[...notes(point), ...point.beside.map((one) => say(one))].join("; ")}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      </div>
    </figure>
  );
}

/** Codes by their short names, "A/C"; a number as it is, and as it was typed where it lies beyond the assay. */
function newest({ value, codes, isOut, said }: TrendPoint): string {
  if (codes !== undefined) return codes.join("/");
  return isOut && /^[<>]/.test(said.en) ? (said.en.split(" ")[0] ?? said.en) : String(value);
}

function since(
  trend: Trend,
  last: TrendPoint,
  say: (which: keyof typeof words, params: Readonly<Record<string, string>>) => string,
  where: (point: TrendPoint) => string,
): string {
  const { baseline, steps } = trend;
  if (baseline === undefined) return "";
  const visit = where(baseline);
  if (last === baseline) return say("baseline", { visit });
  if (steps !== undefined) {
    const before = newest(baseline);
    return newest(last) === before ? say("same", { visit }) : say("was", { visit, before });
  }
  const difference = Number(((last.value ?? 0) - (baseline.value ?? 0)).toFixed(4));
  if (difference === 0) return say("same", { visit });
  return say("change", {
    visit,
    change: difference > 0 ? `+${difference}` : String(difference).replace("-", "−"),
  });
}
