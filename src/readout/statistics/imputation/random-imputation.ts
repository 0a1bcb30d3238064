import { type Issue, type Random, randomStream } from "../../../kernel/index.ts";
import { type Matrix, matrix } from "../../linear-algebra/matrix.ts";
import { at } from "../../linear-algebra/vector.ts";
import { defineDesign, designMatrix } from "../design/design.ts";
import { type Variable, valueAt } from "../design/variable.ts";
import { drawAround, drawMatched, drawRegression } from "./draw-regression.ts";
import { missingPredictor, notMonotone } from "./imputation-issues.ts";

/** A column with gaps, and how they are drawn: around a regression, or from nearest donors. */
export interface GappedColumn {
  readonly name: string;
  /** NaN where missing. */
  readonly values: Float64Array;
  readonly method: "regression" | "matching";
}

export interface RandomImputationInput {
  /** Who a row is about: rows are drawn in the order of these names, so that theirs does not matter. All differ. */
  readonly subject: readonly string[];
  /** In order: of a monotone pattern, the first is the least missing (such as visits). */
  readonly columns: readonly GappedColumn[];
  /** Complete predictors, such as arm and baseline. */
  readonly covariates: readonly Variable[];
  /**
   * Monotone: a column rests on the covariates and the columns before it, once. Chained: on all the other columns, over
   * and over (`rounds`, default 10).
   */
  readonly pattern: "monotone" | "chained";
  readonly rounds?: number;
  /** From how many donors a matched value is taken. Default 5. */
  readonly donors?: number;
  readonly imputations: number;
  readonly seed: string;
}

/**
 * Multiple imputation at random: each completed data set holds every column without gaps, in the order of the rows.
 *
 * Issues: a gap followed by a value where the pattern is to be monotone; a predictor that is missing; a column with too few
 * observed values for its predictors.
 *
 * @source Rubin (1987), ch. 5; van Buuren, Flexible Imputation of Missing Data, 2nd ed. (2018), §4.3, §4.5
 */
export function computeRandomImputation(
  input: RandomImputationInput,
): readonly (readonly Float64Array[])[] | Issue {
  const { subject, columns, covariates, pattern, imputations, seed } = input;
  const order = Array.from(subject.keys()).sort((a, b) =>
    (subject[a] ?? "") < (subject[b] ?? "") ? -1 : 1,
  );
  for (const row of order) {
    const isWhole = covariates.every((one) => !Number.isNaN(valueAt(one, row)));
    if (!isWhole) return missingPredictor([row], { row: row + 1 });
    const gaps = columns.map(({ values }) => Number.isNaN(at(values, row)));
    if (
      pattern === "monotone" &&
      gaps.lastIndexOf(false) > gaps.indexOf(true) &&
      gaps.includes(true)
    ) {
      return notMonotone([row], { row: row + 1 });
    }
  }
  const design = defineDesign(covariates, [[], ...covariates.map(({ name }) => [name])]);
  const fixed = designMatrix(design, order);
  const sorted = columns.map((column) => ({
    ...column,
    values: Float64Array.from(order, (row) => at(column.values, row)),
  }));
  const stream = randomStream(seed);
  const completed: (readonly Float64Array[])[] = [];
  for (let i = 0; i < imputations; i++) {
    const random = stream.split("imputation", i);
    const drawn = drawOnce(sorted, fixed, input, random);
    if (!("length" in drawn)) return drawn;
    completed.push(
      drawn.map((values) => {
        const back = new Float64Array(values.length);
        for (const [place, row] of order.entries()) back[row] = at(values, place);
        return back;
      }),
    );
  }
  return completed;
}

function drawOnce(
  columns: readonly GappedColumn[],
  fixed: Matrix,
  { pattern, rounds = 10, donors = 5 }: RandomImputationInput,
  random: Random,
): readonly Float64Array[] | Issue {
  const filled = columns.map(({ values }) =>
    pattern === "monotone" ? Float64Array.from(values) : startChain(values, random),
  );
  for (let round = 0; round < (pattern === "monotone" ? 1 : rounds); round++) {
    for (const [place, column] of columns.entries()) {
      const others = filled.filter((_, i) => (pattern === "monotone" ? i < place : i !== place));
      const gaps = Array.from(column.values.keys()).filter((i) => Number.isNaN(column.values[i]));
      if (gaps.length === 0) continue;
      const seen = Array.from(column.values.keys()).filter((i) => !Number.isNaN(column.values[i]));
      const predictors = rowsOf(fixed, others, seen);
      const response = Float64Array.from(seen, (i) => at(column.values, i));
      const regression = drawRegression(predictors, response, random);
      if (!("drawn" in regression)) return regression;
      const asked = rowsOf(fixed, others, gaps);
      const values =
        column.method === "regression"
          ? drawAround(regression, asked, random)
          : drawMatched(regression, { predictors, response }, asked, donors, random);
      for (const [i, row] of gaps.entries()) {
        const target = filled[place];
        if (target !== undefined) target[row] = at(values, i);
      }
    }
  }
  return filled;
}

/** Gaps begin as observed values drawn at random. */
function startChain(values: Float64Array, random: Random): Float64Array {
  const seen = values.filter((value) => !Number.isNaN(value));
  return values.map((value) =>
    Number.isNaN(value) && seen.length > 0 ? at(seen, random.below(seen.length)) : value,
  );
}

/** Some rows of the covariates' design, followed by the other columns. */
function rowsOf(fixed: Matrix, others: readonly Float64Array[], rows: readonly number[]): Matrix {
  const width = fixed.columns + others.length;
  const built = matrix(rows.length, width);
  for (const [i, row] of rows.entries()) {
    for (let j = 0; j < fixed.columns; j++) {
      built.data[i * width + j] = at(fixed.data, row * fixed.columns + j);
    }
    for (const [j, other] of others.entries()) {
      built.data[i * width + fixed.columns + j] = at(other, row);
    }
  }
  return built;
}
