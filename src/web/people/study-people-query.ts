import { queryOptions } from "@tanstack/react-query";
import { call } from "../api/call.ts";

/** Who has a role in a study. */
export const studyPeopleQuery = (study: string) =>
  queryOptions({
    queryKey: ["study-people", study] as const,
    queryFn: () => call("GET /api/studies/{study}/people", { params: { study } }),
    staleTime: 30_000,
  });

/** The delegation log of a study. */
export const delegationsQuery = (study: string) =>
  queryOptions({
    queryKey: ["delegations", study] as const,
    queryFn: () => call("GET /api/studies/{study}/delegations", { params: { study } }),
    staleTime: 10_000,
  });
