import { chiSquaredTailQuantile } from "../../src/readout/numeric/chi-squared.ts";
import {
  computeGlm,
  type GlmModel,
  type GlmOptions,
} from "../../src/readout/statistics/glm/glm.ts";
import type { GlmData } from "../../src/readout/statistics/glm/glm-rows.ts";
import { normalQuantile } from "../../src/readout/numeric/normal-quantile.ts";
import { splineAt } from "./cubic-spline.ts";

/**
 * The 95 % profile limits that `confint` of R 4.2 gives for a glm: the signed root of the deviance at steps of a fifth
 * of its furthest value, a spline through them, and a straight line between the points of that spline. They differ from
 * the roots themselves by about one part in ten thousand.
 *
 * @source Venables & Ripley, MASS, 4th ed., §7.2; ?confint.glm and ?profile.glm of MASS 7.3
 */
export function profileAsR(
  data: GlmData,
  options: GlmOptions,
  model: GlmModel,
  place: number,
): readonly [number, number] {
  const furthest = Math.sqrt(chiSquaredTailQuantile(0.05 / 4, 1));
  const column = data.columns[place]?.values ?? new Float64Array();
  const centre = model.coefficients[place]?.estimate ?? Number.NaN;
  const step = (furthest / 5) * (model.coefficients[place]?.standardError ?? Number.NaN);
  const rest = data.columns.filter((_, j) => j !== place);
  const points = [{ value: centre, root: 0 }];
  for (const side of [-1, 1]) {
    for (let count = 1; count <= 10; count++) {
      const value = centre + side * count * step;
      const offset = column.map((x, i) => (data.offset?.[i] ?? 0) + value * x);
      const held = computeGlm({ ...data, columns: rest, offset }, options);
      if (!("fit" in held)) break;
      const root = side * Math.sqrt(Math.max(0, held.deviance - model.deviance));
      points.push({ value, root });
      if (Math.abs(root) > furthest) break;
    }
  }
  const known = points.toSorted((a, b) => a.value - b.value);
  const [first, last] = [known[0]?.value ?? NaN, known.at(-1)?.value ?? NaN];
  const count = 3 * known.length;
  const spline = splineAt(
    known.map(({ value }) => value),
    known.map(({ root }) => root),
  );
  const fine = Array.from({ length: count }, (_, i) => {
    const value = first + ((last - first) * i) / (count - 1);
    return { value, root: spline(value) };
  });
  const crossing = (target: number): number => {
    const after = fine.findIndex(({ root }) => root >= target);
    const [low, high] = [fine[after - 1], fine[after]];
    if (low === undefined || high === undefined) return Number.NaN;
    return low.value + ((target - low.root) / (high.root - low.root)) * (high.value - low.value);
  };
  return [crossing(normalQuantile(0.025)), crossing(normalQuantile(0.975))];
}
