import { isThere } from "../analyse/evaluate.ts";
import { columnNumbers, columnValues, hasColumn } from "../analyse/rows.ts";
import { tTailQuantile } from "../numeric/student-t.ts";
import type { Result } from "../report/rendered.ts";
import { computeSummary } from "../statistics/summary/summary.ts";
import { columnTitle } from "./column-words.ts";
import { type Drawing, dataColumns, dataRow, type FigureRows } from "./drawing.ts";
import { drawMeanChange } from "./draw-mean-change.ts";
import { nothingToDraw } from "./figure-issues.ts";
import { fill } from "../report/table-words.ts";
import { words } from "./figure-words.ts";
import { ofRows, resultId } from "./figure-result.ts";
import { printNumber } from "../report/print-number.ts";
import { collectedPlaces } from "./collected-places.ts";
import type { Issue } from "../../kernel/index.ts";

interface Visit {
  readonly label: string;
  readonly at: number;
}

/**
 * Means and their 95 % intervals (Student's t) by arm and visit, of the rows as they are: a description, no model.
 *
 * @param column of the value
 * @param visitColumn a number, or a name whose number stands in the column of the same name with N (`AVISIT`, `AVISITN`)
 */
export function meanChange(rows: FigureRows, column: string, visitColumn: string): Drawing | Issue {
  const { selected, language } = rows;
  const values = columnNumbers(selected, column);
  const visitOf = columnValues(selected, visitColumn).map((one) =>
    isThere(one) ? String(one) : null,
  );
  const visits = visitsOf(rows, visitColumn, visitOf, values);
  if (visits.length === 0) {
    return nothingToDraw([], { dataset: selected.dataset, first: column, second: visitColumn });
  }
  const places = collectedPlaces(values);
  const results: Result[] = [];
  const table: Drawing["rows"][number][] = [];
  const arms = rows.arms.map((arm) => ({
    label: arm.label,
    look: arm.look,
    points: visits.flatMap(({ label }, visit) => {
      const { n, mean, sd } = computeSummary(
        arm.places.filter((one) => visitOf[one] === label).map((one) => values[one] ?? Number.NaN),
      );
      if (n === 0) return [];
      const half = n < 2 ? Number.NaN : (tTailQuantile(0.025, n - 1) * sd) / Math.sqrt(n);
      const point = { visit, n, mean, lower: mean - half, upper: mean + half };
      const result = (operation: string, value: number, decimals: number): Result => ({
        id: resultId(rows.id, operation, [...arm.groups.map((group) => group.value), label]),
        analysis: rows.id,
        operation,
        groups: [...arm.groups, { column: visitColumn, value: label }],
        value: Number.isFinite(value) ? value : null,
        text: printNumber(value, decimals),
        of: ofRows(rows),
      });
      const made = {
        n: result("n", n, 0),
        mean: result("mean", mean, places + 1),
        sd: result("sd", sd, places + 2),
        lower: result("lower", point.lower, places + 1),
        upper: result("upper", point.upper, places + 1),
      };
      results.push(...Object.values(made));
      table.push(
        dataRow(arm.label, [
          label,
          { text: made.n.text, of: [made.n] },
          { text: made.mean.text, of: [made.mean] },
          { text: made.sd.text, of: [made.sd] },
          n < 2
            ? ""
            : { text: `[${made.lower.text}; ${made.upper.text}]`, of: [made.lower, made.upper] },
        ]),
      );
      return [point];
    }),
  }));
  const named = arms.map(({ label }) => label).join(language === "en" ? ", " : "、");
  const svg = drawMeanChange({
    head: {
      id: rows.id,
      title: rows.title,
      description: fill(words.meanDescription[language], { arms: named }),
      language,
    },
    language,
    visits,
    arms,
    valueTitle: columnTitle(selected, column, language),
    visitTitle: columnTitle(selected, visitColumn, language),
    countTitle: words.inMean[language],
  });
  const heads = [words.visit, words.number, words.mean, words.sd, words.interval];
  return {
    svg,
    columns: dataColumns(words.arm[language], ...heads.map((one) => one[language])),
    rows: table,
    results,
    issues: [],
  };
}

/** Visits at which somebody has a value, in the order of their numbers, or of their names where they have none. */
function visitsOf(
  { selected }: FigureRows,
  column: string,
  visitOf: readonly (string | null)[],
  values: Float64Array,
): readonly Visit[] {
  const numbered = hasColumn(selected, `${column}N`) ? `${column}N` : column;
  const numbers = columnNumbers(selected, numbered);
  const at = new Map<string, number>();
  for (const [place, label] of visitOf.entries()) {
    if (label === null || Number.isNaN(values[place])) continue;
    const number = numbers[place] ?? Number.NaN;
    const before = at.get(label);
    if (before === undefined || number < before || Number.isNaN(before)) at.set(label, number);
  }
  const found = [...at].map(([label, number]) => ({ label, at: number }));
  const ordered = found.toSorted((a, b) =>
    a.at === b.at || Number.isNaN(a.at) || Number.isNaN(b.at)
      ? Number(Number.isNaN(a.at)) - Number(Number.isNaN(b.at)) || (a.label < b.label ? -1 : 1)
      : a.at - b.at,
  );
  const isNumbered = ordered.every(
    (visit, i) => visit.at > (ordered[i - 1]?.at ?? Number.NEGATIVE_INFINITY),
  );
  return isNumbered ? ordered : ordered.map((visit, i) => ({ ...visit, at: i }));
}
