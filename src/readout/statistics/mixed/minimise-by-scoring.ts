import { cholesky, solveCholesky } from "../../linear-algebra/cholesky.ts";
import { addEntry, columnOf, entry, type Matrix, matrix } from "../../linear-algebra/matrix.ts";
import { symmetricEigen } from "../../linear-algebra/symmetric-eigen.ts";
import { addAt, at, dot } from "../../linear-algebra/vector.ts";

/** A function's value with its slope and two forms of its curvature at one place. */
export interface Curvature {
  readonly value: number;
  readonly gradient: Float64Array;
  /** The second derivatives. */
  readonly observed: Matrix;
  /** Their expectation, which is never negative: it leads where the second derivatives do not. */
  readonly expected: Matrix;
}

/** A function to minimise; `undefined` where it does not exist. */
export interface Objective<C extends Curvature> {
  readonly value: (at: Float64Array) => number | undefined;
  readonly curvature: (at: Float64Array) => C | undefined;
}

export interface Minimum<C extends Curvature> {
  readonly at: Float64Array;
  readonly curvature: C;
  readonly iterations: number;
  /** How far below the value the minimum of the fitted parabola still lies; near zero when it was reached. */
  readonly decrement: number;
  readonly isConverged: boolean;
}

const reached = 1e-20;
const nearlyReached = 1e-7;
const longestStep = 4;

/**
 * Minimises by Newton steps; where the second derivatives are not positive definite, by Fisher scoring or by Newton steps
 * with negative curvatures turned round, whichever leads lower. Each step is shortened until the value falls enough. `undefined`: the function does not exist at the start.
 *
 * @source Nocedal & Wright, Numerical Optimization, 2nd ed., §3.1, §3.4
 */
export function minimiseByScoring<C extends Curvature>(
  objective: Objective<C>,
  start: Float64Array,
  iterationLimit = 200,
): Minimum<C> | undefined {
  let place = start;
  const begun = objective.curvature(start);
  if (begun === undefined) return undefined;
  let curvature: C = begun;
  let decrement = Number.POSITIVE_INFINITY;
  for (let iteration = 0; iteration < iterationLimit; iteration++) {
    const steps = directions(curvature);
    const newton = steps[0];
    const before = decrement;
    decrement = newton === undefined ? decrement : dot(newton, curvature.gradient);
    // What no longer shrinks so near the minimum is rounding.
    if (decrement <= reached || (before < nearlyReached && decrement > before / 4)) {
      return { at: place, curvature, iterations: iteration, decrement, isConverged: true };
    }
    const next = descend(objective, place, curvature, steps);
    if (next === undefined) {
      const isConverged = decrement < nearlyReached;
      return { at: place, curvature, iterations: iteration, decrement, isConverged };
    }
    place = next.at;
    curvature = next.curvature;
  }
  return { at: place, curvature, iterations: iterationLimit, decrement, isConverged: false };
}

/** The lowest place that one of the steps leads to, each shortened until the value falls enough. */
function descend<C extends Curvature>(
  objective: Objective<C>,
  from: Float64Array,
  { value, gradient }: C,
  steps: readonly Float64Array[],
): { readonly at: Float64Array; readonly curvature: C } | undefined {
  let lowest: { readonly at: Float64Array; readonly value: number } | undefined;
  for (const step of steps) {
    const slope = dot(step, gradient);
    const longest = step.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
    let length = Math.min(1, longestStep / longest);
    for (let halving = 0; halving < 40; halving++) {
      const to = from.map((part, i) => part - length * at(step, i));
      const found = objective.value(to);
      // So near the minimum rounding hides the gain: the step itself is then the better judge.
      const isFine = slope < nearlyReached && length === 1;
      const wanted = isFine ? value + 1e-9 * (1 + Math.abs(value)) : value - 1e-4 * length * slope;
      if (found !== undefined && found <= wanted) {
        if (lowest === undefined || found < lowest.value) lowest = { at: to, value: found };
        break;
      }
      length /= 2;
    }
  }
  const curvature = lowest === undefined ? undefined : objective.curvature(lowest.at);
  return lowest === undefined || curvature === undefined ? undefined : { at: lowest.at, curvature };
}

/** Steps to try: Newton's; where the value does not bend upward everywhere, those of scoring and of {@link bentUp}. */
function directions({ gradient, observed, expected }: Curvature): readonly Float64Array[] {
  const newton = cholesky(observed, 1e-11);
  if (newton !== undefined) return [solveCholesky(newton, gradient)];
  const bent = bentUp(observed, gradient);
  for (const ridge of [0, 1e-8, 1e-4, 1e-2, 1, 100]) {
    const scored = cholesky(withRidge(expected, ridge), 1e-12);
    if (scored !== undefined) return [solveCholesky(scored, gradient), bent];
  }
  return [bent];
}

/** Newton's step with each negative curvature taken as positive; flat directions are left alone. */
function bentUp(observed: Matrix, gradient: Float64Array): Float64Array {
  const { values, vectors } = symmetricEigen(observed);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const step = new Float64Array(gradient.length);
  for (const [r, value] of values.entries()) {
    if (Math.abs(value) <= 1e-10 * largest) continue;
    const along = columnOf(vectors, r);
    const length = dot(along, gradient) / Math.abs(value);
    for (const [i, part] of along.entries()) addAt(step, i, length * part);
  }
  return step;
}

function withRidge(from: Matrix, ridge: number): Matrix {
  if (ridge === 0) return from;
  const ridged = matrix(from.rows, from.columns, from.data);
  let largest = 0;
  for (let i = 0; i < from.rows; i++) largest = Math.max(largest, entry(from, i, i));
  for (let i = 0; i < from.rows; i++)
    addEntry(ridged, i, i, ridge * (entry(from, i, i) + 1e-3 * largest + 1e-12));
  return ridged;
}
