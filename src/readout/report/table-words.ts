import type { SummaryLine } from "../../definition/index.ts";
import { type Text, text } from "../../kernel/index.ts";

/** The words of tables that no study writes itself. */
export const tableWords = {
  total: text("Total", "合计"),
  everyone: text("All participants", "全部受试者"),
  pValue: text("p-value", "P值"),
  n: text("n", "例数"),
  number: text("(N={n})", "（N={n}）"),
  against: text("{reference} vs. {level}", "{reference} 对比 {level}"),
  shift: text("{from} to {to}", "{from} 变为 {to}"),
} as const;

/** The names of statistics in tables. */
export const statisticWords = {
  n: text("n", "例数"),
  mean: text("Mean", "均值"),
  sd: text("SD", "标准差"),
  "mean-sd": text("Mean (SD)", "均值（标准差）"),
  median: text("Median", "中位数"),
  "median-range": text("Median (Range)", "中位数（范围）"),
  min: text("Min", "最小值"),
  max: text("Max", "最大值"),
  "q1-q3": text("Q1; Q3", "Q1; Q3"),
  "geometric-mean": text("Geometric mean", "几何均值"),
  cv: text("CV (%)", "变异系数（%）"),
} as const satisfies Record<SummaryLine, Text>;

/** Words with their gaps filled. */
export function fill(words: string, gaps: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (gap, name: string) => String(gaps[name] ?? gap));
}
