import { addEntry, entry, matrix } from "../../linear-algebra/matrix.ts";
import { addAt, at } from "../../linear-algebra/vector.ts";
import type { Likelihood } from "../likelihood/climb.ts";
import { relativeRisks } from "./cox-likelihood.ts";
import { type CoxRows, predictors } from "./cox-rows.ts";

/**
 * The partial likelihood when time is truly discrete: at each time, how likely were these events among all sets of as
 * many subjects at risk. The sum over the sets is built one subject after another.
 *
 * @source Cox, JRSS B 34:187 (1972), §5; Gail, Lubin & Rubinstein, Biometrika 68:703 (1981); `coxph(ties = "exact")` of
 * R survival, `ties=discrete` of SAS PHREG (whose `ties=exact` is another likelihood)
 */
export function coxExactLikelihood(rows: CoxRows, beta: Float64Array): Likelihood {
  const p = rows.x.columns;
  const eta = predictors(rows, beta);
  const { risk, top } = relativeRisks(eta);
  const score = new Float64Array(p);
  const information = matrix(p, p);
  let value = 0;
  for (const { from, to } of rows.strata) {
    for (let i = from; i < to; ) {
      const time = at(rows.time, i);
      const deaths: number[] = [];
      for (; i < to && at(rows.time, i) === time; i++) if (at(rows.event, i) === 1) deaths.push(i);
      if (deaths.length === 0) continue;
      const present: number[] = [];
      for (let k = from; k < i; k++) if (at(rows.entry, k) < time) present.push(k);
      for (const row of deaths) {
        value += at(eta, row) - top;
        for (let j = 0; j < p; j++) addAt(score, j, entry(rows.x, row, j));
      }
      const sums = sumOverSets(rows, risk, present, deaths.length);
      value -= sums.logarithm;
      for (let j = 0; j < p; j++) {
        addAt(score, j, -at(sums.mean, j));
        for (let k = 0; k < p; k++) addEntry(information, j, k, at(sums.spread, j * p + k));
      }
    }
  }
  return { value, score, information };
}

/** log of the sum over all sets of `size`, with the mean and covariance of their summed covariates. */
function sumOverSets({ x }: CoxRows, risk: Float64Array, present: readonly number[], size: number) {
  const p = x.columns;
  let scale = 0;
  // By how many are chosen: their summed weight (rescaled), and the mean and covariance of their summed covariates.
  const weight = new Float64Array(size + 1);
  const mean = Array.from(weight, () => new Float64Array(p));
  const spread = Array.from(weight, () => new Float64Array(p * p));
  weight[0] = 1;
  for (const row of present) {
    for (let chosen = size; chosen >= 1; chosen--) {
      const [without, taken] = [at(weight, chosen), at(weight, chosen - 1) * at(risk, row)];
      const total = without + taken;
      if (total === 0) continue;
      const share = taken / total;
      const [own, fewer] = [mean[chosen], mean[chosen - 1]];
      const [ownSpread, fewerSpread] = [spread[chosen], spread[chosen - 1]];
      if (!own || !fewer || !ownSpread || !fewerSpread) continue;
      const gap = own.map((value, j) => at(fewer, j) + entry(x, row, j) - value);
      for (let j = 0; j < p; j++) {
        for (let k = 0; k < p; k++) {
          const place = j * p + k;
          const inner = (1 - share) * at(ownSpread, place) + share * at(fewerSpread, place);
          ownSpread[place] = inner + share * (1 - share) * at(gap, j) * at(gap, k);
        }
      }
      for (let j = 0; j < p; j++) addAt(own, j, share * at(gap, j));
      weight[chosen] = total;
    }
    const most = weight.reduce((a, b) => Math.max(a, b), 0);
    if (most > 1e200) {
      for (let k = 0; k <= size; k++) weight[k] = at(weight, k) / most;
      scale += Math.log(most);
    }
  }
  const logarithm = Math.log(at(weight, size)) + scale;
  return { logarithm, mean: mean[size] ?? weight, spread: spread[size] ?? weight };
}
