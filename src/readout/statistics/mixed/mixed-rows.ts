import type { Issue } from "../../../kernel/index.ts";
import { type Matrix, matrix } from "../../linear-algebra/matrix.ts";
import { leastSquares, type Qr, qr } from "../../linear-algebra/qr.ts";
import { at } from "../../linear-algebra/vector.ts";
import { defineDesign, type Design, designMatrix, type Term } from "../design/design.ts";
import { selectRows, type Variable, valueAt } from "../design/variable.ts";
import {
  noObservations,
  noVariation,
  singularDesign,
  tooFewObservations,
  unknownVariable,
} from "./issues.ts";

/** A model with fixed effects and repeated observations of subjects, as asked. */
export interface MixedRequest {
  /** NaN where missing. */
  readonly response: Float64Array;
  /** Who each row is about; rows of one subject vary together. */
  readonly subject: readonly string[];
  readonly variables: readonly Variable[];
  /** The fixed effects; `[]` is the intercept. */
  readonly terms: readonly Term[];
}

/** The rows that are analysed, in an order that does not depend on the order they came in. */
export interface MixedRows {
  readonly design: Design;
  /** The variables asked for, at the analysed rows. */
  readonly selected: readonly Variable[];
  /** Rows of the request in the order of analysis. */
  readonly rows: Int32Array;
  /** The first analysed row of each subject, and the number of rows at the end. */
  readonly starts: Int32Array;
  readonly subjects: readonly string[];
  readonly response: Float64Array;
  readonly model: Matrix;
  /** The upper triangle R that makes the columns of X R⁻¹ orthonormal. */
  readonly triangle: Matrix;
  /** Row by row the orthonormal columns, then what least squares leave of the response. */
  readonly values: Float64Array;
  /** The coefficients by least squares. */
  readonly plain: Float64Array;
}

/**
 * Takes the rows that say everything, orders them by subject and then by `place`, and prepares the design.
 *
 * @param needed further variables a row must have a value of
 */
export function prepareRows(
  request: MixedRequest,
  place: Float64Array,
  needed: readonly string[] = [],
): MixedRows | Issue {
  const named = new Map(request.variables.map((variable) => [variable.name, variable]));
  const used = new Map<string, Variable>();
  for (const name of [...request.terms.flat(), ...needed]) {
    const variable = named.get(name);
    if (variable === undefined) return unknownVariable(["terms"], { name });
    used.set(name, variable);
  }
  const rows = orderRows(request, [...used.values()], place);
  if (rows.length === 0) return noObservations(["response"]);
  const selected = [...used.values()].map((variable) => selectRows(variable, rows));
  const design = defineDesign(selected, request.terms);
  const columns = design.columns.length;
  if (rows.length <= columns) {
    const counts = { observations: rows.length, effects: columns };
    return tooFewObservations(["response"], counts);
  }
  const model = designMatrix(
    design,
    Int32Array.from(rows, (_, i) => i),
  );
  const factored = qr(model);
  if (factored.rank < columns) {
    const lost = factored.order.slice(factored.rank).map((i) => design.columns[i]?.name ?? "");
    return singularDesign(["terms"], { columns: lost.join(", ") });
  }
  const response = Float64Array.from(rows, (row) => request.response[row] ?? Number.NaN);
  const plain = leastSquares(factored, response);
  const { values, leftOver } = orthonormal(model, factored, response, plain);
  const largest = response.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (leftOver <= 1e-24 * largest * largest * rows.length) return noVariation(["response"]);
  const starts: number[] = [];
  const subjects: string[] = [];
  for (const [i, row] of rows.entries()) {
    const subject = request.subject[row] ?? "";
    if (subjects.at(-1) === subject) continue;
    subjects.push(subject);
    starts.push(i);
  }
  const triangle = triangleOf(factored, columns);
  const ends = Int32Array.from([...starts, rows.length]);
  return {
    design,
    selected,
    rows,
    starts: ends,
    subjects,
    response,
    model,
    triangle,
    values,
    plain,
  };
}

function orderRows(
  { response, subject }: MixedRequest,
  used: readonly Variable[],
  place: Float64Array,
): Int32Array {
  const columns = used.map((variable) =>
    Float64Array.from(response, (_, row) => valueAt(variable, row)),
  );
  const complete: number[] = [];
  for (let row = 0; row < response.length; row++) {
    const isThere = Number.isFinite(response[row]) && Number.isFinite(place[row]);
    if (isThere && columns.every((column) => Number.isFinite(column[row]))) complete.push(row);
  }
  const ids = [...new Set(subject)].sort((a, b) => (a < b ? -1 : 1));
  const ranks = new Map(ids.map((id, rank) => [id, rank]));
  const rankOf = Float64Array.from(subject, (one) => ranks.get(one) ?? -1);
  // Rows of a subject at the same place are told apart by what they hold, never by where they stood.
  const keys = [rankOf, place, ...columns, response];
  const compare = (a: number, b: number) => {
    for (const key of keys) {
      const difference = at(key, a) - at(key, b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  return Int32Array.from(complete.sort(compare));
}

function triangleOf({ factors }: Qr, columns: number): Matrix {
  const triangle = matrix(columns, columns);
  for (let i = 0; i < columns; i++) {
    for (let j = i; j < columns; j++) {
      triangle.data[i * columns + j] = at(factors.data, i * columns + j);
    }
  }
  return triangle;
}

/** Each row of X R⁻¹ followed by its residual. */
function orthonormal(model: Matrix, { factors }: Qr, response: Float64Array, plain: Float64Array) {
  const { rows, columns } = model;
  const width = columns + 1;
  const values = new Float64Array(rows * width);
  let leftOver = 0;
  for (let i = 0; i < rows; i++) {
    let residual = at(response, i);
    for (let j = 0; j < columns; j++) {
      const x = at(model.data, i * columns + j);
      residual -= x * at(plain, j);
      let sum = x;
      for (let k = 0; k < j; k++) {
        sum -= at(values, i * width + k) * at(factors.data, k * columns + j);
      }
      values[i * width + j] = sum / at(factors.data, j * columns + j);
    }
    values[i * width + columns] = residual;
    leftOver += residual * residual;
  }
  return { values, leftOver };
}
