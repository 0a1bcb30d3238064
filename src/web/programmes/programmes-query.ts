import { queryOptions } from "@tanstack/react-query";
import { call } from "../api/call.ts";

/** The studies of this instance. */
export const programmesQuery = queryOptions({
  queryKey: ["programmes"] as const,
  queryFn: () => call("GET /api/programmes"),
  staleTime: 30_000,
});
