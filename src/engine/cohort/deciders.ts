import type { Decider } from "../decider.ts";
import type { CohortCommand } from "./command.ts";
import { proposeDecision, signDecision } from "./decide-decision.ts";
import { holdCohort, judgeDlt, replaceParticipant } from "./decide-safety.ts";
import { giveUpSlot, requestSlot } from "./decide-slot.ts";

/** One rule a command. */
export const cohortDeciders: {
  readonly [K in CohortCommand["kind"]]: Decider<Extract<CohortCommand, { kind: K }>>;
} = {
  "request-slot": requestSlot,
  "give-up-slot": giveUpSlot,
  "hold-cohort": holdCohort,
  "judge-dlt": judgeDlt,
  "replace-participant": replaceParticipant,
  "propose-decision": proposeDecision,
  "sign-decision": signDecision,
};
