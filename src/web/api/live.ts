import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { LiveMessage } from "../../server/contract.ts";
import { addressOf, call } from "./call.ts";

const reopenMs = 15_000;
/** Changes that follow one another this closely are fetched once: so come the saves of somebody who types. */
const gatherMs = 400;

/** Keeps what is shown of a study current: what others change is fetched again, nothing is polled. */
export function useLive(study: string): void {
  const client = useQueryClient();
  useEffect(() => {
    let source: EventSource;
    let timer = 0;
    let gathering = 0;
    const changed = new Set<string>();
    const fetchAgain = () => {
      gathering = 0;
      void client.invalidateQueries({ queryKey: ["summaries", study] });
      void client.invalidateQueries({ queryKey: ["audit", study] });
      void client.invalidateQueries({ queryKey: ["cohorts", study] });
      for (const participant of changed) {
        void client.invalidateQueries({ queryKey: ["participant", study, participant] });
      }
      changed.clear();
    };
    const open = (again: boolean) => {
      source = new EventSource(addressOf("GET /api/live", { query: { study } }));
      source.addEventListener("changed", (event) => {
        const { participants } = JSON.parse((event as MessageEvent<string>).data) as LiveMessage;
        for (const participant of participants) changed.add(participant);
        if (gathering === 0) gathering = window.setTimeout(fetchAgain, gatherMs);
      });
      source.addEventListener("notices", () => {
        void client.invalidateQueries({ queryKey: ["notices"] });
        void client.invalidateQueries({ queryKey: ["cohorts", study] });
      });
      source.addEventListener("open", () => {
        // What changed while nobody listened was told to nobody.
        void client.invalidateQueries(again ? {} : { queryKey: ["notices", "unread"] });
      });
      source.addEventListener("error", () => {
        // A browser gives up for good when it is refused, as it is while the screen is locked.
        if (source.readyState !== EventSource.CLOSED) return;
        timer = window.setTimeout(() => open(true), reopenMs);
        // The channel does not say why it was refused. Any other call does, and the page is covered if the session ended.
        call("GET /api/policy").catch(() => undefined);
      });
    };
    open(false);
    return () => {
      clearTimeout(timer);
      clearTimeout(gathering);
      source.close();
    };
  }, [client, study]);
}
