import type { Role } from "../context.ts";
import type { CohortCommand } from "./command.ts";

/** Which roles may give which command about dose escalation. */
export const cohortPermitted: Readonly<Record<CohortCommand["kind"], readonly Role[]>> = {
  "request-slot": ["investigator", "coordinator"],
  "give-up-slot": ["investigator", "coordinator"],
  "hold-cohort": ["medical-monitor", "study-manager", "committee"],
  "judge-dlt": ["medical-monitor"],
  "replace-participant": ["medical-monitor", "study-manager"],
  "propose-decision": ["medical-monitor", "study-manager", "committee"],
  "sign-decision": ["committee"],
};
