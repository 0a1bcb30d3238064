import { addEntry, entry, type Matrix, matrix } from "../../linear-algebra/matrix.ts";
import { at } from "../../linear-algebra/vector.ts";
import { relativeRisks } from "./cox-likelihood.ts";
import { type CoxRows, predictors } from "./cox-rows.ts";
import { eachDeath, walkRiskSets } from "./risk-sets.ts";

/** One contribution to the cumulative baseline hazard, with the mean covariates of those at risk. */
interface HazardJump {
  readonly time: number;
  readonly stratum: number;
  readonly jump: number;
  /** How much of the jump those feel whose own event comes now: 1, less by Efron for ties. */
  readonly felt: number;
  readonly means: Float64Array;
}

/** Each row's share in the score: what the robust variance is made of. One row a row, one column a covariate. */
export function scoreResiduals(
  rows: CoxRows,
  beta: Float64Array,
  ties: "efron" | "breslow",
): Matrix {
  const p = rows.x.columns;
  const { risk } = relativeRisks(predictors(rows, beta));
  const jumps: HazardJump[] = [];
  const residuals = matrix(rows.size, p);
  walkRiskSets(rows, risk, (set) => {
    const d = set.deaths.length;
    eachDeath(set, ties, (total, mean, _spread, share) => {
      const means = Float64Array.from({ length: p }, (_, j) => mean(j));
      const felt = 1 - share;
      jumps.push({ time: set.time, stratum: set.stratum, jump: 1 / total, felt, means });
      for (const row of set.deaths) {
        for (let j = 0; j < p; j++) {
          addEntry(residuals, row, j, (entry(rows.x, row, j) - at(means, j)) / d);
        }
      }
    });
  });
  for (let i = 0; i < rows.size; i++) subtractCompensator(residuals, rows, i, at(risk, i), jumps);
  return residuals;
}

function subtractCompensator(
  residuals: Matrix,
  rows: CoxRows,
  i: number,
  risk: number,
  jumps: readonly HazardJump[],
): void {
  for (const { time, stratum, jump, felt, means } of jumps) {
    const isAtRisk = at(rows.entry, i) < time && time <= at(rows.time, i);
    if (stratum !== at(rows.stratum, i) || !isAtRisk) continue;
    const dies = at(rows.event, i) === 1 && at(rows.time, i) === time;
    const hazard = risk * jump * (dies ? felt : 1);
    for (let j = 0; j < residuals.columns; j++) {
      addEntry(residuals, i, j, -hazard * (entry(rows.x, i, j) - at(means, j)));
    }
  }
}
