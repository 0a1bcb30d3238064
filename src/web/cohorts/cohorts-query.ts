import { queryOptions } from "@tanstack/react-query";
import { call } from "../api/call.ts";

/** The cohorts of a study as one may see them. Kept current by the live channel, and looked at again now and then: hours pass too. */
export const cohortsQuery = (study: string) =>
  queryOptions({
    queryKey: ["cohorts", study] as const,
    queryFn: () => call("GET /api/studies/{study}/cohorts", { params: { study } }),
    refetchInterval: 20_000,
  });

/** The pack of a cohort, of one decision where it is named. */
export const packQuery = (study: string, cohort: string, decision: string | undefined) =>
  queryOptions({
    queryKey: ["cohort-pack", study, cohort, decision] as const,
    queryFn: () =>
      call("GET /api/studies/{study}/cohorts/{cohort}/pack", {
        params: { study, cohort },
        query: decision === undefined ? {} : { decision: Number(decision) },
      }),
    staleTime: 0,
  });
