import { defineRefusal, Fault, isRefusal, type Refusal } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { Proposal } from "../decider.ts";
import { own } from "../own.ts";
import type { BlindState } from "../state.ts";
import type { CohortEvent } from "./event.ts";
import { type Escalation, escalationOf, type Rung } from "./ladder.ts";
import type { CohortsState, Slot } from "./state.ts";

const noEscalation = defineRefusal(
  "cohort.no-escalation",
  "The study raises no doses, so no cohort has places or a gate.",
  "本研究不设剂量递增，队列无名额和开放状态之分。",
);
const unknownCohort = defineRefusal(
  "cohort.unknown",
  "{cohort} is not a step of the dose escalation. Its steps are: {cohorts}.",
  "{cohort} 不是剂量递增中的队列。可用：{cohorts}。",
);
const notInCohort = defineRefusal(
  "cohort.not-enrolled",
  "Participant {participant} is enrolled in no cohort of the dose escalation.",
  "受试者 {participant} 未入组任何剂量递增队列。",
);

/** A study's escalation and its cohorts as they stand. */
export interface Known {
  readonly escalation: Escalation;
  readonly cohorts: CohortsState;
}

export function escalationIn(study: Study, { cohorts }: BlindState): Known | Refusal {
  const escalation = escalationOf(study);
  if (escalation === undefined) return noEscalation();
  if (cohorts === undefined) throw new Fault(`the cohorts of ${study.id} were not read`);
  return { escalation, cohorts };
}

/** A step of a ladder that a command names. */
export function cohortIn(
  study: Study,
  state: BlindState,
  cohort: string,
): (Known & { readonly rung: Rung }) | Refusal {
  const known = escalationIn(study, state);
  if (isRefusal(known)) return known;
  const { rungs } = known.escalation;
  const rung = rungs.get(cohort);
  return rung === undefined
    ? unknownCohort({ cohort: cohort.slice(0, 64), cohorts: [...rungs.keys()].join(", ") })
    : { ...known, rung };
}

/** The place of an enrolled participant. */
export function enrolledIn(
  study: Study,
  state: BlindState,
  participant: string,
): (Known & { readonly rung: Rung; readonly slot: Slot }) | Refusal {
  const known = escalationIn(study, state);
  if (isRefusal(known)) return known;
  const slot = own(known.cohorts.slots, participant);
  const rung = known.escalation.rungs.get(slot?.cohort ?? "");
  return slot?.enrolled === undefined || rung === undefined
    ? notInCohort({ participant })
    : { ...known, rung, slot };
}

/** Events as proposals for the stream of the cohorts. */
export function toCohorts(...events: readonly CohortEvent[]): Proposal[] {
  return events.map((body) => ({ stream: "cohorts", body }));
}
