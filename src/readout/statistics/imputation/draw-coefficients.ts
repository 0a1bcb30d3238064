import { Fault, type Random } from "../../../kernel/index.ts";
import {
  cholesky,
  invertCholesky,
  solveCholesky,
  solveLowerTransposed,
} from "../../linear-algebra/cholesky.ts";
import { entry, type Matrix, matrix } from "../../linear-algebra/matrix.ts";
import { at } from "../../linear-algebra/vector.ts";
import type { WholeSubject } from "./draw-posterior.ts";

/** Draws coefficients once: at given values and covariances of each group. */
export type DrawCoefficients = (
  subjects: readonly WholeSubject[],
  covariances: readonly Matrix[],
  random: Random,
) => Float64Array;

/** The products of the designs of two visits, summed over a group's participants; only those that are not zero. */
interface Products {
  readonly group: number;
  readonly visits: readonly [first: number, second: number];
  /** Places in the information matrix, and what is added there. */
  readonly places: Uint32Array;
  readonly sums: Float64Array;
}

/**
 * Draws of the coefficients from their normal posterior (flat prior): generalised least squares and its spread. The
 * designs stay what they are while values and covariances change, so their products are added up once.
 */
export function coefficientDraws(designs: readonly WholeSubject[]): DrawCoefficients {
  const effects = designs[0]?.design[0]?.length ?? 0;
  const products = productsOf(designs, effects);
  const filled = designs.map(({ design }) =>
    design.map((row) => Uint32Array.from(row.keys()).filter((k) => at(row, k) !== 0)),
  );
  return (subjects, covariances, random) => {
    const inverses = covariances.map((covariance) => invertCholesky(factor(covariance)));
    const information = matrix(effects, effects);
    for (const { group, visits, places, sums } of products) {
      const weight = entry(inverseOf(inverses, group), ...visits);
      for (let i = 0; i < places.length; i++) {
        const place = places[i] ?? 0;
        information.data[place] = at(information.data, place) + weight * at(sums, i);
      }
    }
    const right = new Float64Array(effects);
    for (const [i, { group, design, values }] of subjects.entries()) {
      const inverse = inverseOf(inverses, group);
      for (const [t, row] of design.entries()) {
        let value = 0;
        for (let s = 0; s < values.length; s++) value += entry(inverse, t, s) * at(values, s);
        for (const k of filled[i]?.[t] ?? []) right[k] = at(right, k) + at(row, k) * value;
      }
    }
    const lower = factor(information);
    const centre = solveCholesky(lower, right);
    const noise = solveLowerTransposed(
      lower,
      centre.map(() => random.normal()),
    );
    return centre.map((one, j) => one + at(noise, j));
  };
}

function productsOf(designs: readonly WholeSubject[], effects: number): readonly Products[] {
  const groups = new Set(designs.map(({ group }) => group));
  const visits = designs[0]?.design.length ?? 0;
  return [...groups].flatMap((group) => {
    const own = designs.filter((one) => one.group === group);
    const pairs: Products[] = [];
    for (let first = 0; first < visits; first++) {
      for (let second = 0; second < visits; second++) {
        const sums = new Float64Array(effects * effects);
        for (const { design } of own) addProduct(sums, design[first], design[second]);
        const places = Uint32Array.from(sums.keys()).filter((place) => at(sums, place) !== 0);
        const kept = Float64Array.from(places, (place) => at(sums, place));
        pairs.push({ group, visits: [first, second], places, sums: kept });
      }
    }
    return pairs;
  });
}

function addProduct(
  sums: Float64Array,
  first: Float64Array = new Float64Array(0),
  second: Float64Array = new Float64Array(0),
): void {
  for (let j = 0; j < first.length; j++) {
    const x = at(first, j);
    if (x === 0) continue;
    for (let k = 0; k < second.length; k++) {
      const place = j * first.length + k;
      sums[place] = at(sums, place) + x * at(second, k);
    }
  }
}

function inverseOf(inverses: readonly Matrix[], group: number): Matrix {
  const inverse = inverses[group];
  if (inverse === undefined) throw new Fault(`no covariance of group ${group}`);
  return inverse;
}

/** The lower triangle of a matrix that must be positive definite. */
function factor(m: Matrix): Matrix {
  const lower = cholesky(m);
  if (lower === undefined) throw new Fault("a matrix that is not positive definite");
  return lower;
}
