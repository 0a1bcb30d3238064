import { defineIssue, type Issue } from "../../../kernel/index.ts";
import { normalTailQuantile } from "../../numeric/normal-quantile.ts";

/** The errors that a trial is planned for. */
export interface ErrorRates {
  /** Default 0.05. */
  readonly alpha?: number;
  readonly power: number;
  /** Default 2. */
  readonly sides?: 1 | 2;
}

/** The level of one side. */
export const sideAlpha = ({ alpha = 0.05, sides = 2 }: Omit<ErrorRates, "power">): number =>
  alpha / sides;

/** z_α + z_β. */
export const detectable = (rates: ErrorRates): number =>
  normalTailQuantile(sideAlpha(rates)) + normalTailQuantile(1 - rates.power);

/** Participants of each group: the exact number, and whole ones that keep the allocation. */
export interface GroupSizes {
  readonly exact: readonly [number, number];
  readonly whole: readonly [number, number];
  readonly total: number;
}

/** Sizes from that of the second group; `ratio` is the first over the second. */
export function groupSizes(second: number, ratio = 1): GroupSizes {
  const n2 = roundUp(second);
  const n1 = roundUp(ratio * n2);
  return { exact: [ratio * second, second], whole: [n1, n2], total: n1 + n2 };
}

/** The next whole number, unless rounding alone lifts it. */
export const roundUp = (n: number): number => Math.ceil(n - 1e-9);

export const noEffect = defineIssue(
  "statistic.sample-size.no-effect",
  "Without a difference to be found, or with rates outside 0 to 1, no size is enough.",
  "没有可检测的差异，或者各项率不在 0 到 1 之间，任何样本量都不够。",
);

/** Whether errors can be planned for; an issue where not. */
export function checkRates(rates: ErrorRates, isPossible: boolean): Issue | undefined {
  const { alpha = 0.05, power } = rates;
  return isPossible && alpha > 0 && power < 1 && power > sideAlpha(rates)
    ? undefined
    : noEffect([]);
}
