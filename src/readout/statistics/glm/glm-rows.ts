import { type Matrix, matrix } from "../../linear-algebra/matrix.ts";
import { at } from "../../linear-algebra/vector.ts";
import type { ModelColumn } from "../likelihood/model-column.ts";

/** What a generalised linear model is fitted to. NaN is missing: such a row is left out and counted. */
export interface GlmData {
  readonly outcome: Float64Array;
  /** The columns of the linear predictor, the intercept among them where there is one. */
  readonly columns: readonly ModelColumn[];
  /** Added to the linear predictor: the logarithm of the exposure for rates. */
  readonly offset?: Float64Array;
  /** Binomial: how many trials the share is of. Others: how often the row counts. Default 1. */
  readonly trials?: Float64Array;
  /** Codes of clusters for the robust variance. */
  readonly cluster?: Float64Array;
}

/** Complete rows in a canonical order, which no sum then depends on. */
export interface GlmRows {
  readonly size: number;
  readonly leftOut: number;
  readonly y: Float64Array;
  readonly x: Matrix;
  readonly offset: Float64Array;
  readonly trials: Float64Array;
  readonly cluster: Float64Array;
  readonly ranges: readonly number[];
  readonly origin: readonly number[];
}

/** A column of ones. */
export const intercept = (rows: number): ModelColumn => ({
  name: "(Intercept)",
  values: new Float64Array(rows).fill(1),
});

export function orderGlmRows(data: GlmData): GlmRows {
  const all = data.outcome.length;
  const offset = data.offset ?? new Float64Array(all);
  const trials = data.trials ?? new Float64Array(all).fill(1);
  const { cluster } = data;
  const columns = data.columns.map((one) => one.values);
  const keys = [data.outcome, ...columns, offset, trials];
  if (cluster !== undefined) keys.push(cluster);
  const origin = Array.from(data.outcome.keys())
    .filter((i) => keys.every((key) => !Number.isNaN(at(key, i))) && at(trials, i) > 0)
    .toSorted((a, b) => {
      for (const key of keys) if (at(key, a) !== at(key, b)) return at(key, a) - at(key, b);
      return 0;
    });
  const take = (column: Float64Array) => Float64Array.from(origin, (i) => at(column, i));
  const x = matrix(
    origin.length,
    columns.length,
    origin.flatMap((i) => columns.map((column) => at(column, i))),
  );
  return {
    size: origin.length,
    leftOut: all - origin.length,
    y: take(data.outcome),
    x,
    offset: take(offset),
    trials: take(trials),
    cluster: cluster === undefined ? Float64Array.from(origin.keys()) : take(cluster),
    ranges: columns.map((column) => rangeOf(take(column))),
    origin,
  };
}

/** How far a column ranges; a constant one, its size. */
function rangeOf(column: Float64Array): number {
  const low = column.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = column.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return high > low ? high - low : Math.abs(high) || 1;
}
