import { defineIssue } from "../../kernel/index.ts";

export const nothingToDraw = defineIssue(
  "figure.nothing-to-draw",
  "No row of {dataset} has both {first} and {second}; nothing was drawn.",
  "{dataset} 中没有同时具有 {first} 和 {second} 的行，未绘图。",
);

export const severalValues = defineIssue(
  "figure.several-values",
  "{count} participants have more than one value of {column}: a waterfall has one bar a participant, so nothing was drawn. A condition on the rows may choose one.",
  "{count} 例受试者有多个 {column} 值：瀑布图每位受试者仅一个条形，故未绘图。可用行条件选定其一。",
);

export const endBeforeStart = defineIssue(
  "figure.end-before-start",
  "{count} rows end before they start, or have no start that can be read; they were not drawn.",
  "{count} 行的结束早于开始，或没有可读取的开始，未予绘制。",
  "warning",
);

export const nothingEstimated = defineIssue(
  "figure.nothing-estimated",
  "The analyses {analyses} gave no estimate with an interval; nothing was drawn.",
  "分析 {analyses} 未给出带区间的估计值，未绘图。",
);
