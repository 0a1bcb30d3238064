import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { LiveMessage } from "../../server/contract.ts";
import { addressOf } from "./call.ts";

const reopenMs = 15_000;

/** Keeps what is shown of a study current: what others change is fetched again, nothing is polled. */
export function useLive(study: string): void {
  const client = useQueryClient();
  useEffect(() => {
    let source: EventSource;
    let timer = 0;
    const open = (again: boolean) => {
      source = new EventSource(addressOf("GET /api/live", { query: { study } }));
      source.addEventListener("changed", (event) => {
        const { participants } = JSON.parse((event as MessageEvent<string>).data) as LiveMessage;
        void client.invalidateQueries({ queryKey: ["summaries", study] });
        void client.invalidateQueries({ queryKey: ["audit", study] });
        for (const participant of participants) {
          void client.invalidateQueries({ queryKey: ["participant", study, participant] });
        }
      });
      source.addEventListener("open", () => {
        // What changed while nobody listened was told to nobody.
        if (again) void client.invalidateQueries();
      });
      source.addEventListener("error", () => {
        // A browser gives up for good when it is refused, as it is while the screen is locked.
        if (source.readyState === EventSource.CLOSED)
          timer = window.setTimeout(() => open(true), reopenMs);
      });
    };
    open(false);
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [client, study]);
}
