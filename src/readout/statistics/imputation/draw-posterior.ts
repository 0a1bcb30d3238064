import { Fault, type Random } from "../../../kernel/index.ts";
import { cholesky, solveLower } from "../../linear-algebra/cholesky.ts";
import { addEntry, type Matrix, matrix, rowOf, setEntry } from "../../linear-algebra/matrix.ts";
import { at, dot } from "../../linear-algebra/vector.ts";

/** The lower triangle of a matrix that must be positive definite. */
function factor(m: Matrix): Matrix {
  const lower = cholesky(m);
  if (lower === undefined) throw new Fault("a matrix that is not positive definite");
  return lower;
}

/** χ² with whole degrees of freedom, as a sum of squares. */
export function drawChiSquared(df: number, random: Random): number {
  let sum = 0;
  for (let i = 0; i < df; i++) sum += random.normal() ** 2;
  return sum;
}

/**
 * A covariance from the inverse Wishart distribution: Σ⁻¹ ~ W(df, S⁻¹), by Bartlett's decomposition.
 *
 * @param df whole, at least the number of rows
 * @source Bartlett, Proc. R. Soc. Edinb. 53:260 (1933); Smith & Hocking, Applied Statistics 21:341 (1972), AS 53
 */
export function drawInverseWishart(sums: Matrix, df: number, random: Random): Matrix {
  const size = sums.rows;
  const lower = factor(sums);
  const bartlett = matrix(size, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) setEntry(bartlett, i, j, random.normal());
    setEntry(bartlett, i, i, Math.sqrt(drawChiSquared(df - i, random)));
  }
  // Σ = (L A⁻ᵀ)(L A⁻ᵀ)ᵀ; row i of L A⁻ᵀ solves A x = (row i of L).
  const rows = Array.from({ length: size }, (_, i) =>
    solveLower(bartlett, Float64Array.from(rowOf(lower, i))),
  );
  const drawn = matrix(size, size);
  for (const [i, first] of rows.entries()) {
    for (const [j, second] of rows.entries()) setEntry(drawn, i, j, dot(first, second));
  }
  return drawn;
}

/** One participant's rows: the design of each visit, and the visits' values without gaps. */
export interface WholeSubject {
  readonly group: number;
  readonly design: readonly Float64Array[];
  readonly values: Float64Array;
}

/** Σ rᵢ rᵢᵀ of each group's residuals, and how many participants each has. */
export function residualSums(
  subjects: readonly WholeSubject[],
  coefficients: Float64Array,
  groups: number,
): readonly { readonly sums: Matrix; readonly count: number }[] {
  const visits = subjects[0]?.values.length ?? 0;
  return Array.from({ length: groups }, (_, group) => {
    const sums = matrix(visits, visits);
    const own = subjects.filter((one) => one.group === group);
    for (const { design, values } of own) {
      const left = values.map((value, t) => value - dot(design[t] ?? values, coefficients));
      for (let t = 0; t < visits; t++) {
        for (let s = 0; s < visits; s++) addEntry(sums, t, s, at(left, t) * at(left, s));
      }
    }
    return { sums, count: own.length };
  });
}
