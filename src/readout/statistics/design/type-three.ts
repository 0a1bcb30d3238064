import { columnOf, type Matrix, matrix } from "../../linear-algebra/matrix.ts";
import { leastSquares, qr } from "../../linear-algebra/qr.ts";
import { defineDesign, type Design, designMatrix } from "./design.ts";

/**
 * Which combinations of coefficients (rows) are zero when a term has no effect, type III: other factors are averaged over
 * their levels, whatever their numbers of observations.
 *
 * @param term its place among the design's terms
 * @param rows how many rows the design's variables have; together they must let every coefficient be estimated
 * @source Herr, The American Statistician 40:265 (1986), hypothesis C; agrees with SAS type III without empty cells
 */
export function computeTypeThree(design: Design, term: number, rows: number): Matrix {
  const places = Array.from({ length: rows }, (_, row) => row);
  const sums = defineDesign([...design.variables.values()], design.terms, "sum");
  const factored = qr(designMatrix(sums, places));
  const plain = designMatrix(design, places);
  const wanted = sums.columns.flatMap((column, place) => (column.term === term ? [place] : []));
  const hypothesis = matrix(wanted.length, design.columns.length);
  for (let j = 0; j < design.columns.length; j++) {
    const solved = leastSquares(factored, columnOf(plain, j));
    for (const [i, place] of wanted.entries()) {
      const value = solved[place] ?? 0;
      hypothesis.data[i * hypothesis.columns + j] = Math.abs(value) < 1e-12 ? 0 : value;
    }
  }
  return hypothesis;
}
