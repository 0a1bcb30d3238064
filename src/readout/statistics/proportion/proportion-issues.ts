import { defineIssue } from "../../../kernel/index.ts";

export const notCounts = defineIssue(
  "statistic.proportion.not-counts",
  "{count} of {total} is not a count out of a number of trials.",
  "{count}/{total} 不是有效的发生数与总数。",
);

export const noStratum = defineIssue(
  "statistic.proportion.no-stratum",
  "No stratum has members of both groups.",
  "没有任何一层同时包含两组的受试者。",
);
