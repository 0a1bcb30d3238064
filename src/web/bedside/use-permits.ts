import { useQuery } from "@tanstack/react-query";
import { type Instant, msOf } from "../../kernel/index.ts";
import type { DosingPermit } from "../../server/contract.ts";
import { call } from "../api/call.ts";

const everyMs = 10 * 60_000;

/**
 * What lets the two scans be checked without the network: fetched while there is one, kept on this device as the record
 * is, and gone when its hour is over.
 */
export function usePermits(
  study: string,
  participant: string,
  isWanted: boolean,
): readonly DosingPermit[] {
  const { data = [] } = useQuery({
    queryKey: ["participant", study, participant, "permits"],
    queryFn: () =>
      call("GET /api/studies/{study}/participants/{participant}/dosing-permits", {
        params: { study, participant },
      }),
    enabled: isWanted,
    refetchInterval: everyMs,
  });
  return data;
}

/** The permit for a unit that holds at a moment. */
export function permitAt(
  permits: readonly DosingPermit[],
  unit: string,
  now: Instant,
): DosingPermit | undefined {
  return permits.find((one) => one.unit === unit && msOf(one.until as Instant) > msOf(now));
}
