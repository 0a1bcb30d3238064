import { z } from "zod";
import { cohortDecisions } from "../../engine/index.ts";
import { hash, id, of, reason } from "./command-parts.ts";

/** The shapes of commands about dose escalation. */
export const cohortShapes = [
  z.strictObject({ kind: z.literal("request-slot"), ...of, cohort: id }),
  z.strictObject({ kind: z.literal("give-up-slot"), ...of, reason }),
  z.strictObject({ kind: z.literal("hold-cohort"), cohort: id, reason }),
  z.strictObject({
    kind: z.literal("judge-dlt"),
    ...of,
    verdict: z.enum(["dlt", "no-dlt"]),
    reason,
  }),
  z.strictObject({ kind: z.literal("replace-participant"), ...of, reason }),
  z.strictObject({
    kind: z.literal("propose-decision"),
    cohort: id,
    decision: z.enum(cohortDecisions),
    basis: hash,
    reason: reason.optional(),
    attended: z.array(z.string().min(1).max(200)).max(50),
  }),
  z.strictObject({
    kind: z.literal("sign-decision"),
    decision: z.number().int().min(1),
    basis: hash,
  }),
] as const;
