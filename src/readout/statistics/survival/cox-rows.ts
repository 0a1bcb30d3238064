import type { Matrix } from "../../linear-algebra/matrix.ts";
import { entry, matrix } from "../../linear-algebra/matrix.ts";
import { at } from "../../linear-algebra/vector.ts";
import type { ModelColumn } from "../likelihood/model-column.ts";
import type { SurvivalData } from "./survival-data.ts";

/** What a proportional-hazards model is fitted to. NaN is missing: such a subject is left out and counted. */
export interface CoxData extends SurvivalData {
  readonly covariates: readonly ModelColumn[];
  /** Codes of strata, each with a baseline hazard of its own. */
  readonly stratum?: Float64Array;
  /** Codes of clusters (a subject with several rows, a site) for the robust variance. */
  readonly cluster?: Float64Array;
}

/**
 * The rows of a model in a canonical order: by stratum, then latest time first, then all else. Sums over them so do not
 * depend on the order in which the rows were given. Covariates have their mean taken off.
 */
export interface CoxRows {
  readonly size: number;
  readonly time: Float64Array;
  readonly event: Float64Array;
  readonly entry: Float64Array;
  readonly hasEntry: boolean;
  readonly stratum: Float64Array;
  readonly cluster: Float64Array;
  readonly x: Matrix;
  readonly means: Float64Array;
  readonly ranges: readonly number[];
  /** The place of each in the data that were given. */
  readonly origin: readonly number[];
  /** Where each stratum begins and ends. */
  readonly strata: readonly { readonly from: number; readonly to: number; readonly code: number }[];
}

export function orderRows(data: CoxData, rows: readonly number[]): CoxRows {
  const zero = new Float64Array(data.time.length);
  const { entry: given, stratum = zero, cluster, covariates } = data;
  const entered = given ?? zero.map(() => Number.NEGATIVE_INFINITY);
  const keys = [stratum, data.time, data.event, entered, ...covariates.map((one) => one.values)];
  const named = cluster === undefined ? keys : [...keys, cluster];
  const origin = rows.toSorted((a, b) => {
    for (const [k, key] of named.entries()) {
      if (at(key, a) !== at(key, b)) return (at(key, a) < at(key, b) ? -1 : 1) * (k === 1 ? -1 : 1);
    }
    return 0;
  });
  const take = (column: Float64Array) => Float64Array.from(origin, (i) => at(column, i));
  const x = matrix(origin.length, covariates.length);
  const columns = covariates.map((one) => take(one.values));
  const means = Float64Array.from(
    columns,
    (column) => column.reduce((sum, value) => sum + value, 0) / origin.length,
  );
  for (const [j, column] of columns.entries()) {
    for (const [i, value] of column.entries()) x.data[i * x.columns + j] = value - at(means, j);
  }
  const codes = take(stratum);
  return {
    size: origin.length,
    time: take(data.time),
    event: take(data.event),
    entry: take(entered),
    hasEntry: given !== undefined,
    stratum: codes,
    cluster: cluster === undefined ? Float64Array.from(origin.keys()) : take(cluster),
    x,
    means,
    ranges: columns.map((column) => Math.max(...column) - Math.min(...column)),
    origin,
    strata: bounds(codes),
  };
}

function bounds(codes: Float64Array) {
  const strata: { from: number; to: number; code: number }[] = [];
  for (const [i, code] of codes.entries()) {
    const last = strata.at(-1);
    if (last?.code === code) last.to = i + 1;
    else strata.push({ from: i, to: i + 1, code });
  }
  return strata;
}

/** xβ of each row, with the means taken off. */
export function predictors({ x }: CoxRows, beta: Float64Array): Float64Array {
  return Float64Array.from({ length: x.rows }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < x.columns; j++) sum += entry(x, i, j) * at(beta, j);
    return sum;
  });
}
