import type { CloseoutLine } from "../../server/contract.ts";
import type { Tone } from "../ui/badge.tsx";

/** How a package stands, as a person says it: an acceptance that a later change overtook no longer stands. */
export type Stage =
  | "none"
  | "making"
  | "stopped"
  | "to-check"
  | "overtaken"
  | "accepted"
  | "void"
  | "rejected";

export function stageOf({ state, making, since }: CloseoutLine): Stage {
  switch (state) {
    case "none":
      return "none";
    case "requested":
      return making?.stalled === true ? "stopped" : "making";
    case "failed":
      return "stopped";
    case "ready":
      return since > 0 ? "overtaken" : "to-check";
    case "accepted":
      return since > 0 ? "void" : "accepted";
    case "rejected":
      return "rejected";
  }
}

export const stageTones: Readonly<Record<Stage, Tone>> = {
  none: "calm",
  making: "ask",
  stopped: "wrong",
  "to-check": "wait",
  overtaken: "wait",
  accepted: "done",
  void: "wrong",
  rejected: "wrong",
};

/** Whether a package can be asked for now. */
export function mayBegin(line: CloseoutLine): boolean {
  const stage = stageOf(line);
  return line.keeps && stage !== "making" && stage !== "accepted" && stage !== "to-check";
}
