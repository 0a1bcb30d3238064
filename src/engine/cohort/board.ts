import type { Instant } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import { escalationOf, gateOf, type GateView } from "./ladder.ts";
import { type NextDosing, nextDosing } from "./next-dosing.ts";
import { freeIn, placesOf } from "./places.ts";
import { adviceFor, type CohortAdvice, type WhatIf, whatIfFor } from "./recommend.ts";
import type { DoseTally } from "./rules/tally.ts";
import { type Follow, followUp } from "./standing.ts";
import type { CohortsState, Slot, Waiting } from "./state.ts";
import { tallies } from "./tally-of.ts";

/** A cohort as the medical monitor and the committee see it. */
export interface CohortBoard {
  readonly cohort: string;
  readonly ladder: string;
  readonly gate: GateView;
  readonly places: number;
  readonly free: number;
  readonly slots: readonly (Slot & Follow)[];
  readonly waiting: readonly Waiting[];
  /** The first day for the next first dose; absent where no other dose stands in the way. */
  readonly next?: NextDosing;
  readonly tally: DoseTally;
  readonly advice: CohortAdvice;
  readonly whatIf: readonly WhatIf[];
}

/** Every cohort of every ladder, in their order. */
export function boardOf(study: Study, cohorts: CohortsState, at: Instant): readonly CohortBoard[] {
  const escalation = escalationOf(study);
  if (escalation === undefined) return [];
  const known = tallies(escalation, cohorts, at);
  const slots = new Map<string, (Slot & Follow)[]>();
  for (const slot of Object.values(cohorts.slots)) {
    const rung = escalation.rungs.get(slot.cohort);
    if (rung === undefined) continue;
    const shown = { ...slot, ...followUp(escalation, rung, slot, at) };
    slots.set(slot.cohort, [...(slots.get(slot.cohort) ?? []), shown]);
  }
  return [...escalation.rungs.values()].map((rung): CohortBoard => {
    const cohort = rung.cohort.id;
    const next = nextDosing(escalation.plan, cohorts, cohort);
    return {
      cohort,
      ladder: rung.ladder.id,
      gate: gateOf(escalation, cohorts, cohort),
      places: placesOf(escalation, cohorts, rung),
      free: freeIn(escalation, cohorts, rung, at),
      slots: slots.get(cohort) ?? [],
      waiting: cohorts.waiting.filter((one) => one.cohort === cohort),
      ...(next === undefined ? {} : { next }),
      tally: known.get(cohort) ?? { dlt: 0, none: 0, pending: [] },
      advice: adviceFor(escalation, rung, known),
      whatIf: whatIfFor(escalation, rung, known),
    };
  });
}
