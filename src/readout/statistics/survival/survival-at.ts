import type { SurvivalCurve } from "./kaplan-meier.ts";

/** What a survival curve says at one time. */
export interface SurvivalAt {
  readonly time: number;
  /** Under observation and without the event just before this time; 0 after the last subject's. */
  readonly atRisk: number;
  /** Events until this time, this time's among them. */
  readonly events: number;
  readonly survival: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  /** Nobody was watched so long: the numbers are those of the last step, and say nothing of this time. */
  readonly isBeyond: boolean;
}

/** The estimate, its limits and the numbers at risk at given times: also what stands under the figure of a curve. */
export function computeSurvivalAt(
  { steps, n }: SurvivalCurve,
  times: readonly number[],
): readonly SurvivalAt[] {
  return times.map((time) => {
    const past = steps.filter((step) => step.time <= time);
    const last = past.at(-1);
    const next = steps.find((step) => step.time >= time);
    return {
      time,
      atRisk: next?.atRisk ?? 0,
      events: past.reduce((sum, step) => sum + step.events, 0),
      survival: last?.survival ?? 1,
      standardError: last?.standardError ?? 0,
      lower: last === undefined ? 1 : last.lower,
      upper: last === undefined ? 1 : last.upper,
      isBeyond: n > 0 && next === undefined,
    };
  });
}
