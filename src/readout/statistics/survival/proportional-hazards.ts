import { addEntry, entry, type Matrix, matrix } from "../../linear-algebra/matrix.ts";
import { cholesky, solveCholesky } from "../../linear-algebra/cholesky.ts";
import { addAt, at, dot } from "../../linear-algebra/vector.ts";
import { chiSquaredTail } from "../../numeric/chi-squared.ts";
import type { CoxModel } from "./cox.ts";
import { relativeRisks } from "./cox-likelihood.ts";
import { type CoxRows, predictors } from "./cox-rows.ts";
import type { ChiSquaredTest } from "./log-rank.ts";
import { riskSteps } from "./risk-steps.ts";
import { eachDeath, walkRiskSets } from "./risk-sets.ts";

/** What of time a coefficient might change with: 1 − Kaplan–Meier just before, the rank of the event time, or time itself. */
export type TimeScale = "km" | "rank" | "identity" | "log";

export interface ProportionalHazardsOptions {
  /** Default km. */
  readonly scale?: TimeScale;
  /** Coefficients tested together, such as those of one factor. Default each alone. */
  readonly terms?: readonly { readonly name: string; readonly columns: readonly number[] }[];
}

/** One test a term, and one of all. A small p says that the hazard ratio changes with time. */
export interface ProportionalHazardsTest {
  readonly terms: readonly (ChiSquaredTest & { readonly name: string })[];
  readonly global: ChiSquaredTest;
}

/**
 * The score test of coefficients that change linearly with a scale of time, at the fitted model.
 *
 * @source Grambsch & Therneau, Biometrika 81:515 (1994); the exact score form is that of `cox.zph` since R survival 3.0
 */
export function computeProportionalHazardsTest(
  { fit: { rows, beta }, coefficients, ties }: CoxModel,
  { scale = "km", terms }: ProportionalHazardsOptions = {},
): ProportionalHazardsTest {
  const p = beta.length;
  const { score, information } = augmented(
    rows,
    beta,
    ties === "breslow" ? "breslow" : "efron",
    scale,
  );
  const test = (columns: readonly number[]): ChiSquaredTest => {
    const kept = [...Array.from({ length: p }, (_, j) => j), ...columns.map((j) => p + j)];
    const part = matrix(kept.length, kept.length);
    for (const [i, row] of kept.entries()) {
      for (const [j, column] of kept.entries())
        addEntry(part, i, j, entry(information, row, column));
    }
    const slope = Float64Array.from(kept, (j) => (j < p ? 0 : at(score, j - p)));
    const lower = cholesky(part, 1e-13);
    const statistic = lower === undefined ? Number.NaN : dot(slope, solveCholesky(lower, slope));
    return { statistic, df: columns.length, p: chiSquaredTail(statistic, columns.length) };
  };
  const each = terms ?? coefficients.map(({ name }, j) => ({ name, columns: [j] }));
  return {
    terms: each.map(({ name, columns }) => ({ name, ...test(columns) })),
    global: test(coefficients.map((_, j) => j)),
  };
}

/** The score for covariates × scale, and the information of both covariates and covariates × scale. */
function augmented(
  rows: CoxRows,
  beta: Float64Array,
  ties: "efron" | "breslow",
  scale: TimeScale,
): { readonly score: Float64Array; readonly information: Matrix } {
  const p = beta.length;
  const { risk } = relativeRisks(predictors(rows, beta));
  const scaled = timeScale(rows, scale);
  const score = new Float64Array(p);
  const information = matrix(2 * p, 2 * p);
  walkRiskSets(rows, risk, (set) => {
    const g = scaled.get(set.time) ?? Number.NaN;
    for (const row of set.deaths) {
      for (let j = 0; j < p; j++) addAt(score, j, g * entry(rows.x, row, j));
    }
    eachDeath(set, ties, (_total, mean, spread) => {
      for (let i = 0; i < p; i++) {
        addAt(score, i, -g * mean(i));
        for (let j = 0; j < p; j++) {
          const v = spread(Math.max(i, j), Math.min(i, j));
          addEntry(information, i, j, v);
          addEntry(information, i, p + j, g * v);
          addEntry(information, p + i, j, g * v);
          addEntry(information, p + i, p + j, g * g * v);
        }
      }
    });
  });
  return { score, information };
}

/** The scale at each event time, about its mean over events. */
function timeScale(rows: CoxRows, scale: TimeScale): ReadonlyMap<number, number> {
  const data = { time: rows.time, event: rows.event };
  const steps = riskSteps(rows.hasEntry ? { ...data, entry: rows.entry } : data);
  const values = new Map<number, number>();
  let [survival, before, sum] = [1, 0, 0];
  for (const { time, atRisk, events } of steps) {
    if (events === 0) continue;
    const g = {
      km: 1 - survival,
      rank: before + (events + 1) / 2,
      identity: time,
      log: Math.log(time),
    }[scale];
    values.set(time, g);
    survival *= (atRisk - events) / atRisk;
    before += events;
    sum += events * g;
  }
  return new Map([...values].map(([time, g]) => [time, g - sum / before]));
}
