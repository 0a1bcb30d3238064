import { defineIssue } from "../../../kernel/index.ts";

export const noValues = defineIssue(
  "statistic.rank.no-values",
  "{group} has no value to rank.",
  "{group}没有可供排秩的数值。",
);

export const nothingVaries = defineIssue(
  "statistic.rank.nothing-varies",
  "All values are equal: ranks say nothing.",
  "所有数值均相等，秩次不含信息。",
);

export const tooManyForExact = defineIssue(
  "statistic.rank.too-many-for-exact",
  "{n} values are too many for the exact distribution: take the normal approximation.",
  "共 {n} 个数值，过多而无法求精确分布，请改用正态近似。",
);

export const tiesNeedPermutations = defineIssue(
  "statistic.rank.ties-need-permutations",
  "Values are tied: take the permutation method instead of the exact one.",
  "存在相同数值，请改用置换法代替精确法。",
);

export const columnsDiffer = defineIssue(
  "statistic.rank.columns-differ",
  "The columns have {first} and {second} rows.",
  "各列的行数分别为 {first} 和 {second}，不一致。",
);

export const tooFewGroups = defineIssue(
  "statistic.rank.too-few-groups",
  "{needed} groups with values are needed; {found} are there.",
  "需要 {needed} 个有数值的组，实际为 {found} 个。",
);

export const noSharedStratum = defineIssue(
  "statistic.rank.no-shared-stratum",
  "No stratum holds values of both groups.",
  "没有任何一层同时含有两组的数值。",
);
