import { z } from "zod";
import * as s from "./shapes.ts";

/** Whether a participant could be randomised now. Nothing in it differs by arm. */
export const readiness = z.object({
  /** Allocation of the study has been opened. */
  open: z.boolean(),
  /** Whatever arm comes, the site can serve it; absent while something else is still missing. */
  available: z.boolean().optional(),
  /** Why the one who asks may not do it today: delegation or training. */
  offDuty: s.text.optional(),
});
export type Readiness = z.infer<typeof readiness>;

/** What one participant receives: told to the one who opened the code, this once. */
export const openedCode = z.object({
  participant: z.string(),
  number: z.string(),
  arm: z.object({ id: z.string(), title: s.text }),
  at: s.instant,
});
export type OpenedCode = z.infer<typeof openedCode>;

/** A factor of somebody's allocation that is not what the record says now. */
export const misStratifiedLine = z.object({
  participant: z.string(),
  site: z.string(),
  factor: z.string(),
  allocated: z.string(),
  now: z.string().optional(),
});
export type MisStratifiedLine = z.infer<typeof misStratifiedLine>;

const counts = z.record(z.string(), z.number());

/** How the allocation stands, for its keeper. */
export const allocationView = z.object({
  /** By the study's plan; absent where arms come from a list without a plan. */
  method: z.string().optional(),
  open: z.boolean(),
  allocated: z.number(),
  list: z.object({
    entries: z.number(),
    activated: z.number().optional(),
    left: z.number(),
    /** Of all entries, as whoever puts them into use signs it. */
    hash: z.string(),
    suppliedBy: z.string().optional(),
  }),
  closedArms: z.array(z.string()),
  strata: z.record(z.string(), counts),
  margins: z.record(z.string(), z.record(z.string(), counts)),
  /** As everybody's report of it, with the arm that was given. */
  misStratified: z.array(misStratifiedLine.extend({ arm: z.string() })),
  disclosures: z.array(
    z.object({
      participant: z.string(),
      to: z.string(),
      category: z.string(),
      at: s.instant,
    }),
  ),
  people: z.record(z.string(), z.string()),
});
export type AllocationView = z.infer<typeof allocationView>;

/** What drawing everything again came to. */
export const allocationProof = z.object({
  sound: z.boolean(),
  drawn: z.number(),
  committed: z.number(),
  /** The first that could not be proved. */
  first: s.text.optional(),
  seconds: z.number(),
  at: s.instant,
});
export type AllocationProofAnswer = z.infer<typeof allocationProof>;
