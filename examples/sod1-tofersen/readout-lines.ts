import type { AnalysisLine, Display, Section } from "../../src/definition/index.ts";
import { type Text, text } from "../../src/kernel/index.ts";
import { afterBaseline, isParameter } from "./readout-methods.ts";
import { by, heading, label } from "./readout-words.ts";

export const change: readonly AnalysisLine[] = [
  {
    label: label("Least-squares mean change (SE)", "最小二乘均数变化（标准误）"),
    show: "lsmean (SE)",
    decimals: 2,
  },
  { label: label("Difference (SE)", "组间差（标准误）"), show: "difference (SE)", decimals: 2 },
  { label: label("95 % CI", "95%置信区间"), show: "ci", decimals: 1 },
  { label: label("p", "p值"), show: "p", pDecimals: 4 },
];
export const ranked: readonly AnalysisLine[] = [
  { label: label("p of the joint rank test", "联合秩检验p值"), show: "p", pDecimals: 4 },
];
export const winLines: readonly AnalysisLine[] = [
  { label: label("Win ratio", "胜率比"), show: "win-ratio", decimals: 2 },
  { label: label("p", "p值"), show: "p", pDecimals: 4 },
];
export const ratioLines: readonly AnalysisLine[] = [
  {
    label: label("Geometric mean ratio to baseline", "与基线的几何均数比"),
    show: "geometric-mean",
    decimals: 2,
  },
  { label: label("Ratio of the arms", "组间比值"), show: "ratio", decimals: 2 },
  { label: label("95 % CI", "95%置信区间"), show: "ci", decimals: 2 },
  { label: label("p", "p值"), show: "p", pDecimals: 4 },
];
export const hazardLines: readonly AnalysisLine[] = [
  { label: label("Events", "事件数"), show: "events" },
  { label: label("Hazard ratio", "风险比"), show: "hazard-ratio", decimals: 2 },
  { label: label("95 % CI", "95%置信区间"), show: "ci", decimals: 2 },
  {
    label: label("p of the log-rank test, by stratum", "分层log-rank检验p值"),
    show: "p",
    pDecimals: 4,
  },
];

export type Lines = readonly AnalysisLine[];

export function found(analysis: string, en: string, zh: string, lines: Lines): readonly Section[] {
  return [heading(en, zh), { kind: "analysis", analysis, lines }];
}

export function efficacy(
  id: string,
  population: string,
  titles: readonly Text[],
  sections: readonly Section[],
  footnotes: readonly Text[] = [],
): Display {
  return { kind: "table", id, titles, population, by, sections, footnotes };
}

export function course(id: string, dataset: string, population: string, titles: Text): Display {
  return {
    kind: "figure",
    id,
    titles: [titles],
    population,
    figure: { kind: "mean-change", dataset, value: "CHG", visit: "AVISIT", where: afterBaseline },
  };
}

export const prespecified = text("Prespecified.", "方案预先规定的分析。");
export const postHoc = text(
  "POST HOC: chosen after unblinding. Not part of the planned analysis.",
  "事后分析：揭盲后选定，不属于预先计划的分析。",
);
export const inOrder = text(
  "Tested in the order of the protocol; after the first that is not significant, p-values are nominal.",
  "按方案顺序检验；首个未达显著性的终点之后，p值仅为名义值。",
);
export const rankNote = text(
  "The p-value is that of the joint rank test; the difference is from ANCOVA after multiple imputation on the scores.",
  "p值来自联合秩检验；组间差来自对评分多重填补后的ANCOVA。",
);

export function slopeLines(): Lines {
  return [
    {
      label: label("Difference of slopes (SE)", "斜率差（标准误）"),
      show: "difference (SE)",
      decimals: 2,
    },
    { label: label("95 % CI", "95%置信区间"), show: "ci", decimals: 2 },
    { label: label("p", "p值"), show: "p", pDecimals: 4 },
  ];
}

export function survivalFigure(id: string, titles: Text): Display {
  return {
    kind: "figure",
    id,
    titles: [titles],
    population: "ITT",
    figure: {
      kind: "kaplan-meier",
      dataset: "ADTTE",
      time: "AVAL",
      censor: "CNSR",
      where: isParameter("DTHPV"),
    },
  };
}
