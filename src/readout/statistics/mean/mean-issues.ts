import { defineIssue } from "../../../kernel/index.ts";

export const tooFewValues = defineIssue(
  "statistic.mean.too-few-values",
  "{group} has {found} values; {needed} are needed.",
  "{group}有 {found} 个数值，至少需要 {needed} 个。",
);

export const noVariance = defineIssue(
  "statistic.mean.no-variance",
  "The values do not vary: no test of their mean is possible.",
  "数值没有变异，无法对均值进行检验。",
);

export const pairsDiffer = defineIssue(
  "statistic.mean.pairs-differ",
  "Paired columns have {first} and {second} rows.",
  "配对的两列分别有 {first} 行和 {second} 行。",
);
