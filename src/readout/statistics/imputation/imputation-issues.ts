import { defineIssue } from "../../../kernel/index.ts";

export const tooFewImputations = defineIssue(
  "statistic.imputation.too-few",
  "{found} completed data sets were given; pooling needs two.",
  "仅提供 {found} 个完整数据集，合并至少需要两个。",
);

export const badVariance = defineIssue(
  "statistic.imputation.variance",
  "Completed data set {place} has no estimate with a positive standard error.",
  "第 {place} 个完整数据集没有标准误为正的估计值。",
);

export const unknownStrategyVisit = defineIssue(
  "statistic.imputation.unknown-visit",
  "The visit {visit} of an intercurrent event is not among the visits.",
  "并发事件所在的访视 {visit} 不在访视列表中。",
);

export const noReference = defineIssue(
  "statistic.imputation.no-reference",
  "Nobody belongs to the reference arm {arm}.",
  "没有受试者属于参照组 {arm}。",
);

export const tooFewToImpute = defineIssue(
  "statistic.imputation.too-few-observed",
  "{observed} observed values cannot estimate {effects} effects.",
  "{observed} 个观测值不足以估计 {effects} 个效应。",
);

export const notMonotone = defineIssue(
  "statistic.imputation.not-monotone",
  "Row {row} has a value after a missing one: the monotone method does not apply.",
  "第 {row} 行在缺失之后又有数值，不适用单调缺失方法。",
);

export const missingPredictor = defineIssue(
  "statistic.imputation.missing-predictor",
  "Row {row} lacks a predictor.",
  "第 {row} 行缺少预测变量。",
);

export const repeatedVisit = defineIssue(
  "statistic.imputation.repeated-visit",
  "Participant {subject} has more than one row at visit {visit}.",
  "参与者 {subject} 在访视 {visit} 有多行记录。",
);

export const missingVisit = defineIssue(
  "statistic.imputation.missing-visit",
  "Participant {subject} has no row for visit {visit}; what is imputed needs a row with its covariates.",
  "参与者 {subject} 没有访视 {visit} 的记录；插补需要含协变量的行。",
);

export const lostEffect = defineIssue(
  "statistic.imputation.lost-effect",
  "The observed values do not hold every arm and visit, so the model cannot impute all of them.",
  "观测值未覆盖每个组别与访视，模型无法对全部缺失值进行插补。",
);
