import { addEntry, entry, matrix, setEntry } from "../../linear-algebra/matrix.ts";
import { addAt, at } from "../../linear-algebra/vector.ts";
import type { Likelihood } from "../likelihood/climb.ts";
import { type CoxRows, predictors } from "./cox-rows.ts";
import { eachDeath, walkRiskSets } from "./risk-sets.ts";

/** The risks exp(xβ) relative to the largest, which cancels everywhere. */
export function relativeRisks(eta: Float64Array): {
  readonly risk: Float64Array;
  readonly top: number;
} {
  const top = eta.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return { risk: eta.map((value) => Math.exp(value - top)), top };
}

/**
 * The log partial likelihood with its score and information.
 *
 * @source Cox, JRSS B 34:187 (1972); Breslow, Biometrics 30:89 (1974); Efron, JASA 72:557 (1977)
 */
export function coxLikelihood(
  rows: CoxRows,
  beta: Float64Array,
  ties: "efron" | "breslow",
): Likelihood {
  const p = rows.x.columns;
  const eta = predictors(rows, beta);
  const { risk, top } = relativeRisks(eta);
  const score = new Float64Array(p);
  const information = matrix(p, p);
  let value = 0;
  walkRiskSets(rows, risk, (set) => {
    for (const row of set.deaths) {
      value += at(eta, row) - top;
      for (let j = 0; j < p; j++) addAt(score, j, entry(rows.x, row, j));
    }
    eachDeath(set, ties, (total, mean, spread) => {
      value -= Math.log(total);
      for (let i = 0; i < p; i++) {
        addAt(score, i, -mean(i));
        for (let j = 0; j <= i; j++) addEntry(information, i, j, spread(i, j));
      }
    });
  });
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < i; j++) setEntry(information, j, i, entry(information, i, j));
  }
  return { value, score, information };
}
