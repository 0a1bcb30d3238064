import type { Issue } from "../../../kernel/index.ts";
import { chiSquaredTail } from "../../numeric/chi-squared.ts";
import { exactSum } from "../../numeric/exact-sum.ts";
import { emptyMargin, notATable } from "./table-issues.ts";

/** Counts, row after row; all rows of one length. */
export type Table = readonly (readonly number[])[];

export interface Margins {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly total: number;
}

export function marginsOf(table: Table): Margins {
  const rows = table.map((row) => exactSum(row));
  const columns = (table[0] ?? []).map((_, j) => exactSum(table.map((row) => row[j] ?? 0)));
  return { rows, columns, total: exactSum(rows) };
}

/** Whether it is a table at all; an empty row or column is another issue. */
export function checkTable(table: Table): Issue | undefined {
  const width = table[0]?.length ?? 0;
  const isTable =
    table.length >= 2 &&
    width >= 2 &&
    table.every((row) => row.length === width && row.every((cell) => cell >= 0 && cell < 2 ** 53));
  if (!isTable) return notATable([]);
  const { rows, columns } = marginsOf(table);
  return [...rows, ...columns].some((margin) => margin === 0) ? emptyMargin([]) : undefined;
}

export interface ChiSquareTest {
  readonly chisq: number;
  readonly df: number;
  readonly p: number;
}

/** Pearson's test of independence; `isCorrected` takes at most ½ from each distance, in 2×2 tables only (Yates). */
export function computePearson(table: Table, isCorrected = false): ChiSquareTest | Issue {
  const takesHalf = isCorrected && table.length === 2 && table[0]?.length === 2;
  return test(table, (observed, expected) => {
    const distance = Math.abs(observed - expected);
    const correction = takesHalf ? Math.min(0.5, distance) : 0;
    return (distance - correction) ** 2 / expected;
  });
}

/** The likelihood-ratio test of independence, G². */
export function computeLikelihoodRatio(table: Table): ChiSquareTest | Issue {
  return test(table, (observed, expected) =>
    observed === 0 ? 0 : 2 * observed * Math.log(observed / expected),
  );
}

function test(
  table: Table,
  term: (observed: number, expected: number) => number,
): ChiSquareTest | Issue {
  const wrong = checkTable(table);
  if (wrong !== undefined) return wrong;
  const { rows, columns, total } = marginsOf(table);
  const terms = table.flatMap((row, i) =>
    row.map((cell, j) => term(cell, ((rows[i] ?? 0) * (columns[j] ?? 0)) / total)),
  );
  const chisq = Math.max(0, exactSum(terms));
  const df = (rows.length - 1) * (columns.length - 1);
  return { chisq, df, p: chiSquaredTail(chisq, df) };
}

/** McNemar's test of a 2×2 table of pairs, with the correction of 1 unless told. */
export function computeMcNemar(table: Table, isCorrected = true): ChiSquareTest | Issue {
  const [b, c] = [table[0]?.[1], table[1]?.[0]];
  if (b === undefined || c === undefined || table.length !== 2) return notATable([]);
  if (b + c === 0) return emptyMargin([]);
  const distance = Math.abs(b - c);
  const chisq = (distance - (isCorrected ? Math.min(1, distance) : 0)) ** 2 / (b + c);
  return { chisq, df: 1, p: chiSquaredTail(chisq, 1) };
}

/** Cochran and Armitage's test for a trend of a proportion over scored rows: [with, without] a row. */
export function computeTrend(table: Table, scores: readonly number[]): ChiSquareTest | Issue {
  const wrong = checkTable(table);
  if (wrong !== undefined || table[0]?.length !== 2) return wrong ?? notATable([]);
  const { rows, columns, total } = marginsOf(table);
  const share = (columns[0] ?? 0) / total;
  const score = (i: number): number => scores[i] ?? i;
  const centre = exactSum(rows.map((n, i) => n * score(i))) / total;
  const slope = exactSum(
    table.map((row, i) => (score(i) - centre) * ((row[0] ?? 0) - (rows[i] ?? 0) * share)),
  );
  const spread = exactSum(rows.map((n, i) => n * (score(i) - centre) ** 2)) * share * (1 - share);
  const chisq = slope ** 2 / spread;
  return { chisq, df: 1, p: chiSquaredTail(chisq, 1) };
}
