import { type Instant, later } from "../../kernel/index.ts";
import type { EscalationPlan, EscalationRule } from "../../definition/index.ts";
import { own } from "../own.ts";
import type { CohortDecision } from "./command.ts";
import type { CohortEvent } from "./event.ts";
import { type Escalation, gateOf, type Rung } from "./ladder.ts";
import { cohortSize } from "./rules/advise.ts";
import { isTaken } from "./standing.ts";
import type { CohortsState } from "./state.ts";

const hourMs = 3_600_000;

/** How many participants a cohort takes as it was opened: what the rule looks at together, until a decision says more. */
export function placesOf({ plan }: Escalation, cohorts: CohortsState, { cohort }: Rung): number {
  return (
    own(cohorts.places, cohort.id) ??
    Math.min(cohortSize(plan.rule), mostOf(plan.rule, cohort.size[1]))
  );
}

/** The places of a cohort once a decision has opened it. The protocol's most is never passed. */
export function placesAfter(
  escalation: Escalation,
  cohorts: CohortsState,
  rung: Rung,
  act: CohortDecision,
  at: Instant,
): number {
  const { rule } = escalation.plan;
  const now = placesOf(escalation, cohorts, rung);
  const taken = takenIn(cohorts, rung.cohort.id, at);
  const wasUsed = own(cohorts.gates, rung.cohort.id) !== undefined || taken > 0;
  // In a 3+3, to stay is to wait for who is there; by the other rules it is to treat as many again.
  const grows =
    act === "expand" || (act === "stay" ? rule.kind !== "3+3" && taken >= now : wasUsed);
  const most = mostOf(rule, rung.cohort.size[1]);
  return grows ? Math.max(now, Math.min(most, now + cohortSize(rule))) : now;
}

function mostOf(rule: EscalationRule, planned: number): number {
  return rule.kind === "3+3" ? planned : Math.min(planned, rule.most);
}

/** How many places of a cohort are taken at an instant. */
export function takenIn(cohorts: CohortsState, cohort: string, at: Instant): number {
  let count = 0;
  for (const slot of Object.values(cohorts.slots)) {
    if (slot.cohort === cohort && isTaken(slot, at)) count++;
  }
  return count;
}

export function freeIn(
  escalation: Escalation,
  cohorts: CohortsState,
  rung: Rung,
  at: Instant,
): number {
  return Math.max(0, placesOf(escalation, cohorts, rung) - takenIn(cohorts, rung.cohort.id, at));
}

/** Whether a participant can have a place now: their own, or a free one that nobody who waits has a better right to. */
export function mayTake(
  escalation: Escalation,
  cohorts: CohortsState,
  rung: Rung,
  participant: string,
  at: Instant,
): boolean {
  const held = own(cohorts.slots, participant);
  if (held !== undefined && held.cohort === rung.cohort.id && isTaken(held, at)) return true;
  const queue = cohorts.waiting.filter(({ cohort }) => cohort === rung.cohort.id);
  const turn = queue.findIndex((one) => one.participant === participant);
  const before = turn === -1 ? queue.length : turn;
  return freeIn(escalation, cohorts, rung, at) > before;
}

/** Until when a place that is given now is kept. */
export function keptUntil({ slotHours = 72 }: EscalationPlan, at: Instant): Instant {
  return later(at, slotHours * hourMs);
}

/** Gives free places of open cohorts to those who wait, first come first. */
export function serveWaiting(
  escalation: Escalation,
  cohorts: CohortsState,
  at: Instant,
): CohortEvent[] {
  const events: CohortEvent[] = [];
  for (const rung of escalation.rungs.values()) {
    const cohort = rung.cohort.id;
    const queue = cohorts.waiting.filter((one) => one.cohort === cohort);
    if (queue.length === 0 || !gateOf(escalation, cohorts, cohort).open) continue;
    const free = freeIn(escalation, cohorts, rung, at);
    for (const { participant, site } of queue.slice(0, free)) {
      const until = keptUntil(escalation.plan, at);
      events.push({ type: "slot-reserved", participant, site, cohort, until });
    }
  }
  return events;
}
