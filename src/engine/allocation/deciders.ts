import type { Decider, WalledDecider } from "../decider.ts";
import type { AllocationCommand } from "./command.ts";
import { closeArm, openAllocation, reopenArm } from "./open.ts";
import { activateList } from "./supply-list.ts";
import { practiseUnblinding } from "./practise-unblinding.ts";
import { reportPaperOpening } from "./report-paper-opening.ts";
import { assessUnblinding, markAllocation, reportUnblinding, unblind } from "./unblind.ts";

/** One rule a command; `supply-list` and `assign` stand with those of capture. */
export const allocationDeciders: {
  readonly [K in AllocationCommand["kind"]]:
    | Decider<Extract<AllocationCommand, { kind: K }>>
    | WalledDecider<Extract<AllocationCommand, { kind: K }>>;
} = {
  "open-allocation": openAllocation,
  "activate-list": activateList,
  "close-arm": closeArm,
  "reopen-arm": reopenArm,
  "mark-allocation": markAllocation,
  unblind,
  "practise-unblinding": practiseUnblinding,
  "report-paper-opening": reportPaperOpening,
  "report-unblinding": reportUnblinding,
  "assess-unblinding": assessUnblinding,
};
