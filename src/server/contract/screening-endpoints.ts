import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { screeningListPage, screeningReport } from "./screening-shapes.ts";
import * as s from "./shapes.ts";

/** One person against every programme, and everybody in screening against an amended one. */
export const screeningEndpoints = {
  "POST /api/screening": endpoint({
    summary:
      "Hold one person against every released study that you screen for: a FHIR R4 bundle, a phenopacket or our own list. Nothing is kept",
    who: "signed-in",
    body: z.strictObject({
      /** The file, as text. */
      content: z.string().min(1).max(3_000_000),
      /** The day asked about; without it today, in UTC. */
      on: s.day.optional(),
      /** These studies only. */
      studies: z.array(s.id).min(1).max(200).optional(),
      /** Of the explanations; without it that of the request. */
      language: s.language.optional(),
    }),
    answer: screeningReport,
  }),
  "GET /api/studies/{study}/screening-list": endpoint({
    summary:
      "Everybody in screening whom you may see, against the version in use, as when a criterion is amended. The records are read one by one",
    who: "signed-in",
    params: z.object({ study: s.id }),
    answer: screeningListPage,
  }),
} as const;
