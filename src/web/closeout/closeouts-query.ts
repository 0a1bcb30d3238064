import { queryOptions } from "@tanstack/react-query";
import type { CloseoutLine } from "../../server/contract.ts";
import { call } from "../api/call.ts";

/** How the sites' packages stand; asked again every second while one is being made. */
export const closeoutsQuery = (study: string) =>
  queryOptions({
    queryKey: ["closeouts", study] as const,
    queryFn: () => call("GET /api/studies/{study}/closeouts", { params: { study } }),
    refetchInterval: ({ state }) => (state.data?.some(isBeingMade) === true ? 1_000 : false),
  });

function isBeingMade({ state, making }: CloseoutLine): boolean {
  return state === "requested" && making?.stalled !== true;
}
