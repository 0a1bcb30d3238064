import { defineIssue } from "../../../kernel/index.ts";

export const noObservations = defineIssue(
  "mixed.no-observations",
  "No row has a response together with all the variables of the model.",
  "没有任何一行同时具有响应值和模型的全部变量。",
);

export const singularDesign = defineIssue(
  "mixed.singular-design",
  "These effects cannot be told from the others in these data: {columns}.",
  "在这些数据中，以下效应无法与其他效应区分：{columns}。",
);

export const tooFewObservations = defineIssue(
  "mixed.too-few-observations",
  "{observations} observations are too few for {effects} effects and their variation.",
  "{observations} 个观测值不足以估计 {effects} 个效应及其变异。",
);

export const repeatedVisit = defineIssue(
  "mixed.repeated-visit",
  "Participant {subject} has more than one observation at visit {visit}.",
  "参与者 {subject} 在访视 {visit} 有多个观测值。",
);

export const noVariation = defineIssue(
  "mixed.no-variation",
  "The response does not vary around the model, so no variance can be estimated.",
  "响应值相对模型没有变异，无法估计方差。",
);

export const noConvergence = defineIssue(
  "mixed.no-convergence",
  "The likelihood was not maximised after {iterations} steps; no result is given.",
  "迭代 {iterations} 步后似然仍未达到最大值；不给出结果。",
);

export const unidentifiedCovariance = defineIssue(
  "mixed.unidentified-covariance",
  "These data do not determine the covariance of the visits: the likelihood has no single maximum.",
  "这些数据不能确定各访视之间的协方差：似然没有唯一的最大值。",
);

export const unknownVariable = defineIssue(
  "mixed.unknown-variable",
  "The model names {name}, which is not among the data.",
  "模型使用了数据中不存在的变量 {name}。",
);
