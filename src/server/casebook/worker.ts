import { describeCasebook } from "./describe-casebook.ts";
import { type NamedOrder, orderOf } from "./order.ts";
import { typeset } from "./typeset.ts";

/**
 * The process that describes and sets casebooks, one after another, for the server that started it. It is a process and not a thread:
 * setting is native code, which cannot be stopped within a thread, would take the server with it if it fell, and keeps
 * the memory of its largest casebook until the process ends.
 */

/** What the worker answers. */
export type WorkerAnswer =
  | { readonly pdf: Uint8Array; readonly rssBytes: number }
  | { readonly error: string };

process.on("message", (order: NamedOrder) => {
  process.send?.(answerTo(order));
});
process.on("disconnect", () => process.exit());

function answerTo(order: NamedOrder): WorkerAnswer {
  try {
    return { pdf: typeset(describeCasebook(orderOf(order))), rssBytes: process.memoryUsage.rss() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
