import type { AnalysisValue } from "../../definition/index.ts";
import { daySpan, type Issue, readPartialDate } from "../../kernel/index.ts";
import { isThere } from "../analyse/evaluate.ts";
import { columnCategories, columnValues } from "../analyse/rows.ts";
import { type Drawing, dataColumns, dataRow, type FigureRows } from "./drawing.ts";
import { drawSwimmer } from "./draw-swimmer.ts";
import { endBeforeStart, nothingToDraw } from "./figure-issues.ts";
import { words } from "./figure-words.ts";
import { fill } from "../report/table-words.ts";
import { printNumber } from "../report/print-number.ts";

interface Span {
  readonly from: number;
  readonly to: number;
  readonly isOngoing: boolean;
  /** As they stand in the dataset. */
  readonly start: string;
  readonly end: string;
}

/**
 * How long each participant was on what the dataset's rows are of. Starts and ends are days as numbers or dates; dates are
 * counted from the participant's first start. What has no end goes on until the last day that the dataset knows.
 */
export function swimmer(rows: FigureRows, startColumn: string, endColumn: string): Drawing | Issue {
  const { selected, language } = rows;
  const who = columnCategories(selected, "USUBJID");
  const starts = columnValues(selected, startColumn);
  const ends = columnValues(selected, endColumn);
  const days = (value: AnalysisValue | undefined) => dayOf(value ?? null);
  const known = [...starts, ...ends].map((one) => days(one)).filter((one) => !Number.isNaN(one));
  const lastDay = Math.max(...known);
  const isDated = starts.some((one) => typeof one === "string");
  let lost = 0;
  const arms = rows.arms.map((arm) => {
    const spans = new Map<string, Span[]>();
    for (const place of arm.places) {
      const [start = null, end = null] = [starts[place], ends[place]];
      const [from, until] = [days(start), days(end)];
      const isOngoing = !isThere(end);
      const to = isOngoing ? Math.max(from, lastDay) : until;
      if (!(from <= to)) {
        if (isThere(start) || isThere(end)) lost += 1;
        continue;
      }
      const id = who[place] ?? "";
      const span = { from, to, isOngoing, start: String(start), end: isOngoing ? "" : String(end) };
      const before = spans.get(id);
      if (before === undefined) spans.set(id, [span]);
      else before.push(span);
    }
    const lanes = [...spans].map(([id, own]) => {
      const first = isDated ? Math.min(...own.map(({ from }) => from)) : 0;
      const placed = own
        // A day that is begun is lived: from day 1 to day 1 is one day.
        .map((span) => ({ ...span, from: span.from - first, to: span.to - first + 1 }))
        .toSorted((a, b) => a.from - b.from || a.to - b.to);
      return { id, spans: placed, end: Math.max(...placed.map(({ to }) => to)) };
    });
    const ordered = lanes.toSorted((a, b) => b.end - a.end || (a.id < b.id ? -1 : 1));
    return { label: arm.label, look: arm.look, lanes: ordered };
  });
  const used = arms.filter(({ lanes }) => lanes.length > 0);
  if (used.length === 0) {
    return nothingToDraw([], { dataset: selected.dataset, first: startColumn, second: endColumn });
  }
  const svg = drawSwimmer({
    head: {
      id: rows.id,
      title: rows.title,
      description: fill(words.swimmerDescription[language], {
        count: used.reduce((sum, { lanes }) => sum + lanes.length, 0),
        arms: used.map(({ label }) => label).join(language === "en" ? ", " : "、"),
      }),
      language,
    },
    arms: used,
    timeTitle: isDated ? words.daysSince[language] : words.days[language],
    ongoingWord: words.ongoing[language],
  });
  const heads = [words.arm, words.start, words.end, words.days];
  return {
    svg,
    columns: dataColumns(words.participant[language], ...heads.map((one) => one[language])),
    rows: used.flatMap(({ label, lanes }) =>
      lanes.flatMap(({ id, spans }) =>
        spans.map(({ start, end, from, to, isOngoing }) =>
          dataRow(id, [
            label,
            start,
            isOngoing ? words.ongoing[language] : end,
            printNumber(to - from, 0),
          ]),
        ),
      ),
    ),
    results: [],
    issues: lost === 0 ? [] : [endBeforeStart([], { count: lost })],
  };
}

/** A day as a number: as it is, or of a date of which the day is known. */
function dayOf(value: AnalysisValue): number {
  if (typeof value === "number") return value;
  const date = value === null ? undefined : readPartialDate(value.slice(0, 10));
  if (date === undefined) return Number.NaN;
  const { first, last } = daySpan(date);
  return first === last ? first : Number.NaN;
}
