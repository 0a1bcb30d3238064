import type { Instant } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import { type Escalation, escalationOf } from "./ladder.ts";
import { type DoseTally, untried } from "./rules/tally.ts";
import { followUp } from "./standing.ts";
import type { CohortsState } from "./state.ts";

/**
 * What is known of every cohort of every ladder. A suspected toxicity counts as one until it is judged; somebody who
 * left early without one, or is not dosed yet, does not count.
 */
export function tallyOf(
  study: Study,
  cohorts: CohortsState,
  at: Instant,
): ReadonlyMap<string, DoseTally> {
  const escalation = escalationOf(study);
  return escalation === undefined ? new Map() : tallies(escalation, cohorts, at);
}

export function tallies(
  escalation: Escalation,
  cohorts: CohortsState,
  at: Instant,
): ReadonlyMap<string, DoseTally> {
  const found = new Map<string, DoseTally>();
  for (const cohort of escalation.rungs.keys()) found.set(cohort, untried);
  for (const slot of Object.values(cohorts.slots)) {
    const rung = escalation.rungs.get(slot.cohort);
    const tally = found.get(slot.cohort);
    if (rung === undefined || tally === undefined) continue;
    const { standing, part = 0 } = followUp(escalation, rung, slot, at);
    const { dlt, none, pending } = tally;
    if (standing === "dlt") found.set(slot.cohort, { ...tally, dlt: dlt + 1 });
    if (standing === "evaluable") found.set(slot.cohort, { ...tally, none: none + 1 });
    if (standing === "in-window") found.set(slot.cohort, { ...tally, pending: [...pending, part] });
  }
  return found;
}
