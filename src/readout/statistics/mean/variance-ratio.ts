import { type Issue, text } from "../../../kernel/index.ts";
import { fCdf, fQuantile, fTail, fTailQuantile } from "../../numeric/fisher-f.ts";
import { moments } from "../summary/summary.ts";
import { noVariance, tooFewValues } from "./mean-issues.ts";

export interface VarianceRatio {
  readonly ratio: number;
  readonly df: readonly [number, number];
  /** Two-sided. */
  readonly p: number;
  readonly interval: readonly [number, number];
}

/** The F test that two normal columns have one variance; NaN is missing. */
export function computeVarianceRatio(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  confidence = 0.95,
): VarianceRatio | Issue {
  const [a, b] = [x, y].map((column) =>
    moments(Float64Array.from(column).filter((value) => !Number.isNaN(value))),
  );
  const found = Math.min(a?.n ?? 0, b?.n ?? 0);
  if (a === undefined || b === undefined || found < 2) {
    return tooFewValues([], { group: text("A group", "某一组"), found, needed: 2 });
  }
  if (!(b.variance > 0)) return noVariance([]);
  const ratio = a.variance / b.variance;
  const [d1, d2] = [a.n - 1, b.n - 1];
  const tail = (1 - confidence) / 2;
  return {
    ratio,
    df: [d1, d2],
    p: Math.min(1, 2 * Math.min(fCdf(ratio, d1, d2), fTail(ratio, d1, d2))),
    interval: [ratio / fTailQuantile(tail, d1, d2), ratio / fQuantile(tail, d1, d2)],
  };
}
