import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { CohortCommand } from "../../engine/index.ts";
import { call } from "../api/call.ts";
import { AskedOnce } from "../participant/command-id.ts";
import { useAct } from "../ui/use-act.ts";

/** Gives a command about cohorts, and fetches again what it may have changed. */
export function useCohortCommand(study: string) {
  const client = useQueryClient();
  const { act, busy, error } = useAct();
  const once = useRef(new AskedOnce());
  const give = (command: CohortCommand, onDone: () => void, grant?: string): Promise<void> =>
    act(async () => {
      await call("POST /api/studies/{study}/commands", {
        params: { study },
        body: {
          id: once.current.idOf(command),
          command,
          ...(grant === undefined ? {} : { grant }),
        },
      });
      await Promise.all(
        ["cohorts", "cohort-pack", "summaries"].map((key) =>
          client.invalidateQueries({ queryKey: [key, study] }),
        ),
      );
      onDone();
    });
  return { give, act, busy, error };
}
