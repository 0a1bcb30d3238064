import type { Role } from "../context.ts";
import type { AllocationCommand } from "./command.ts";

/** Which roles may give which command about allocation and its blind. */
export const allocationPermitted: Readonly<Record<AllocationCommand["kind"], readonly Role[]>> = {
  "open-allocation": ["allocation-keeper"],
  "activate-list": ["allocation-keeper"],
  "close-arm": ["allocation-keeper"],
  "reopen-arm": ["allocation-keeper"],
  "mark-allocation": ["investigator", "coordinator"],
  // Alone, at any hour: nobody else has to agree (EMA, MHRA).
  unblind: ["investigator", "medical-monitor"],
  "practise-unblinding": ["investigator", "medical-monitor"],
  // Whoever broke the seal, or keeps it, enters it.
  "report-paper-opening": ["investigator", "coordinator", "medical-monitor", "pharmacist"],
  "report-unblinding": [
    "investigator",
    "coordinator",
    "monitor",
    "data-manager",
    "medical-monitor",
    "pharmacist",
  ],
  "assess-unblinding": ["investigator", "data-manager", "medical-monitor"],
};
