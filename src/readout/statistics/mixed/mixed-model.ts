import type { Issue } from "../../../kernel/index.ts";
import { cholesky, invertCholesky } from "../../linear-algebra/cholesky.ts";
import { entry, type Matrix, matrix, multiply, setEntry } from "../../linear-algebra/matrix.ts";
import { symmetricEigen } from "../../linear-algebra/symmetric-eigen.ts";
import { addAt, at } from "../../linear-algebra/vector.ts";
import { defineDesign, designMatrix, type Term } from "../design/design.ts";
import { noConvergence } from "./issues.ts";
import {
  type Curvature,
  type Minimum,
  minimiseByScoring,
  type Objective,
} from "./minimise-by-scoring.ts";
import { adjustCovariance, invertTriangle, type MixedFit, sandwich, turned } from "./mixed-fit.ts";
import { type MixedRequest, type MixedRows, prepareRows } from "./mixed-rows.ts";
import { entriesOfFactors, randomStructure, type RandomStructure } from "./random-effects.ts";
import {
  differentiateRandom,
  type VarianceCurvature,
  weightedProducts,
} from "./random-curvature.ts";
import { fitRandom, type RandomData, type RandomFit } from "./random-likelihood.ts";
import { withinSubjects } from "./within-subjects.ts";

export interface MixedModelRequest extends MixedRequest {
  /**
   * What varies from subject to subject: blocks of terms whose effects may be correlated. `[[[], ["MONTH"]]]` is a random
   * intercept and slope, `[[[]], [["MONTH"]]]` the same without a correlation.
   */
  readonly random: readonly (readonly Term[])[];
  readonly likelihood?: "restricted" | "full";
}

/** What one subject differs by from the mean of those like it, shrunk as far as its data are few. */
export interface RandomEffect {
  readonly subject: string;
  /** In the order of {@link MixedModelFit.randomNames}. */
  readonly values: Float64Array;
}

export interface MixedModelFit extends MixedFit {
  readonly randomNames: readonly string[];
  /** Which random effects stand in a block together, as places. */
  readonly randomBlocks: readonly (readonly number[])[];
  /** Their covariance G; parameters are its blocks' entries, then σ². */
  readonly randomCovariance: Matrix;
  /** σ². */
  readonly residualVariance: number;
  /** G has no inverse: the data ask for fewer random effects. The estimates hold nevertheless. */
  readonly isSingular: boolean;
  readonly randomEffects: readonly RandomEffect[];
}

/**
 * Linear mixed model y = X β + Z u + e of subjects with random effects u ~ N(0, G) and independent errors N(0, σ²): random
 * intercepts and slopes, such as of a function score over months. G may be singular; this is said, not failed.
 *
 * Issues: a singular design, too little data, no variation, a likelihood that was not maximised.
 *
 * @source Laird & Ware, Biometrics 38:963 (1982); Bates et al., J Stat Softw 67(1) (2015), whose restricted criterion it is
 */
export function computeMixedModel(request: MixedModelRequest): MixedModelFit | Issue {
  const needed = request.random.flat(2);
  const rows = prepareRows(request, new Float64Array(request.response.length), needed);
  if ("kind" in rows) return rows;
  const design = request.random.map((terms) => defineDesign(rows.selected, terms));
  const places = Int32Array.from(rows.rows, (_, i) => i);
  const parts = design.map((one) => designMatrix(one, places));
  const random = joined(parts, rows.rows.length);
  let next = 0;
  const blocks = design.map((one) => one.columns.map(() => next++));
  const structure = randomStructure(blocks);
  const data = sumUp(rows, random);
  const isRestricted = request.likelihood !== "full";
  const objective = randomObjective(data, structure, isRestricted);
  const found = minimiseByScoring(objective, startOf(rows, random, structure));
  if (found === undefined || !found.isConverged) {
    return noConvergence(["random"], { iterations: found?.iterations ?? 0 });
  }
  const names = design.flatMap((one) => one.columns.map(({ name }) => name));
  return describeFit({ rows, random, data, structure, isRestricted, found, names });
}

function joined(parts: readonly Matrix[], rows: number): Matrix {
  const columns = parts.reduce((sum, part) => sum + part.columns, 0);
  const all = matrix(rows, columns);
  let first = 0;
  for (const part of parts) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < part.columns; j++) setEntry(all, i, first + j, entry(part, i, j));
    }
    first += part.columns;
  }
  return all;
}

