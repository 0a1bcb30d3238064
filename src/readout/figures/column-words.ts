import type { Readout } from "../../definition/index.ts";
import { type Language, type Text, text } from "../../kernel/index.ts";
import { columnCategories, hasColumn, type SelectedRows } from "../analyse/rows.ts";

/** What columns of analysis datasets are called; a dataset names its own columns in English alone. */
const standard: Readonly<Record<string, Text>> = {
  AVAL: text("Value", "分析值"),
  CHG: text("Change from baseline", "较基线变化"),
  PCHG: text("Percent change from baseline", "较基线变化百分比"),
  BASE: text("Baseline", "基线"),
  ADY: text("Study day", "研究日"),
  AVISIT: text("Visit", "访视"),
  AVISITN: text("Visit", "访视"),
  AGE: text("Age", "年龄"),
};

/** What an axis says of a column: the parameter, if the rows have one, and what of it. */
export function columnTitle(selected: SelectedRows, column: string, language: Language): string {
  const { table, subjects } = selected;
  const own = [table, subjects].flatMap(({ columns }) => columns).find((c) => c.name === column);
  const words = Object.hasOwn(standard, column) ? standard[column]?.[language] : undefined;
  const name = words ?? (own?.label || column);
  const parameter = onlyParameter(selected);
  if (parameter !== undefined && column === "AVAL") return parameter;
  return parameter === undefined || column === "ADY" || column.startsWith("AVISIT")
    ? name
    : `${parameter}${language === "en" ? ": " : "："}${name}`;
}

/** The parameter that all rows are of. */
export function onlyParameter(selected: SelectedRows): string | undefined {
  if (!hasColumn(selected, "PARAM")) return undefined;
  const names = new Set(columnCategories(selected, "PARAM"));
  const [only] = names;
  return names.size === 1 && only !== null ? only : undefined;
}

/** What an axis of time to an event says. */
export function timeTitle(
  selected: SelectedRows,
  column: string,
  readout: Readout,
  language: Language,
): string {
  const dataset = readout.datasets.find(({ name }) => name === selected.dataset);
  if (dataset?.kind === "event-time" && column === "AVAL") return daysTitle[language];
  return columnTitle(selected, column, language);
}

const daysTitle = text("Time since start (days)", "自起始之日起的时间（天）");
