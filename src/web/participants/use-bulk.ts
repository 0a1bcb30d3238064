import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Language } from "../../kernel/index.ts";
import { addressOf, call, Problem } from "../api/call.ts";
import { newId } from "../participant/command-id.ts";
import { type BulkKind, commandOf, type Target } from "./bulk-plan.ts";
import { download } from "./download.ts";
import { type BulkTask, bulkTasks, countOutcomes, type Outcomes, runBulk } from "./run-bulk.ts";

/** A run of many commands: what it consists of, what came of each, and why it stopped where it did. */
export interface BulkRun {
  readonly tasks: readonly BulkTask[];
  readonly outcomes: Outcomes;
  readonly isRunning: boolean;
  readonly stopped?: unknown;
}

/** Does what a plan says, one after the other, with what was typed for all; it can be stopped and gone on with. */
export function useBulk(study: string, kind: BulkKind, typed: string, language: Language) {
  const client = useQueryClient();
  const [run, setRun] = useState<BulkRun>();
  const isStopped = useRef(false);
  const left = run === undefined ? 0 : countOutcomes(run.tasks, run.outcomes).left;
  useEffect(() => {
    if (left === 0) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [left]);
  // Whoever leaves the page stops what is under way: what is done stays done.
  useEffect(
    () => () => {
      isStopped.current = true;
    },
    [],
  );
  const renew = useCallback(
    () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["summaries", study] }),
        client.invalidateQueries({ queryKey: ["participant", study] }),
      ]),
    [client, study],
  );
  const send = async ({ id, target }: BulkTask): Promise<void> => {
    if (kind === "print") await fetchCasebook(study, target.participant, language);
    else if (kind !== "sign") {
      await call("POST /api/studies/{study}/commands", {
        params: { study },
        body: { id, command: commandOf(kind, target, typed) },
      });
    }
  };
  const carryOut = async (tasks: readonly BulkTask[], before: Outcomes): Promise<void> => {
    isStopped.current = false;
    setRun({ tasks, outcomes: before, isRunning: true });
    const { outcomes, stopped } = await runBulk(tasks, before, {
      send,
      tell: (now) => setRun({ tasks, outcomes: now, isRunning: true }),
      isStopped: () => isStopped.current,
    });
    setRun({ tasks, outcomes, isRunning: false, ...(stopped === undefined ? {} : { stopped }) });
    await renew();
  };
  return {
    run,
    left,
    renew,
    /** Lays out what is to be done, without doing it. */
    lay: (targets: readonly Target[]): BulkRun => {
      const laid = { tasks: bulkTasks(targets, newId()), outcomes: new Map(), isRunning: false };
      setRun(laid);
      return laid;
    },
    start: (targets: readonly Target[]) => carryOut(bulkTasks(targets, newId()), new Map()),
    goOn: () => (run === undefined ? Promise.resolve() : carryOut(run.tasks, run.outcomes)),
    stop: () => {
      isStopped.current = true;
    },
    /** Notes what came of tasks that somebody did themselves. */
    settle: (done: readonly string[], stopped?: unknown) =>
      setRun((before) => {
        if (before === undefined) return before;
        const outcomes = new Map(before.outcomes);
        for (const id of done) outcomes.set(id, { state: "done" });
        return { tasks: before.tasks, outcomes, isRunning: false, stopped };
      }),
  };
}

async function fetchCasebook(
  study: string,
  participant: string,
  language: Language,
): Promise<void> {
  const address = addressOf("GET /api/studies/{study}/participants/{participant}/casebook", {
    params: { study, participant },
    query: { language },
  });
  const answer = await fetch(address, { headers: { "x-neurite": "1" } }).catch(() => {
    throw new Problem(0);
  });
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => undefined));
  download(await answer.blob(), "application/pdf", `${study} ${participant}.pdf`);
}
