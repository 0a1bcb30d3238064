import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { clientId } from "./inspection-shapes.ts";
import {
  keptPeoplePage,
  keptPerson,
  personKept,
  screeningListPage,
  screeningQuestions,
  screeningReport,
} from "./screening-shapes.ts";
import * as s from "./shapes.ts";

/** The file, as text. */
const content = z.string().min(1).max(3_000_000);
const ofRecord = z.object({ study: s.id, site: s.id, record: clientId });
const ofList = z.object({ study: s.id, site: s.id });

/** One person against every programme, and everybody in screening against an amended one. */
export const screeningEndpoints = {
  "POST /api/screening": endpoint({
    summary:
      "Hold one person against every released study that you screen for: a FHIR R4 bundle, a phenopacket or our own list. Nothing is kept by it",
    who: "signed-in",
    body: z.strictObject({
      content,
      /** The day asked about; without it today, in UTC. */
      on: s.day.optional(),
      /** These studies only. */
      studies: z.array(s.id).min(1).max(200).optional(),
      /** Of the explanations; without it that of the request. */
      language: s.language.optional(),
    }),
    answer: screeningReport,
  }),
  "GET /api/screening/questions": endpoint({
    summary:
      "What the criteria of the studies that you screen for ask of a person, to be typed; and the sites whose lists you keep",
    who: "signed-in",
    answer: screeningQuestions,
  }),
  "POST /api/studies/{study}/screened/{site}": endpoint({
    summary:
      "Keep what is known of a person on the list of a site, with what every study said of it; for who keeps the site's records. The same id again keeps nothing twice",
    who: "signed-in",
    params: ofList,
    body: z.strictObject({ id: clientId, content, on: s.day.optional() }),
    answer: personKept,
  }),
  "GET /api/studies/{study}/screened/{site}": endpoint({
    summary:
      "Everybody on the list of a site against the studies as they are now: what an amendment, a study that opened or the calendar changed",
    who: "signed-in",
    params: ofList,
    query: z.object({ on: s.day.optional() }),
    answer: keptPeoplePage,
  }),
  "GET /api/studies/{study}/screened/{site}/{record}": endpoint({
    summary: "What was known of somebody on the list of a site when they were screened",
    who: "signed-in",
    params: ofRecord,
    answer: keptPerson,
  }),
  "POST /api/studies/{study}/screened/{site}/{record}/aside": endpoint({
    summary: "Take somebody off the list, with the reason; what was kept stays in the record",
    who: "signed-in",
    params: ofRecord,
    body: z.strictObject({ reason: z.string().trim().min(1).max(1000) }),
  }),
  "GET /api/studies/{study}/screening-list": endpoint({
    summary:
      "Everybody in screening whom you may see, against the version in use, as when a criterion is amended. The records are read one by one",
    who: "signed-in",
    params: z.object({ study: s.id }),
    answer: screeningListPage,
  }),
} as const;
