import { defineIssue } from "../../kernel/index.ts";

export const blindedReadout = defineIssue(
  "readout.blinded",
  "The data are blinded: nothing was compared or stated by treatment.",
  "数据处于盲态：未按治疗组进行比较或陈述。",
);

export const missingDataset = defineIssue(
  "readout.missing-dataset",
  "The dataset {dataset} is not among the data; nothing was computed from it.",
  "数据中没有数据集 {dataset}，未进行相应计算。",
);

export const unknownPopulation = defineIssue(
  "readout.unknown-population",
  "The readout does not define the population {population}; nothing was computed.",
  "分析方案未定义人群 {population}，未进行计算。",
);

export const unknownColumn = defineIssue(
  "readout.unknown-column",
  "The dataset {dataset} has no column {column}; nothing was computed.",
  "数据集 {dataset} 中没有列 {column}，未进行计算。",
);

export const noRows = defineIssue(
  "readout.no-rows",
  "No row of {dataset} belongs to this analysis; nothing was computed.",
  "数据集 {dataset} 中没有属于本分析的行，未进行计算。",
);

export const armWithoutData = defineIssue(
  "readout.arm-without-data",
  "Nobody in {arm} has data for this analysis; comparisons with this arm were not made.",
  "{arm} 组没有可用于本分析的数据；未进行涉及该组的比较。",
);

export const notNumbers = defineIssue(
  "readout.not-numbers",
  "The column {column} of {dataset} holds “{value}”, which is not a number; nothing was computed.",
  "数据集 {dataset} 的列 {column} 含有非数值“{value}”，未进行计算。",
);

export const rowsLeftOut = defineIssue(
  "readout.rows-left-out",
  "{left} of {all} rows lack a value that the analysis needs and were left out.",
  "{all} 行中有 {left} 行缺少分析所需的值，已略去。",
  "warning",
);

export const nothingVaries = defineIssue(
  "readout.nothing-varies",
  "The response does not vary beyond the model: standard errors, limits and tests were not computed.",
  "响应值在模型之外没有变异：未计算标准误、置信限和检验。",
);

export const repeatedParticipant = defineIssue(
  "readout.repeated-participant",
  "{participants} participants have several rows; all were analysed, as if of different people.",
  "{participants} 名参与者有多行记录；均按不同个体纳入分析。",
  "warning",
);

export const outsideWindows = defineIssue(
  "readout.outside-windows",
  "{rows} rows with a value belong to no analysis visit and were left out.",
  "{rows} 行有数值但不属于任何分析访视，已略去。",
  "warning",
);

export const repeatedVisit = defineIssue(
  "readout.repeated-visit",
  "Participant {participant} has more than one row at {visit}; nothing was computed.",
  "参与者 {participant} 在 {visit} 有多行记录，未进行计算。",
);

export const unknownVisit = defineIssue(
  "readout.unknown-visit",
  "Nobody has a row at {visit}; nothing was computed for it.",
  "没有任何参与者在 {visit} 有记录，未进行相应计算。",
);

export const singularVariation = defineIssue(
  "readout.singular-variation",
  "The variation between participants was estimated on the edge of what is possible: these data do not tell levels and slopes apart.",
  "参与者间变异的估计位于可能范围的边界：这些数据无法区分水平与斜率的变异。",
  "warning",
);

export const noSurvival = defineIssue(
  "readout.no-survival",
  "{participants} participants have no row of {parameter} and were left out.",
  "{participants} 名参与者没有 {parameter} 的记录，已略去。",
  "warning",
);

export const withoutCovariates = defineIssue(
  "readout.without-covariates",
  "{participants} participants lack a treatment, factor or covariate and were left out.",
  "{participants} 名参与者缺少治疗组、因素或协变量，已略去。",
  "warning",
);

export const valuesImputed = defineIssue(
  "readout.values-imputed",
  "{imputed} of {all} values were imputed, {atVisit} of them at {visit}.",
  "{all} 个数值中有 {imputed} 个为插补值，其中 {atVisit} 个在 {visit}。",
  "assumption",
);

export const separatedProportions = defineIssue(
  "readout.separated-proportions",
  "In {arm} and in {reference} everybody or nobody had the event: Wald limits have no width and were not computed.",
  "{arm} 与 {reference} 中要么全部、要么无人发生该事件：Wald 置信限宽度为零，未予计算。",
  "warning",
);

export const unknownCensoring = defineIssue(
  "readout.unknown-censoring",
  "Nothing in {column} is 0, which stands for an event: no event is known.",
  "列 {column} 中没有代表事件的 0：无已知事件。",
  "warning",
);

export const noCategories = defineIssue(
  "readout.no-categories",
  "Fewer than two arms or fewer than two categories have anybody: they were not compared.",
  "有受试者的治疗组或类别不足两个，未进行比较。",
);
