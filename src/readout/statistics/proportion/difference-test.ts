import type { Issue } from "../../../kernel/index.ts";
import { type Alternative, normalPValue } from "../rank/alternative.ts";
import { scoreOfDifference } from "./compare-proportions.ts";
import { type Count, checkCount, shareOf } from "./count.ts";

export interface DifferenceTest {
  readonly z: number;
  readonly p: number;
}

/**
 * A test of p₁ − p₂ against `margin`: with the variance under the margin (Farrington–Manning; with N / (N − 1) it is
 * Miettinen and Nurminen's; at margin 0 without it, Pearson's χ), or with that of the observed rates (Wald).
 *
 * @param margin p₁ − p₂ under the hypothesis: −0.1 with alternative "greater" tests noninferiority by 0.1
 * @source Farrington & Manning, Stat. Med. 9:1447 (1990)
 */
export function computeDifferenceTest(
  first: Count,
  second: Count,
  {
    margin = 0,
    variance = "restricted",
    alternative = "two-sided",
  }: {
    margin?: number;
    variance?: "restricted" | "restricted-corrected" | "observed";
    alternative?: Alternative;
  } = {},
): DifferenceTest | Issue {
  const wrong = checkCount(first) ?? checkCount(second);
  if (wrong !== undefined) return wrong;
  const [p1, p2] = [shareOf(first), shareOf(second)];
  const z =
    variance === "observed"
      ? (p1 - p2 - margin) /
        Math.sqrt((p1 * (1 - p1)) / first.total + (p2 * (1 - p2)) / second.total)
      : scoreOfDifference(first, second, margin, variance === "restricted-corrected");
  return { z, p: normalPValue(z, alternative) };
}
