import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import * as s from "./shapes.ts";

/** The bedside reads the participant's own record; what it has besides is on paper. */
export const bedsideEndpoints = {
  "GET /api/studies/{study}/participants/{participant}/wristband": endpoint({
    summary: "A participant's wristband as PDF, with a code for a reader; its printing is noted",
    who: "signed-in",
    params: z.object({ study: s.id, participant: s.id }),
    query: z.object({ language: s.language }),
    media: "application/pdf",
  }),
} as const;
