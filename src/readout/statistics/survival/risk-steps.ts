import { at } from "../../linear-algebra/vector.ts";
import type { SurvivalData } from "./survival-data.ts";

/** What happens at one time among those who are then at risk. */
export interface RiskStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
}

/** One step a different time at which somebody's watching ended, ascending. Nothing may be missing. */
export function riskSteps({ time, event, entry }: SurvivalData): readonly RiskStep[] {
  const order = Array.from(time.keys()).toSorted((a, b) => at(time, a) - at(time, b));
  const entries = entry?.toSorted();
  const steps: RiskStep[] = [];
  let entered = entry === undefined ? time.length : 0;
  for (let from = 0; from < order.length; ) {
    const now = at(time, order[from] ?? -1);
    if (entries !== undefined) {
      while (entered < entries.length && at(entries, entered) < now) entered += 1;
    }
    let [to, events] = [from, 0];
    for (; to < order.length && at(time, order[to] ?? -1) === now; to++) {
      if (at(event, order[to] ?? -1) > 0) events += 1;
    }
    steps.push({ time: now, atRisk: entered - from, events, censored: to - from - events });
    from = to;
  }
  return steps;
}
