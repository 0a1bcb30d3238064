import { queryOptions } from "@tanstack/react-query";
import { call } from "../api/call.ts";

/** When access to each study that one may review is due. */
export const reviewsDueQuery = queryOptions({
  queryKey: ["access-reviews-due"] as const,
  queryFn: () => call("GET /api/access-reviews"),
  staleTime: 60_000,
});
