import { Problem } from "../api/call.ts";
import type { Target } from "./bulk-plan.ts";

/** One thing of many that is to be done. Its id stays its own however often it is sent: it is done once. */
export interface BulkTask {
  readonly id: string;
  readonly target: Target;
}

export type Outcome =
  | { readonly state: "waiting" }
  | { readonly state: "done" }
  /** What the server said. */
  | { readonly state: "refused"; readonly problem: unknown };

export type Outcomes = ReadonlyMap<string, Outcome>;

/** Gives each target of a plan an id. */
export function bulkTasks(targets: readonly Target[], run: string): BulkTask[] {
  return targets.map((target, index) => ({ id: `bulk/${run}/${index + 1}`, target }));
}

/** What has come of it: done, refused, and not yet tried or not known. */
export function countOutcomes(tasks: readonly BulkTask[], outcomes: Outcomes) {
  const count = (state: Outcome["state"]): number =>
    tasks.filter(({ id }) => (outcomes.get(id)?.state ?? "waiting") === state).length;
  return { done: count("done"), refused: count("refused"), left: count("waiting") };
}

/** Whether the server has decided about this one thing, and would say the same again. */
export function isDecided(problem: unknown): boolean {
  return problem instanceof Problem && [400, 403, 404, 409, 413, 422].includes(problem.status);
}

/**
 * Does one after the other what is not done yet. A refusal concerns its own line, and the next is tried; where the server
 * cannot be reached, or wants something else first, it stops and says why: going on sends the same ids again.
 */
export async function runBulk(
  tasks: readonly BulkTask[],
  before: Outcomes,
  {
    send,
    tell,
    isStopped,
  }: {
    readonly send: (task: BulkTask) => Promise<void>;
    readonly tell: (outcomes: Outcomes) => void;
    readonly isStopped: () => boolean;
  },
): Promise<{ readonly outcomes: Outcomes; readonly stopped?: unknown }> {
  let outcomes = before;
  for (const task of tasks) {
    if ((outcomes.get(task.id)?.state ?? "waiting") !== "waiting") continue;
    if (isStopped()) return { outcomes };
    let outcome: Outcome;
    try {
      await send(task);
      outcome = { state: "done" };
    } catch (problem) {
      if (!isDecided(problem)) return { outcomes, stopped: problem };
      outcome = { state: "refused", problem };
    }
    outcomes = new Map(outcomes).set(task.id, outcome);
    tell(outcomes);
  }
  return { outcomes };
}
