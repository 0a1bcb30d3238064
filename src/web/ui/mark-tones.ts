import type { MarkState } from "./mark-state.ts";

/** The colour of each state's picture; it repeats what the shape says. */
export const markTones: Readonly<Record<MarkState, string>> = {
  none: "",
  later: "text-edge",
  due: "text-accent",
  overdue: "text-wrong",
  started: "text-wait",
  unsent: "text-wait",
  conflict: "text-wrong",
  "open-query": "text-ask",
  "answered-query": "text-ask",
  complete: "text-done",
  verified: "text-done",
  signed: "text-done",
  fallen: "text-wrong",
  frozen: "text-accent",
  locked: "text-accent",
  "not-done": "text-soft",
};
