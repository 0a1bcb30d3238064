import { at } from "../../linear-algebra/vector.ts";
import { gaussLegendre } from "../../numeric/gauss-legendre.ts";
import { normalCdf } from "../../numeric/normal.ts";

/**
 * The score statistic S at one look, for trials that have not stopped: S has mean `drift` · information and the
 * information as its variance, Z = S/√information. Points of quadrature and the probability that each carries.
 */
export interface Walk {
  readonly information: number;
  readonly score: Float64Array;
  readonly mass: Float64Array;
}

/** Before the first look. */
export const noWalk: Walk = {
  information: 0,
  score: Float64Array.of(0),
  mass: Float64Array.of(1),
};

/** P(not stopped before, and Z ≥ z at this look). */
export function crossAbove(walk: Walk, information: number, drift: number, z: number): number {
  return across(walk, information, drift, z, 1);
}

/** P(not stopped before, and Z < z at this look). */
export function crossBelow(walk: Walk, information: number, drift: number, z: number): number {
  return across(walk, information, drift, z, -1);
}

function across(walk: Walk, information: number, drift: number, z: number, side: 1 | -1): number {
  if (z === side * Number.POSITIVE_INFINITY) return 0;
  const more = information - walk.information;
  const spread = Math.sqrt(more);
  const bound = z * Math.sqrt(information) - drift * more;
  let sum = 0;
  for (let i = 0; i < walk.mass.length; i++) {
    sum += at(walk.mass, i) * normalCdf((side * (at(walk.score, i) - bound)) / spread);
  }
  return sum;
}

/**
 * Those that go on after a look because lower ≤ Z < upper.
 *
 * @source Armitage, McPherson & Rowe, JRSS A 132:235 (1969); Jennison & Turnbull, Group Sequential Methods (2000), ch. 19
 */
export function walkOn(
  walk: Walk,
  information: number,
  drift: number,
  lower: number,
  upper: number,
): Walk {
  const more = information - walk.information;
  const [whole, spread] = [Math.sqrt(information), Math.sqrt(more)];
  const centre = drift * information;
  const low = Math.max(lower * whole, centre - reach * whole);
  const high = Math.min(upper * whole, centre + reach * whole);
  if (!(low < high)) return { information, score: new Float64Array(), mass: new Float64Array() };
  // The density is no rougher than the step that led here.
  const pieces = Math.min(400, Math.max(4, Math.ceil((high - low) / (1.5 * spread))));
  const score = new Float64Array(pieces * rule.points.length);
  const mass = new Float64Array(score.length);
  const half = (high - low) / pieces / 2;
  for (let place = 0; place < score.length; place++) {
    const piece = Math.floor(place / rule.points.length);
    const point = place % rule.points.length;
    const here = low + half * (2 * piece + 1 + at(rule.points, point));
    let density = 0;
    for (let i = 0; i < walk.mass.length; i++) {
      const step = (here - at(walk.score, i) - drift * more) / spread;
      density += at(walk.mass, i) * Math.exp(-0.5 * step * step);
    }
    score[place] = here;
    mass[place] = (half * at(rule.weights, point) * density) / (spread * rootTwoPi);
  }
  return { information, score, mass };
}

const rule = gaussLegendre(12);
const reach = 9;
const rootTwoPi = Math.sqrt(2 * Math.PI);
