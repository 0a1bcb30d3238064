import type { CohortEvent, GateCause } from "./event.ts";
import { type Escalation, gateOf, type Rung } from "./ladder.ts";
import type { CohortsState, DecisionState, Slot } from "./state.ts";

/**
 * What a toxicity of a participant closes: their cohort, and every later one that is open. Where the committee has
 * let the cohort pass with this participant in it, that decision is opened again.
 */
export function closedBy(
  escalation: Escalation,
  cohorts: CohortsState,
  rung: Rung,
  slot: Slot,
): CohortEvent[] {
  const { participant } = slot;
  const passed = passing(cohorts, slot);
  const cause: GateCause = passed === undefined ? "possible-dlt" : "late-dlt";
  const events: CohortEvent[] = [];
  if (passed !== undefined && passed.reopenedBy?.includes(participant) !== true) {
    events.push({ type: "decision-reopened", decision: passed.number, participant });
  }
  for (const [cohort, { order }] of escalation.rungs) {
    const gate = gateOf(escalation, cohorts, cohort);
    const isOwn = order === rung.order;
    const closes = isOwn
      ? gate.open || (cause === "late-dlt" && gate.cause !== cause)
      : order > rung.order && gate.open;
    if (closes) events.push({ type: "gate-closed", cohort, cause });
  }
  return events;
}

/** The last decision that took a cohort for done while a participant was in it. */
function passing({ decisions }: CohortsState, { cohort, since }: Slot): DecisionState | undefined {
  return decisions.findLast(
    ({ cohort: of, act, effective }) =>
      of === cohort &&
      (act === "escalate" || act === "stop") &&
      effective !== undefined &&
      since <= effective,
  );
}
