import { describeVolumes } from "./describe-casebook.ts";
import { type NamedOrder, orderOf } from "./order.ts";
import { typeset } from "./typeset.ts";

/**
 * The process that describes and sets casebooks, one after another, for the server that started it. It is a process and not a thread:
 * setting is native code, which cannot be stopped within a thread, would take the server with it if it fell, and keeps
 * the memory of its largest casebook until the process ends.
 */

/** What the worker is asked for: a volume of a casebook, counted from 1. */
export interface WorkerTask {
  readonly order: NamedOrder;
  readonly volume: number;
}

/** What the worker answers. */
export type WorkerAnswer =
  | {
      readonly pdf: Uint8Array;
      /** How many volumes the whole casebook has. */
      readonly of: number;
      readonly rssBytes: number;
    }
  | { readonly error: string };

process.on("message", (task: WorkerTask) => {
  process.send?.(answerTo(task));
});
process.on("disconnect", () => process.exit());

function answerTo({ order, volume }: WorkerTask): WorkerAnswer {
  try {
    const volumes = describeVolumes(orderOf(order));
    const model = volumes[volume - 1];
    if (model === undefined) return { error: `there is no volume ${volume}` };
    return { pdf: typeset(model), of: volumes.length, rssBytes: process.memoryUsage.rss() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
