import { hashOf, type Instant, type Json, type Sha256 } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import { type Escalation, escalationOf, gateOf, type Rung } from "./ladder.ts";
import { adviceFor, type CohortAdvice } from "./recommend.ts";
import { evaluable } from "./rules/tally.ts";
import { followUp, type Standing } from "./standing.ts";
import type { CohortsState, DecisionState, Slot } from "./state.ts";
import { tallies } from "./tally-of.ts";

/** What the members of the committee look at before they decide about a cohort: facts, and what the rule makes of them. */
export interface Pack {
  readonly study: string;
  readonly version: string;
  readonly cohort: string;
  readonly gate: { readonly open: boolean; readonly cause?: string };
  readonly places: number | null;
  /** Everybody who was dosed on the ladder, in the order of their numbers. */
  readonly participants: readonly PackLine[];
  readonly tallies: readonly PackTally[];
  readonly recommended: CohortAdvice;
  /** What took effect on the ladder so far. */
  readonly decisions: readonly Pick<DecisionState, "number" | "cohort" | "act" | "reopenedBy">[];
}

export interface PackLine
  extends Pick<Slot, "participant" | "site" | "cohort" | "doses" | "left" | "replaced" | "dlt"> {
  readonly standing: Standing;
}

export interface PackTally {
  readonly cohort: string;
  readonly dlt: number;
  readonly evaluable: number;
  readonly pending: number;
}

/**
 * The pack of a cohort. It holds nothing that changes from hour to hour: two packs differ only where a fact or the
 * recommendation does, so that members who sign on two days sign the same unless something happened between.
 */
export function packOf(
  study: Study,
  cohorts: CohortsState,
  cohort: string,
  at: Instant,
): Pack | undefined {
  const escalation = escalationOf(study);
  const rung = escalation?.rungs.get(cohort);
  if (escalation === undefined || rung === undefined) return undefined;
  const known = tallies(escalation, cohorts, at);
  const onLadder = new Set(rung.ladder.cohorts);
  const { open, cause } = gateOf(escalation, cohorts, cohort);
  return {
    study: study.id,
    version: study.version,
    cohort,
    gate: { open, ...(cause === undefined ? {} : { cause }) },
    places: cohorts.places[cohort] ?? null,
    participants: Object.values(cohorts.slots)
      .filter((slot) => onLadder.has(slot.cohort) && slot.doses.length > 0)
      .sort((a, b) => (a.participant < b.participant ? -1 : 1))
      .map((slot) => lineOf(escalation, rung, slot, at)),
    tallies: rung.ladder.cohorts.map((id) => {
      const tally = known.get(id) ?? { dlt: 0, none: 0, pending: [] };
      const { dlt, pending } = tally;
      return { cohort: id, dlt, evaluable: evaluable(tally), pending: pending.length };
    }),
    recommended: adviceFor(escalation, rung, known),
    decisions: cohorts.decisions
      .filter(({ cohort: of, effective }) => onLadder.has(of) && effective !== undefined)
      .map(({ number, cohort: of, act, reopenedBy }) => ({
        number,
        cohort: of,
        act,
        ...(reopenedBy === undefined ? {} : { reopenedBy }),
      })),
  };
}

/** What a decision is bound to: SHA-256 of the pack as canonical JSON. */
export function basisOf(pack: Pack): Sha256 {
  return hashOf(pack as unknown as Json);
}

function lineOf(escalation: Escalation, rung: Rung, slot: Slot, at: Instant): PackLine {
  const { participant, site, cohort, doses, left, replaced, dlt } = slot;
  const { standing } = followUp(escalation, escalation.rungs.get(cohort) ?? rung, slot, at);
  return {
    participant,
    site,
    cohort,
    doses,
    ...(left === undefined ? {} : { left }),
    ...(replaced === undefined ? {} : { replaced }),
    dlt,
    standing,
  };
}
