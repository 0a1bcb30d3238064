import type { Issue } from "../../../kernel/index.ts";
import { chiSquaredTail } from "../../numeric/chi-squared.ts";
import { exactSum } from "../../numeric/exact-sum.ts";
import { normalTailQuantile } from "../../numeric/normal-quantile.ts";
import type { ChiSquareTest, Table } from "./contingency.ts";
import { checkStrata } from "./strata.ts";
import { noVariation } from "./table-issues.ts";

/** An estimate over strata. Of ratios, `se` is that of the logarithm. */
export interface CommonEffect {
  readonly estimate: number;
  readonly se: number;
  readonly interval: readonly [number, number];
}

interface Cells {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  /** Of the first row, of the second, of the first column, of the second, and all. */
  readonly n1: number;
  readonly n2: number;
  readonly m1: number;
  readonly m2: number;
  readonly n: number;
}

function cellsOf(strata: readonly Table[]): readonly Cells[] {
  return strata.map(([[a = 0, b = 0] = [], [c = 0, d = 0] = []]) => {
    return { a, b, c, d, n1: a + b, n2: c + d, m1: a + c, m2: b + d, n: a + b + c + d };
  });
}

const sumOf = (cells: readonly Cells[], term: (one: Cells) => number): number =>
  exactSum(cells.map(term));

/**
 * The Cochran–Mantel–Haenszel test of 2×2 tables over strata; with `isCorrected` at most ½ is taken from the distance.
 *
 * @source Mantel & Haenszel, J. Natl. Cancer Inst. 22:719 (1959)
 */
export function computeMantelHaenszelTest(
  strata: readonly Table[],
  isCorrected = false,
): ChiSquareTest | Issue {
  const used = checkStrata(strata, 2, 2);
  if (!Array.isArray(used)) return used;
  const cells = cellsOf(used);
  const distance = Math.abs(sumOf(cells, ({ a, n1, m1, n }) => a - (n1 * m1) / n));
  const variance = sumOf(cells, ({ n1, n2, m1, m2, n }) => (n1 * n2 * m1 * m2) / (n * n * (n - 1)));
  if (!(variance > 0)) return noVariation([]);
  const chisq = (distance - (isCorrected ? Math.min(0.5, distance) : 0)) ** 2 / variance;
  return { chisq, df: 1, p: chiSquaredTail(chisq, 1) };
}

/** The common odds ratio. @source Robins, Breslow & Greenland, Biometrics 42:311 (1986) */
export function computeCommonOddsRatio(
  strata: readonly Table[],
  confidence = 0.95,
): CommonEffect | Issue {
  const used = checkStrata(strata, 2, 2);
  if (!Array.isArray(used)) return used;
  const cells = cellsOf(used);
  const R = sumOf(cells, ({ a, d, n }) => (a * d) / n);
  const S = sumOf(cells, ({ b, c, n }) => (b * c) / n);
  const variance =
    sumOf(cells, ({ a, d, n }) => ((a + d) * a * d) / (n * n)) / (2 * R * R) +
    sumOf(cells, ({ a, b, c, d, n }) => ((a + d) * b * c + (b + c) * a * d) / (n * n)) /
      (2 * R * S) +
    sumOf(cells, ({ b, c, n }) => ((b + c) * b * c) / (n * n)) / (2 * S * S);
  return ratioOf(R / S, variance, confidence);
}

/** The common risk ratio, rows compared, the first column counted. @source Greenland & Robins, Biometrics 41:55 (1985) */
export function computeCommonRiskRatio(
  strata: readonly Table[],
  confidence = 0.95,
): CommonEffect | Issue {
  const used = checkStrata(strata, 2, 2);
  if (!Array.isArray(used)) return used;
  const cells = cellsOf(used);
  const first = sumOf(cells, ({ a, n2, n }) => (a * n2) / n);
  const second = sumOf(cells, ({ c, n1, n }) => (c * n1) / n);
  const top = sumOf(cells, ({ a, c, n1, n2, m1, n }) => (n1 * n2 * m1 - a * c * n) / (n * n));
  return ratioOf(first / second, top / (first * second), confidence);
}

/**
 * The common risk difference, with the variance of Greenland and Robins or that of Sato.
 *
 * @source Greenland & Robins, Biometrics 41:55 (1985); Sato, Biometrics 45:1323 (1989)
 */
export function computeCommonRiskDifference(
  strata: readonly Table[],
  variance: "greenland-robins" | "sato" = "greenland-robins",
  confidence = 0.95,
): CommonEffect | Issue {
  const used = checkStrata(strata, 2, 2);
  if (!Array.isArray(used)) return used;
  const cells = cellsOf(used);
  const weight = sumOf(cells, ({ n1, n2, n }) => (n1 * n2) / n);
  const estimate = sumOf(cells, ({ a, c, n1, n2, n }) => (a * n2 - c * n1) / n) / weight;
  const squared =
    variance === "greenland-robins"
      ? sumOf(
          cells,
          ({ a, b, c, d, n1, n2, n }) => (a * b * n2 ** 3 + c * d * n1 ** 3) / (n1 * n2 * n * n),
        ) /
        weight ** 2
      : (estimate *
          sumOf(
            cells,
            ({ a, c, n1, n2, n }) =>
              (n1 ** 2 * c - n2 ** 2 * a + (n1 * n2 * (n2 - n1)) / 2) / (n * n),
          ) +
          sumOf(cells, ({ a, b, c, d, n }) => (a * d + b * c) / (2 * n))) /
        weight ** 2;
  const se = Math.sqrt(squared);
  const half = normalTailQuantile((1 - confidence) / 2) * se;
  return { estimate, se, interval: [estimate - half, estimate + half] };
}

function ratioOf(estimate: number, variance: number, confidence: number): CommonEffect {
  const se = Math.sqrt(variance);
  const half = normalTailQuantile((1 - confidence) / 2) * se;
  return { estimate, se, interval: [estimate * Math.exp(-half), estimate * Math.exp(half)] };
}