function sumUp({ starts, values, design }: MixedRows, random: Matrix): RandomData {
  const width = design.columns.length + 1;
  const size = random.columns;
  const subjects = starts.length - 1;
  const zz = new Float64Array(subjects * size * size);
  const zd = new Float64Array(subjects * size * width);
  const counts = Int32Array.from(
    { length: subjects },
    (_, i) => (starts[i + 1] ?? 0) - (starts[i] ?? 0),
  );
  const dd = matrix(width, width);
  for (let subject = 0; subject < subjects; subject++) {
    for (let row = starts[subject] ?? 0; row < (starts[subject + 1] ?? 0); row++) {
      for (let j = 0; j < size; j++) {
        const z = at(random.data, row * size + j);
        const [toZ, toD] = [(subject * size + j) * size, (subject * size + j) * width];
        for (let k = 0; k < size; k++) addAt(zz, toZ + k, z * at(random.data, row * size + k));
        for (let c = 0; c < width; c++) addAt(zd, toD + c, z * at(values, row * width + c));
      }
      for (let c = 0; c < width; c++) {
        const d = at(values, row * width + c);
        for (let e = c; e < width; e++)
          addAt(dd.data, c * width + e, d * at(values, row * width + e));
      }
    }
  }
  for (let c = 0; c < width; c++) for (let e = 0; e < c; e++) setEntry(dd, c, e, entry(dd, e, c));
  return { counts, size, zz, zd, dd, rows: random.rows, width };
}

/** Half of what least squares leave to the random effects, shared among them. */
function startOf(rows: MixedRows, random: Matrix, structure: RandomStructure): Float64Array {
  const width = rows.design.columns.length + 1;
  let left = 0;
  for (let i = 0; i < random.rows; i++) left += at(rows.values, i * width + width - 1) ** 2;
  const variance = left / (random.rows - width + 1);
  const start = structure.factors.map(([row, column]) => {
    if (row !== column) return 0;
    let square = 0;
    for (let i = 0; i < random.rows; i++) square += entry(random, i, row) ** 2;
    return Math.sqrt((variance * random.rows) / (2 * structure.size * square));
  });
  return Float64Array.from([...start, Math.log(variance / 2)]);
}

interface RandomCurvature extends Curvature {
  readonly fit: RandomFit;
  readonly g: Matrix;
  readonly variance: number;
  readonly byVariance: VarianceCurvature;
  /** Derivatives of the entries of G and σ² (rows) by the free parameters. */
  readonly jacobian: Matrix;
}

function randomObjective(
  data: RandomData,
  structure: RandomStructure,
  isRestricted: boolean,
): Objective<RandomCurvature> {
  const place = (parameters: Float64Array) => {
    const found = entriesOfFactors(structure, parameters);
    const g = matrix(structure.size, structure.size);
    for (const [e, [j, k]] of structure.entries.entries()) {
      setEntry(g, j, k, at(found.values, e));
      setEntry(g, k, j, at(found.values, e));
    }
    return { ...found, g, variance: Math.exp(at(parameters, parameters.length - 1)) };
  };
  return {
    value: (parameters) => {
      const { g, variance } = place(parameters);
      return fitRandom(data, g, variance, isRestricted)?.value;
    },
    curvature: (parameters) => {
      const { g, variance, first, pairs } = place(parameters);
      const fit = fitRandom(data, g, variance, isRestricted);
      if (fit === undefined) return undefined;
      const by = differentiateRandom(data, structure, g, variance, fit, isRestricted);
      const count = parameters.length;
      const jacobian = matrix(count, count);
      for (let e = 0; e < count - 1; e++) {
        for (let a = 0; a < count - 1; a++)
          setEntry(jacobian, e, a, at(first, e * (count - 1) + a));
      }
      setEntry(jacobian, count - 1, count - 1, variance);
      const gradient = new Float64Array(count);
      for (let e = 0; e < count; e++) {
        for (let a = 0; a < count; a++)
          addAt(gradient, a, at(by.gradient, e) * entry(jacobian, e, a));
      }
      const observed = turned(jacobian, by.observed);
      for (const [e, found] of pairs.entries()) {
        for (const [a, b] of found) {
          addAt(observed.data, a * count + b, at(by.gradient, e));
          addAt(observed.data, b * count + a, at(by.gradient, e));
        }
      }
      addAt(observed.data, count * count - 1, at(by.gradient, count - 1) * variance);
      const expected = turned(jacobian, by.expected);
      return {
        value: fit.value,
        gradient,
        observed,
        expected,
        fit,
        g,
        variance,
        byVariance: by,
        jacobian,
      };
    },
  };
}

interface Solved {
  readonly rows: MixedRows;
  readonly random: Matrix;
  readonly data: RandomData;
  readonly structure: RandomStructure;
  readonly isRestricted: boolean;
  readonly found: Minimum<RandomCurvature>;
  readonly names: readonly string[];
}

