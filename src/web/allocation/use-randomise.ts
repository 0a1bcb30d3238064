import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { PartialDate, ParticipantId } from "../../kernel/index.ts";
import { call, Problem } from "../api/call.ts";
import { newId } from "../participant/command-id.ts";

interface Asked {
  readonly id: string;
  readonly date: PartialDate;
}

/** Where the one request of a participant stands: it was sent, its answer is not known, or it was answered. */
export type RandomiseState = "idle" | "sent" | "unknown" | "done";

const againMs = 2_000;

const placeOf = (study: string, participant: string): string => `randomise ${study} ${participant}`;

/** Forgets a request whose answer came by the record itself. */
export function forgetAsked(study: string, participant: string): void {
  sessionStorage.removeItem(placeOf(study, participant));
}

/**
 * Asks for a number once. Where the connection breaks, the same request is sent under the same id until it is answered,
 * also after the page was opened again: either it was carried out before, and says so, or it is carried out now.
 */
export function useRandomise(study: string, participant: string) {
  const client = useQueryClient();
  const place = placeOf(study, participant);
  const [state, setState] = useState<RandomiseState>(() =>
    sessionStorage.getItem(place) === null ? "idle" : "unknown",
  );
  const [problem, setProblem] = useState<unknown>();
  const isAsking = useRef(false);

  async function ask({ id, date }: Asked): Promise<void> {
    if (isAsking.current) return;
    isAsking.current = true;
    try {
      const who = participant as ParticipantId;
      await call("POST /api/studies/{study}/commands", {
        params: { study },
        body: { id, command: { kind: "assign", participant: who, date } },
      });
      sessionStorage.removeItem(place);
      await client.invalidateQueries({ queryKey: ["participant", study, participant] });
      void client.invalidateQueries({ queryKey: ["summaries", study] });
      setState("done");
    } catch (error) {
      const isAnswered = error instanceof Problem && error.status >= 400 && error.status < 500;
      if (!isAnswered) return setState("unknown");
      sessionStorage.removeItem(place);
      setProblem(error);
      setState("idle");
    } finally {
      isAsking.current = false;
    }
  }

  useEffect(() => {
    if (state !== "unknown") return undefined;
    const again = (): void => {
      const kept = sessionStorage.getItem(place);
      if (kept !== null) void ask(JSON.parse(kept) as Asked);
    };
    again();
    const timer = setInterval(again, againMs);
    return () => clearInterval(timer);
  });

  return {
    state,
    problem,
    randomise(date: PartialDate): void {
      if (state !== "idle") return;
      const asked: Asked = { id: newId(), date };
      sessionStorage.setItem(place, JSON.stringify(asked));
      setProblem(undefined);
      setState("sent");
      void ask(asked);
    },
  };
}
