import type { Issue } from "../../kernel/index.ts";
import { columnCategories, columnNumbers } from "../analyse/rows.ts";
import { computeSummary } from "../statistics/summary/summary.ts";
import { columnTitle } from "./column-words.ts";
import { type Drawing, dataColumns, dataRow, type FigureRows } from "./drawing.ts";
import { drawSpaghetti, type TimePoint } from "./draw-spaghetti.ts";
import { nothingToDraw } from "./figure-issues.ts";
import { words } from "./figure-words.ts";
import { fill } from "../report/table-words.ts";
import { printNumber } from "../report/print-number.ts";
import { collectedPlaces } from "./collected-places.ts";

/** The course of every participant who has values, by arm. */
export function spaghetti(rows: FigureRows, column: string, timeColumn: string): Drawing | Issue {
  const { selected, language } = rows;
  const values = columnNumbers(selected, column);
  const times = columnNumbers(selected, timeColumn);
  const who = columnCategories(selected, "USUBJID");
  const arms = rows.arms
    .map((arm) => {
      const courses = new Map<string, TimePoint[]>();
      for (const place of arm.places) {
        const [time = Number.NaN, value = Number.NaN] = [times[place], values[place]];
        if (Number.isNaN(time) || Number.isNaN(value)) continue;
        const id = who[place] ?? "";
        const course = courses.get(id);
        if (course === undefined) courses.set(id, [{ time, value }]);
        else course.push({ time, value });
      }
      for (const course of courses.values()) {
        course.sort((a, b) => a.time - b.time || a.value - b.value);
      }
      return { label: arm.label, look: arm.look, courses };
    })
    .filter(({ courses }) => courses.size > 0);
  if (arms.length === 0) {
    return nothingToDraw([], { dataset: selected.dataset, first: column, second: timeColumn });
  }
  const svg = drawSpaghetti({
    head: {
      id: rows.id,
      title: rows.title,
      description: fill(words.spaghettiDescription[language], {
        arms: arms.map(({ label }) => label).join(language === "en" ? ", " : "、"),
      }),
      language,
    },
    arms: arms.map(({ label, look, courses }) => ({
      label,
      look,
      courses: [...courses.values()],
      means: meansOf([...courses.values()]),
    })),
    valueTitle: columnTitle(selected, column, language),
    timeTitle: columnTitle(selected, timeColumn, language),
    meanWord: words.meanLine[language],
  });
  const [valuePlaces, timePlaces] = [collectedPlaces(values), collectedPlaces(times)];
  const at = (point: TimePoint | undefined): string =>
    point === undefined
      ? ""
      : fill(words.atTime[language], {
          value: printNumber(point.value, valuePlaces),
          time: printNumber(point.time, timePlaces),
        });
  const table = arms.flatMap(({ label, courses }) =>
    [...courses].map(([id, course]) =>
      dataRow(id, [label, String(course.length), at(course[0]), at(course.at(-1))]),
    ),
  );
  const heads = [words.arm, words.values, words.first, words.last];
  return {
    svg,
    columns: dataColumns(words.participant[language], ...heads.map((one) => one[language])),
    rows: table,
    results: [],
    issues: [],
  };
}

/** Means at times that are a schedule: most people have a value at most of them. None where each has days of their own. */
function meansOf(courses: readonly (readonly TimePoint[])[]): readonly TimePoint[] {
  const byTime = new Map<number, number[]>();
  for (const { time, value } of courses.flat()) {
    const before = byTime.get(time);
    if (before === undefined) byTime.set(time, [value]);
    else before.push(value);
  }
  if (2 * courses.flat().length < courses.length * byTime.size) return [];
  return [...byTime]
    .map(([time, values]) => ({ time, value: computeSummary(values).mean }))
    .toSorted((a, b) => a.time - b.time);
}
