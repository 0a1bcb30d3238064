import { at } from "../../linear-algebra/vector.ts";
import { chiSquaredQuantile, chiSquaredTail } from "../../numeric/chi-squared.ts";
import { findRoot } from "../../numeric/find-root.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { type Climb, type ClimbOptions, climb, type Likelihood } from "./climb.ts";

/** The likelihood ratio test of one coefficient, and the limits at which it would just be significant. */
export interface PenalisedProfile {
  readonly likelihoodRatio: number;
  readonly likelihoodRatioP: number;
  readonly profileLower: number;
  readonly profileUpper: number;
}

/**
 * The profile of one coefficient about the top of a likelihood, the others climbing anew at each of its values.
 *
 * @source Heinze & Schemper, Stat Med 21:2409 (2002)
 */
export function computePenalisedProfile(
  likelihood: (point: Float64Array) => Likelihood,
  top: Climb,
  { place, error, level }: { place: number; error: number; level: number },
  options: ClimbOptions,
): PenalisedProfile {
  const fall = (value: number): number => {
    const start = Float64Array.from(top.point);
    start[place] = value;
    const held = climb((point) => hold(likelihood(point), place), start, options);
    return 2 * (top.at.value - held.at.value);
  };
  const most = chiSquaredQuantile(level, 1);
  const unit = error * normalQuantile((1 + level) / 2);
  const centre = at(top.point, place);
  const limit = (side: number): number => {
    let [inside, outside] = [centre, centre + side * unit];
    for (let round = 0; round < 60 && fall(outside) < most; round++) {
      [inside, outside] = [outside, outside + side * unit * 1.5 ** round];
    }
    const gap = (value: number) => fall(value) - most;
    return findRoot(gap, inside, outside, 1e-11 * unit) ?? side * Number.POSITIVE_INFINITY;
  };
  const likelihoodRatio = Math.max(0, fall(0));
  return {
    likelihoodRatio,
    likelihoodRatioP: chiSquaredTail(likelihoodRatio, 1),
    profileLower: limit(-1),
    profileUpper: limit(1),
  };
}

/** A coordinate without a slope, and with nothing in common with the others, is not moved. */
function hold(found: Likelihood, held: number): Likelihood {
  const { rows, columns, data } = found.information;
  const information = { rows, columns, data: Float64Array.from(data) };
  for (let j = 0; j < columns; j++) {
    information.data[held * columns + j] = j === held ? 1 : 0;
    information.data[j * columns + held] = j === held ? 1 : 0;
  }
  const score = Float64Array.from(found.score);
  score[held] = 0;
  return { value: found.value, score, information };
}
