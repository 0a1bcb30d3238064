import { queryOptions } from "@tanstack/react-query";
import { call } from "../api/call.ts";

/** Everybody with an account. */
export const peopleQuery = queryOptions({
  queryKey: ["people"] as const,
  queryFn: () => call("GET /api/people"),
  staleTime: 10_000,
});
