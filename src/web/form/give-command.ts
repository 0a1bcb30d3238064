import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Command, Role } from "../../engine/index.ts";
import type { ExecuteAnswer } from "../../server/contract.ts";
import { call, Problem } from "../api/call.ts";
import { keepCurrent, newCommandId } from "../offline/device.ts";

/** A command given and answered at once, for acts that are not typed: a repetition after silence has the same id. */
export function useGiveCommand(study: string, participant: string, role: Role | undefined) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const unanswered = useRef<{ readonly id: string; readonly spelling: string }>(undefined);
  const give = async (
    command: Command,
    more: { readonly grant?: string } = {},
  ): Promise<ExecuteAnswer | undefined> => {
    const spelling = JSON.stringify(command);
    const id = unanswered.current?.spelling === spelling ? unanswered.current.id : newCommandId();
    unanswered.current = { id, spelling };
    setBusy(true);
    setError(undefined);
    try {
      const answer = await call("POST /api/studies/{study}/commands", {
        params: { study },
        body: { id, command, ...(role === undefined ? {} : { role }), ...more },
      });
      unanswered.current = undefined;
      keepCurrent(client, { study, participant }, answer);
      return answer;
    } catch (problem) {
      if (problem instanceof Problem && problem.status !== 0) unanswered.current = undefined;
      setError(problem);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { give, isBusy, error, forget: () => setError(undefined) };
}
