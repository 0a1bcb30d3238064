import { defineIssue, type Issue } from "../../kernel/index.ts";

const otherAssay = defineIssue(
  "biomarker.other-assay",
  "The two values were measured in another way ({what}: {earlier}, then {later}); they have no ratio.",
  "两次检测方式不同（{what}：先 {earlier}，后 {later}），不能计算比值。",
);
const notPositive = defineIssue(
  "biomarker.not-positive",
  "A concentration of {value} has no logarithm. Record it as below the limit of quantification.",
  "浓度 {value} 没有对数，请记录为低于定量下限。",
);
const limitsReversed = defineIssue(
  "biomarker.limits-reversed",
  "The lower limit of quantification ({lower}) is not below the upper one ({upper}).",
  "定量下限（{lower}）不低于定量上限（{upper}）。",
);

/** How and where a concentration was measured: values of different assays are not compared. */
export interface AssayIdentity {
  readonly assay: string;
  readonly laboratory: string;
  readonly matrix: string;
}

/** A concentration: a value, or `<` or `>` a limit of quantification. */
export interface Concentration extends AssayIdentity {
  readonly value: number;
  readonly beyond?: "<" | ">";
  /** The assay's limits: a bare value outside them counts as beyond them. */
  readonly lowerLimit?: number;
  readonly upperLimit?: number;
}

/**
 * What stands for a value beyond a limit: the bounds that are known, or what the analysis plan names instead: the
 * limit itself, or half the lower one.
 */
export type BeyondLimit = "bounds" | "limit" | "half";

/** A ratio to baseline on the log scale, from its lowest to its highest; both alike where it is known. */
export interface BiomarkerRatio {
  readonly lnLow: number | undefined;
  readonly lnHigh: number | undefined;
  /** Later ÷ baseline, where it is known. */
  readonly ratio: number | undefined;
  readonly issues: readonly Issue[];
}

/**
 * The natural logarithm of later ÷ baseline of neurofilament or SOD1 protein. Nothing is made of values of different
 * assays, laboratories or sample types.
 *
 * @source label of Qalsody, table 2 notes: natural log, ratio to own baseline. Limits: domain.md B6
 * @example
 * const assay = { assay: "A", laboratory: "L", matrix: "PLASMA" };
 * biomarkerRatio({ ...assay, value: 100 }, { ...assay, value: 100 }).ratio // => 1
 * biomarkerRatio({ ...assay, value: 100 }, { ...assay, value: 5, beyond: "<" }).ratio // => undefined
 */
export function biomarkerRatio(
  baseline: Concentration,
  later: Concentration,
  beyond: BeyondLimit = "bounds",
): BiomarkerRatio {
  const issues: Issue[] = [];
  for (const what of ["assay", "laboratory", "matrix"] as const) {
    if (baseline[what] === later[what]) continue;
    issues.push(otherAssay([what], { what, earlier: baseline[what], later: later[what] }));
  }
  const [before, after] = [
    lnBounds(baseline, beyond, issues, "baseline"),
    lnBounds(later, beyond, issues, "later"),
  ];
  if (issues.length > 0 || before === undefined || after === undefined) {
    return { lnLow: undefined, lnHigh: undefined, ratio: undefined, issues };
  }
  const lnLow = finite(after.low - before.high);
  const lnHigh = finite(after.high - before.low);
  const ratio = lnLow !== undefined && lnLow === lnHigh ? Math.exp(lnLow) : undefined;
  return { lnLow, lnHigh, ratio, issues };
}

/** The geometric mean of known ratios: e to the mean of their logarithms. */
export function geometricMean(ratios: readonly number[]): number | undefined {
  const sum = ratios.reduce((total, ratio) => total + Math.log(ratio), 0);
  return ratios.length === 0 ? undefined : finite(Math.exp(sum / ratios.length));
}

interface LnBounds {
  readonly low: number;
  readonly high: number;
}

function lnBounds(
  { value, beyond, lowerLimit, upperLimit }: Concentration,
  stands: BeyondLimit,
  issues: Issue[],
  place: string,
): LnBounds | undefined {
  if (lowerLimit !== undefined && upperLimit !== undefined && lowerLimit >= upperLimit) {
    issues.push(limitsReversed([place], { lower: lowerLimit, upper: upperLimit }));
    return undefined;
  }
  const isBelow = beyond === "<" || (lowerLimit !== undefined && value < lowerLimit);
  const isAbove = beyond === ">" || (upperLimit !== undefined && value > upperLimit);
  const limit = beyond !== undefined ? value : isBelow ? lowerLimit : isAbove ? upperLimit : value;
  if (limit === undefined || !(limit > 0)) {
    issues.push(notPositive([place], { value }));
    return undefined;
  }
  const ln = Math.log(limit);
  if (stands === "half" && isBelow) return { low: Math.log(limit / 2), high: Math.log(limit / 2) };
  if (stands !== "bounds" || !(isBelow || isAbove)) return { low: ln, high: ln };
  return isBelow ? { low: Number.NEGATIVE_INFINITY, high: ln } : { low: ln, high: Infinity };
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
