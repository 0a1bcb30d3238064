import { defineIssue } from "../../../kernel/index.ts";

export const tooFewRows = defineIssue(
  "glm.too-few-rows",
  "{rows} complete rows for {columns} coefficients.",
  "{columns} 个系数只有 {rows} 行完整数据。",
);
export const impossibleOutcome = defineIssue(
  "glm.impossible-outcome",
  "The outcome {value} cannot come from this distribution.",
  "结果值 {value} 不可能来自该分布。",
);
export const dependentColumn = defineIssue(
  "glm.dependent-column",
  "{name} is told by the columns before it.",
  "{name} 已由其前面的列完全决定。",
);
export const noStart = defineIssue(
  "glm.no-start",
  "With this link no common mean is possible for all rows, so that nothing could be begun from.",
  "在此连接函数下,所有行没有共同的可行均值,因此无法开始迭代。",
);
export const notSettled = defineIssue(
  "glm.not-settled",
  "The likelihood did not settle within {rounds} rounds; its top may lie on the bound of what is possible.",
  "似然函数在 {rounds} 次迭代内未收敛;最大值可能位于参数可行域的边界上。",
);
export const onBound = defineIssue(
  "glm.on-bound",
  "The likelihood is highest where the mean of a row is impossible or certain: with this link there are no standard errors.",
  "似然函数的最大值位于某行均值不可能或必然的边界上:在此连接函数下没有标准误。",
);
export const separated = defineIssue(
  "glm.separated",
  "The outcomes are separated: the coefficient of {name} is infinite. Likelihood ratio tests hold; for outcomes of 0 and 1 Firth's penalty gives finite estimates.",
  "结果被完全分离:{name} 的系数为无穷大。似然比检验仍然有效;对于 0/1 结果,Firth 惩罚法可给出有限估计。",
  "warning",
);
export const notOverdispersed = defineIssue(
  "glm.not-overdispersed",
  "The counts vary no more than Poisson's: the dispersion is estimated as zero.",
  "计数的变异不超过泊松分布:离散参数估计为零。",
  "warning",
);
export const noVariation = defineIssue(
  "glm.no-variation",
  "The model meets every outcome exactly: no standard error and no test can be had.",
  "模型与每个结果完全吻合:无法得到标准误和检验。",
  "warning",
);
