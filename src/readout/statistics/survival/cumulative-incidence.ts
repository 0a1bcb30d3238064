import type { Issue } from "../../../kernel/index.ts";
import { at } from "../../linear-algebra/vector.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { riskSteps } from "./risk-steps.ts";
import { checkSurvival, completeRows, type SurvivalData, takeRows } from "./survival-data.ts";

/** The probability to have had one cause of event by a time. */
export interface IncidenceStep {
  readonly time: number;
  readonly atRisk: number;
  /** Of this cause. */
  readonly events: number;
  readonly incidence: number;
  readonly standardError: number;
  /** On the log(−log) scale; NaN while the incidence is 0. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * The Aalen–Johansen estimate of the cumulative incidence of one cause (its code in `event`; 0 is censored), with others
 * competing. Death before the event of interest is so not counted as if that event could still come.
 *
 * @param causes how many causes there may be: codes 1 … causes
 * @source Aalen & Johansen, Scand J Statist 5:141 (1978); variance by the delta method: Marubini & Valsecchi, Analysing
 * Survival Data (1995), §10.3
 */
export function computeCumulativeIncidence(
  data: SurvivalData,
  cause: number,
  causes: number,
  level = 0.95,
): readonly IncidenceStep[] | Issue {
  const rows = completeRows(data);
  const wrong = checkSurvival(data, rows, causes);
  if (wrong !== undefined) return wrong;
  const z = normalQuantile((1 + level) / 2);
  const taken = takeRows(data, rows);
  const own = new Map<number, number>();
  for (const [i, code] of taken.event.entries()) {
    if (code === cause) own.set(at(taken.time, i), (own.get(at(taken.time, i)) ?? 0) + 1);
  }
  let [survival, incidence] = [1, 0];
  // With F the incidence now and Fᵢ then: Var F = Σ (F − Fᵢ)² aᵢ + Σ bᵢ − 2 Σ (F − Fᵢ) cᵢ, kept as sums over the past.
  const past = { a: 0, aF: 0, aFF: 0, b: 0, c: 0, cF: 0 };
  return riskSteps(taken).map(({ time, atRisk, events }): IncidenceStep => {
    const d = own.get(time) ?? 0;
    incidence += (survival * d) / atRisk;
    const left = atRisk - events;
    const a = left > 0 ? events / (atRisk * left) : 0;
    const c = (survival * d) / atRisk ** 2;
    past.a += a;
    past.aF += a * incidence;
    past.aFF += a * incidence ** 2;
    past.b += (survival ** 2 * d * (atRisk - d)) / atRisk ** 3;
    past.c += c;
    past.cF += c * incidence;
    survival *= left / atRisk;
    const spread = past.a * incidence ** 2 - 2 * past.aF * incidence + past.aFF;
    const variance = Math.max(0, spread + past.b - 2 * (past.c * incidence - past.cF));
    const standardError = Math.sqrt(variance);
    const shift = Math.exp((z * standardError) / (incidence * Math.log(incidence)));
    return {
      time,
      atRisk,
      events: d,
      incidence,
      standardError,
      lower: incidence > 0 ? incidence ** (1 / shift) : Number.NaN,
      upper: incidence > 0 ? incidence ** shift : Number.NaN,
    };
  });
}
