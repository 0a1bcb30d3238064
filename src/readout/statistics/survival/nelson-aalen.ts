import type { Issue } from "../../../kernel/index.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { type RiskStep, riskSteps } from "./risk-steps.ts";
import { checkSurvival, completeRows, type SurvivalData, takeRows } from "./survival-data.ts";

export interface NelsonAalenOptions {
  readonly level?: number;
  /** How ties count: Aalen's d/n, or as if they had come one after another (Fleming and Harrington). Default Aalen. */
  readonly ties?: "aalen" | "fleming-harrington";
}

/** The cumulative hazard from one time on. Limits are on the log scale; NaN before the first event. */
export interface HazardStep extends RiskStep {
  readonly hazard: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * The Nelson–Aalen estimate of the cumulative hazard, with the Poisson variance Σ d/n².
 *
 * @source Aalen, Ann Statist 6:701 (1978); Fleming & Harrington, Commun Statist 13:2469 (1984)
 */
export function computeNelsonAalen(
  data: SurvivalData,
  { level = 0.95, ties = "aalen" }: NelsonAalenOptions = {},
): readonly HazardStep[] | Issue {
  const rows = completeRows(data);
  const wrong = checkSurvival(data, rows);
  if (wrong !== undefined) return wrong;
  const z = normalQuantile((1 + level) / 2);
  let [hazard, variance] = [0, 0];
  return riskSteps(takeRows(data, rows)).map((step): HazardStep => {
    if (ties === "aalen") {
      hazard += step.events / step.atRisk;
      variance += step.events / step.atRisk ** 2;
    } else {
      for (let k = 0; k < step.events; k++) {
        hazard += 1 / (step.atRisk - k);
        variance += 1 / (step.atRisk - k) ** 2;
      }
    }
    const standardError = Math.sqrt(variance);
    const factor = Math.exp((z * standardError) / hazard);
    return { ...step, hazard, standardError, lower: hazard / factor, upper: hazard * factor };
  });
}
