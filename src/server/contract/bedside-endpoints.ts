import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import * as s from "./shapes.ts";

/** Lets the two scans of one unit be checked without the network, for a short while. */
export const dosingPermit = z.object({
  order: z.number(),
  unit: z.string(),
  until: s.instant,
  /** Given back with the scans; only the server can have written it. */
  token: z.string(),
});
export type DosingPermit = z.infer<typeof dosingPermit>;

/** The bedside reads the participant's own record; what it has besides is on paper. */
export const bedsideEndpoints = {
  "GET /api/studies/{study}/participants/{participant}/wristband": endpoint({
    summary: "A participant's wristband as PDF, with a code for a reader; its printing is noted",
    who: "signed-in",
    params: z.object({ study: s.id, participant: s.id }),
    query: z.object({ language: s.language }),
    media: "application/pdf",
  }),
  "GET /api/studies/{study}/participants/{participant}/dosing-permits": endpoint({
    summary:
      "Permits to check the units of a participant's orders at the bedside without the network",
    who: "signed-in",
    params: z.object({ study: s.id, participant: s.id }),
    answer: z.array(dosingPermit),
  }),
} as const;
