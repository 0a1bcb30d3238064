import type { Issue } from "../../../kernel/index.ts";
import { addEntry, type Matrix, matrix } from "../../linear-algebra/matrix.ts";
import { sweep } from "../../linear-algebra/sweep.ts";
import { addAt, at } from "../../linear-algebra/vector.ts";
import { chiSquaredTail } from "../../numeric/chi-squared.ts";
import { type ChiSquareTest, marginsOf, type Table } from "./contingency.ts";
import { checkStrata } from "./strata.ts";
import { noVariation } from "./table-issues.ts";

/** How ordered categories are scored, in every stratum anew unless by numbers. */
export type Scores =
  | readonly number[]
  /** 1, 2, 3, … */
  | "table"
  /** Midranks within the stratum. */
  | "rank"
  /** Midranks / n. */
  | "ridit"
  /** Midranks / (n + 1): with rows of groups, van Elteren's test. */
  | "modridit";

/** The three tests of association over strata, rows by columns. */
export interface CmhTests {
  /** Both ordered: one degree of freedom. */
  readonly correlation: ChiSquareTest;
  /** Columns ordered: row mean scores differ. */
  readonly rowMeanScores: ChiSquareTest;
  /** Rows ordered: column mean scores differ. */
  readonly columnMeanScores: ChiSquareTest;
  readonly generalAssociation: ChiSquareTest;
}

/**
 * Cochran–Mantel–Haenszel tests of r×c tables over strata. A stratum with fewer than two members says nothing.
 *
 * @source Landis, Heyman & Koch, Int. Stat. Rev. 46:237 (1978); SAS PROC FREQ CMH and its SCORES option
 */
export function computeCmh(
  strata: readonly Table[],
  {
    rowScores = "table",
    columnScores = "table",
  }: { rowScores?: Scores; columnScores?: Scores } = {},
): CmhTests | Issue {
  const used = checkStrata(strata);
  if (!Array.isArray(used)) return used;
  const r = used[0]?.length ?? 0;
  const c = used[0]?.[0]?.length ?? 0;
  const rowsByScore = (margins: readonly number[]) => [scoresOf(rowScores, margins)];
  const columnsByScore = (margins: readonly number[]) => [scoresOf(columnScores, margins)];
  const tests = {
    correlation: testOf(used, rowsByScore, columnsByScore),
    rowMeanScores: testOf(used, () => units(r), columnsByScore),
    columnMeanScores: testOf(used, rowsByScore, () => units(c)),
    generalAssociation: testOf(
      used,
      () => units(r),
      () => units(c),
    ),
  };
  if (tests.generalAssociation.df === 0) return noVariation([]);
  return tests;
}

type Combinations = (margins: readonly number[]) => readonly (readonly number[])[];

/** Each category but the last, on its own. */
const units = (size: number): readonly (readonly number[])[] =>
  Array.from({ length: size - 1 }, (_, i) =>
    Array.from({ length: size }, (_unused, j) => +(i === j)),
  );

/** Q = Gᵀ V⁻¹ G, G the distance of the combined counts from their expectation given the margins. */
function testOf(
  strata: readonly Table[],
  rowsBy: Combinations,
  columnsBy: Combinations,
): ChiSquareTest {
  let distance = new Float64Array(0);
  let variance: Matrix = matrix(0, 0);
  for (const table of strata) {
    const { rows, columns, total } = marginsOf(table);
    const [left, right] = [rowsBy(rows), columnsBy(columns)];
    const size = left.length * right.length;
    if (distance.length === 0) {
      distance = new Float64Array(size);
      variance = matrix(size, size);
    }
    const rowSpread = spreadOf(left, rows, total);
    const columnSpread = spreadOf(right, columns, total);
    for (const [i, u] of left.entries()) {
      for (const [j, v] of right.entries()) {
        const place = i * right.length + j;
        for (const [k, row] of table.entries()) {
          for (const [l, cell] of row.entries()) {
            const expected = ((rows[k] ?? 0) * (columns[l] ?? 0)) / total;
            addAt(distance, place, (u[k] ?? 0) * (v[l] ?? 0) * (cell - expected));
          }
        }
        for (const [i2, own] of (rowSpread[i] ?? []).entries()) {
          for (const [j2, other] of (columnSpread[j] ?? []).entries()) {
            addEntry(variance, place, i2 * right.length + j2, (own * other) / (total - 1));
          }
        }
      }
    }
  }
  return quadratic(distance, variance);
}

/** For each pair of combinations: Σ n u v − (Σ n u)(Σ n v) / N. */
function spreadOf(
  combinations: readonly (readonly number[])[],
  margins: readonly number[],
  total: number,
): readonly (readonly number[])[] {
  const sum = (term: (k: number) => number): number =>
    margins.reduce((all, n, k) => all + n * term(k), 0);
  return combinations.map((u) =>
    combinations.map(
      (v) =>
        sum((k) => (u[k] ?? 0) * (v[k] ?? 0)) -
        (sum((k) => u[k] ?? 0) * sum((k) => v[k] ?? 0)) / total,
    ),
  );
}

/** Where V is singular, as with a category that nobody has, what depends on the rest does not count. */
function quadratic(distance: Float64Array, variance: Matrix): ChiSquareTest {
  const { matrix: inverse, swept } = sweep(variance);
  let chisq = 0;
  for (let i = 0; i < distance.length; i++) {
    for (let j = 0; j < distance.length; j++) {
      chisq += at(distance, i) * at(inverse.data, i * inverse.columns + j) * at(distance, j);
    }
  }
  const df = swept.filter(Boolean).length;
  return { chisq, df, p: df === 0 ? Number.NaN : chiSquaredTail(chisq, df) };
}

function scoresOf(scores: Scores, margins: readonly number[]): readonly number[] {
  if (typeof scores !== "string") return scores;
  if (scores === "table") return margins.map((_, i) => i + 1);
  const total = margins.reduce((sum, n) => sum + n, 0);
  let before = 0;
  const ranks = margins.map((n) => {
    const rank = before + (n + 1) / 2;
    before += n;
    return rank;
  });
  const divisor = scores === "rank" ? 1 : scores === "ridit" ? total : total + 1;
  return ranks.map((rank) => rank / divisor);
}
