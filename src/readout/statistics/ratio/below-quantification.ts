import { defineIssue, type Issue } from "../../../kernel/index.ts";

const noLimit = defineIssue(
  "statistic.ratio.no-limit",
  "Row {row} is below a limit of quantification that is not given.",
  "第 {row} 行低于定量下限，但未提供该下限。",
);

/** What stands for a value below the limit of quantification: half of it, the limit over √2, the limit, or nothing. */
export type BelowLimitRule = "half" | "root-two" | "limit" | "missing";

/** A concentration as reported; one that is below (or above) a limit has no number of its own. */
export interface QuantifiedColumn {
  /** NaN where missing. */
  readonly values: ArrayLike<number>;
  readonly isBelow: readonly boolean[];
  /** The lower limit of quantification, for all rows or row by row. */
  readonly lower: number | ArrayLike<number>;
  readonly isAbove?: readonly boolean[];
  readonly upper?: number | ArrayLike<number>;
}

/** A column without censoring, and how many values were replaced. */
export interface ReplacedColumn {
  readonly values: Float64Array;
  readonly below: number;
  readonly above: number;
}

/**
 * Replaces what is below the limit of quantification by a rule, and what is above the upper one by that limit.
 *
 * @source Hornung & Reed, Appl. Occup. Environ. Hyg. 5:46 (1990) (the limit over √2 where the data are lognormal)
 */
export function replaceBelowLimit(
  { values, isBelow, lower, isAbove = [], upper }: QuantifiedColumn,
  rule: BelowLimitRule,
): ReplacedColumn | Issue {
  const replaced = Float64Array.from(values);
  let [below, above] = [0, 0];
  for (let row = 0; row < replaced.length; row++) {
    const isCut = isBelow[row] === true || isAbove[row] === true;
    const limit = isCut ? limitAt(isBelow[row] === true ? lower : upper, row) : Number.NaN;
    if (isCut && !(limit > 0)) return noLimit([row], { row: row + 1 });
    if (isBelow[row] === true) {
      replaced[row] = limit * factorOfRule[rule];
      below += 1;
    } else if (isAbove[row] === true) {
      replaced[row] = limit;
      above += 1;
    }
  }
  return { values: replaced, below, above };
}

const factorOfRule = {
  half: 0.5,
  "root-two": Math.SQRT1_2,
  limit: 1,
  missing: Number.NaN,
} as const satisfies Record<BelowLimitRule, number>;

function limitAt(limit: number | ArrayLike<number> | undefined, row: number): number {
  return typeof limit === "number" ? limit : (limit?.[row] ?? Number.NaN);
}
