import { defineIssue } from "../../../kernel/index.ts";

export const notATable = defineIssue(
  "statistic.table.not-a-table",
  "A table needs at least two rows and two columns of counts that are not negative.",
  "列联表至少需要两行两列，且计数不得为负。",
);

export const emptyMargin = defineIssue(
  "statistic.table.empty-margin",
  "A row or column of the table is empty: nothing can be compared.",
  "列联表中有一行或一列为空，无法比较。",
);

export const tooManyTables = defineIssue(
  "statistic.table.too-many",
  "There are more than {limit} tables with these margins: the exact test was not computed.",
  "具有相同边际的列联表超过 {limit} 个，未计算精确检验。",
);

export const noVariation = defineIssue(
  "statistic.table.no-variation",
  "No stratum lets the groups be compared.",
  "没有任何一层可供组间比较。",
);
