import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { Command } from "../../engine/index.ts";
import { call } from "../api/call.ts";
import { AskedOnce } from "./command-id.ts";

/** Gives a command about a participant, and fetches again what it may have changed. */
export function useCommand(study: string) {
  const client = useQueryClient();
  const asked = useRef<AskedOnce>(undefined);
  asked.current ??= new AskedOnce();
  const once = asked.current;
  return useMutation({
    mutationFn: (command: Command) =>
      call("POST /api/studies/{study}/commands", {
        params: { study },
        body: { id: once.idOf(command), command },
      }),
    onSuccess: async (_answer, command) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ["summaries", study] }),
        "participant" in command
          ? client.invalidateQueries({ queryKey: ["participant", study, command.participant] })
          : undefined,
      ]);
    },
  });
}
