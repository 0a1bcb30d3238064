import { z } from "zod";
import * as c from "./cohort-shapes.ts";
import { endpoint } from "./endpoint.ts";
import * as s from "./shapes.ts";

const ofStudy = z.object({ study: s.id });

/** Dose escalation: for sites whether a cohort takes people, for the committee everything that it decides on. */
export const cohortEndpoints = {
  "GET /api/studies/{study}/cohorts": endpoint({
    summary:
      "The cohorts: to sites open or on hold, free places and their own participants; to who looks after the escalation the whole board",
    who: "signed-in",
    params: ofStudy,
    answer: c.cohortsPage,
  }),
  "GET /api/studies/{study}/cohorts/{cohort}/pack": endpoint({
    summary: "What the committee decides on: facts up to a cut, and what came later apart",
    who: "signed-in",
    params: ofStudy.extend({ cohort: s.id }),
    /** The pack of a decision as it was proposed; without it that of the open one, or what is known now. */
    query: z.object({ decision: z.coerce.number().int().min(1).optional() }),
    answer: c.packPage,
  }),
} as const;