function describeFit(solved: Solved): MixedModelFit {
  const { rows, data, structure, isRestricted, found, names } = solved;
  const { fit, g, variance, byVariance, jacobian, observed } = found.curvature;
  const effects = data.width - 1;
  const back = invertTriangle(rows.triangle);
  const coefficients = rows.plain.map((plain, i) => {
    let sum = plain;
    for (let k = i; k < effects; k++) sum += entry(back, i, k) * at(fit.coefficients, k);
    return sum;
  });
  const free = inverseOnSupport(observed);
  const parameterCovariance = sandwich(jacobian, free);
  for (let i = 0; i < parameterCovariance.data.length; i++) {
    parameterCovariance.data[i] = 2 * at(parameterCovariance.data, i);
  }
  let logs = 0;
  for (let i = 0; i < effects; i++) logs += Math.log(Math.abs(entry(rows.triangle, i, i)));
  const counted = isRestricted ? data.rows - effects : data.rows;
  const minusTwo = fit.value + counted * Math.log(2 * Math.PI) + (isRestricted ? 2 * logs : 0);
  const predicted = predict(solved);
  return {
    design: rows.design,
    coefficients,
    covariance: sandwich(back, fit.covariance),
    sensitivities: byVariance.sensitivities.map((one) => turned(rows.triangle, one)),
    parameterCovariance,
    kenwardRoger: () => {
      const w = doubled(inverseOnSupport(byVariance.expected));
      const products = weightedProducts(data, structure, g, variance, fit, w);
      const adjusted = adjustCovariance(fit.covariance, products, byVariance.sensitivities, w);
      return { covariance: sandwich(back, adjusted), parameterCovariance: w };
    },
    robustCovariance: sandwich(multiply(back, fit.covariance), predicted.scores),
    observations: data.rows,
    subjects: rows.subjects.length,
    isWithin: withinSubjects(rows),
    isRestricted,
    logLikelihood: -minusTwo / 2,
    parameterCount: found.at.length,
    iterations: found.iterations,
    randomNames: names,
    randomBlocks: structure.blocks,
    randomCovariance: g,
    residualVariance: variance,
    isSingular: structure.factors.some(
      ([row, column], i) =>
        row === column && Math.abs(at(found.at, i)) < singularBelow * Math.sqrt(variance),
    ),
    randomEffects: predicted.effects,
  };
}

/** As lme4 says it: a relative standard deviation this small is none. */
const singularBelow = 1e-4;

function doubled(a: Matrix): Matrix {
  return matrix(
    a.rows,
    a.columns,
    a.data.map((value) => 2 * value),
  );
}

/** A⁻¹, without the directions in which A is flat: those are where G is singular. */
function inverseOnSupport(a: Matrix): Matrix {
  const lower = cholesky(a, 1e-10);
  if (lower !== undefined) return invertCholesky(lower);
  const size = a.rows;
  const scale = Float64Array.from({ length: size }, (_, i) => {
    const diagonal = entry(a, i, i);
    return diagonal > 0 ? 1 / Math.sqrt(diagonal) : 0;
  });
  const scaled = matrix(size, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++)
      setEntry(scaled, i, j, entry(a, i, j) * at(scale, i) * at(scale, j));
  }
  const { values, vectors } = symmetricEigen(scaled);
  const inverse = matrix(size, size);
  for (const [r, value] of values.entries()) {
    if (!(value > 1e-8)) continue;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const part = (entry(vectors, i, r) * entry(vectors, j, r)) / value;
        addAt(inverse.data, i * size + j, part * at(scale, i) * at(scale, j));
      }
    }
  }
  return inverse;
}

/** Random effects G Zᵀ V⁻¹ r of each subject, and the sum of products of its scores Qᵀ V⁻¹ r. */
function predict({ rows, random, data, found }: Solved) {
  const { fit, g, variance } = found.curvature;
  const { width } = data;
  const effects = width - 1;
  const k = g.rows;
  const scores = matrix(effects, effects);
  const predicted = rows.subjects.map((subject, index): RandomEffect => {
    const [from, to] = [rows.starts[index] ?? 0, rows.starts[index + 1] ?? 0];
    const left = new Float64Array(to - from);
    const pulled = new Float64Array(k);
    for (let row = from; row < to; row++) {
      let residual = at(rows.values, row * width + effects);
      for (let c = 0; c < effects; c++)
        residual -= at(rows.values, row * width + c) * at(fit.coefficients, c);
      left[row - from] = residual;
      for (let j = 0; j < k; j++) addAt(pulled, j, entry(random, row, j) * residual);
    }
    const reduction = fit.reductions.subarray(index * k * k, (index + 1) * k * k);
    const kernel = multiply(g, { rows: k, columns: k, data: reduction });
    const values = Float64Array.from({ length: k }, (_, j) => {
      let sum = 0;
      for (let l = 0; l < k; l++) sum += entry(kernel, j, l) * at(pulled, l);
      return sum;
    });
    const score = new Float64Array(effects);
    for (let row = from; row < to; row++) {
      let rest = at(left, row - from);
      for (let j = 0; j < k; j++) rest -= entry(random, row, j) * at(values, j);
      for (let c = 0; c < effects; c++)
        addAt(score, c, (at(rows.values, row * width + c) * rest) / variance);
    }
    for (let c = 0; c < effects; c++) {
      for (let d = 0; d < effects; d++)
        addAt(scores.data, c * effects + d, at(score, c) * at(score, d));
    }
    return { subject, values };
  });
  return { effects: predicted, scores };
}
