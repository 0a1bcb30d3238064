import type { Issue } from "../../kernel/index.ts";
import { columnCategories, columnNumbers } from "../analyse/rows.ts";
import { columnTitle } from "./column-words.ts";
import { type Drawing, dataColumns, dataRow, type FigureRows } from "./drawing.ts";
import { drawWaterfall } from "./draw-waterfall.ts";
import { nothingToDraw, severalValues } from "./figure-issues.ts";
import { words } from "./figure-words.ts";
import { fill } from "../report/table-words.ts";
import { printNumber } from "../report/print-number.ts";
import { collectedPlaces } from "./collected-places.ts";

/** One value of every participant, from the largest to the smallest. */
export function waterfall(rows: FigureRows, column: string): Drawing | Issue {
  const { selected, language } = rows;
  const values = columnNumbers(selected, column);
  const who = columnCategories(selected, "USUBJID");
  const bars = rows.arms
    .flatMap(({ places }, arm) =>
      places.map((place) => ({ arm, id: who[place] ?? "", value: values[place] ?? Number.NaN })),
    )
    .filter(({ value }) => !Number.isNaN(value))
    .toSorted((a, b) => b.value - a.value || a.arm - b.arm || (a.id < b.id ? -1 : 1));
  if (bars.length === 0) {
    return nothingToDraw([], { dataset: selected.dataset, first: "USUBJID", second: column });
  }
  const ids = new Set(bars.map(({ id }) => id));
  if (ids.size < bars.length) {
    const twice = new Set(bars.map(({ id }) => id).filter((id, i, all) => all.indexOf(id) < i));
    return severalValues([], { count: twice.size, column });
  }
  const used = rows.arms.filter((_, arm) => bars.some((bar) => bar.arm === arm));
  const svg = drawWaterfall({
    head: {
      id: rows.id,
      title: rows.title,
      description: fill(words.waterfallDescription[language], {
        count: bars.length,
        arms: used.map(({ label }) => label).join(language === "en" ? ", " : "、"),
      }),
      language,
    },
    arms: rows.arms,
    bars,
    valueTitle: columnTitle(selected, column, language),
    orderTitle: words.ordered[language],
  });
  const places = collectedPlaces(values);
  const heads = [words.arm, words.value];
  return {
    svg,
    columns: dataColumns(words.participant[language], ...heads.map((one) => one[language])),
    rows: bars.map(({ id, arm, value }) =>
      dataRow(id, [rows.arms[arm]?.label ?? "", printNumber(value, places)]),
    ),
    results: [],
    issues: [],
  };
}
