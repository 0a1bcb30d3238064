import { defineIssue } from "../../../kernel/index.ts";

export const noCompleteRow = defineIssue(
  "statistic.regression.no-complete-row",
  "No row has the response together with all variables of the model.",
  "没有任何一行同时具有响应值和模型的全部变量。",
);

export const nothingLeft = defineIssue(
  "statistic.regression.nothing-left",
  "{rows} rows for {coefficients} coefficients leave nothing to estimate the variance from.",
  "{rows} 行数据对应 {coefficients} 个系数，没有剩余自由度可用于估计方差。",
);

export const notEstimable = defineIssue(
  "statistic.regression.not-estimable",
  "These data do not determine {what}.",
  "这些数据不能确定 {what}。",
);

export const dependentColumns = defineIssue(
  "statistic.regression.dependent-columns",
  "Left out, as the columns before them say the same: {columns}.",
  "以下各列与前面的列线性相关，已略去：{columns}。",
  "warning",
);

export const notOneFactor = defineIssue(
  "statistic.regression.not-one-factor",
  "The correlations of these {comparisons} comparisons are not those of groups with a common reference; an exact adjustment is not computed.",
  "这 {comparisons} 个比较之间的相关性不符合以同一参照组进行比较的结构，无法精确计算校正结果。",
);
