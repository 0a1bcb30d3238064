import { defineIssue } from "../../kernel/index.ts";

export const nobodyInPopulation = defineIssue(
  "report.nobody-in-population",
  "Nobody belongs to the population {population}: the display has no numbers.",
  "人群 {population} 中没有任何受试者：该图表没有数字。",
);

export const noObservations = defineIssue(
  "report.no-observations",
  "No row of {dataset} belongs here; nothing was counted or described.",
  "数据集 {dataset} 中没有属于此处的行，未进行计数或描述。",
  "warning",
);

export const missingAnalysis = defineIssue(
  "report.missing-analysis",
  "The readout has no analysis {analysis}; its lines are empty.",
  "分析方案中没有分析 {analysis}，相应各行为空。",
);

export const missingResult = defineIssue(
  "report.missing-result",
  "The analysis {analysis} gave no {show}; the line is empty.",
  "分析 {analysis} 未给出 {show}，该行为空。",
);

export const untestedWithoutArms = defineIssue(
  "report.untested-blinded",
  "The data are blinded: columns are not divided by treatment and nothing was tested between treatments.",
  "数据处于盲态：各列未按治疗组划分，也未进行组间检验。",
  "warning",
);

export const notTested = defineIssue(
  "report.not-tested",
  "Lines that were not tested: {lines}. {why}",
  "未进行检验的行数：{lines}。{why}",
  "warning",
);
