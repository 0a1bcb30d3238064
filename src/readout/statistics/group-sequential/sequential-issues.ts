import { defineIssue, type Issue } from "../../../kernel/index.ts";

const badTiming = defineIssue(
  "statistic.sequential.timing",
  "The information fractions of the looks must rise from above 0 to 1.",
  "各次分析的信息比例必须从大于 0 递增到 1。",
);

const badErrors = defineIssue(
  "statistic.sequential.errors",
  "The one-sided level {alpha} must be above 0 and below the power {power}, which is below 1.",
  "单侧显著性水平 {alpha} 必须大于 0 且小于检验效能 {power}，检验效能必须小于 1。",
);

const unsolved = defineIssue(
  "statistic.sequential.no-design",
  "No bounds have this level and power.",
  "没有界值能满足该显著性水平和检验效能。",
);

/** What is wrong with the looks and errors that a design is asked for. */
export function checkTiming({
  alpha,
  power,
  timing,
}: {
  readonly alpha: number;
  readonly power: number;
  readonly timing: readonly number[];
}): Issue | undefined {
  const isRising = timing.every((t, k) => t > (timing[k - 1] ?? 0));
  if (!isRising || Math.abs((timing.at(-1) ?? 0) - 1) > 1e-9) return badTiming([]);
  return alpha > 0 && alpha < power && power < 1 ? undefined : badErrors([], { alpha, power });
}

/** No bounds were found. */
export const noDesign = (): Issue => unsolved([]);
