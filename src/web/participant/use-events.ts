import { useQuery } from "@tanstack/react-query";
import { call } from "../api/call.ts";

/** Everything that was ever recorded of a participant, oldest first. */
export function useEvents(study: string, participant: string) {
  return useQuery({
    queryKey: ["participant", study, participant, "events"],
    queryFn: () =>
      call("GET /api/studies/{study}/participants/{participant}/events", {
        params: { study, participant },
      }),
  });
}
