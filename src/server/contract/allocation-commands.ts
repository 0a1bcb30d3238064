import { z } from "zod";
import { unblindingCategories } from "../../engine/index.ts";
import { hash, id, moment, of, reason } from "./command-parts.ts";

/** What is asked of who opens a code; it has an endpoint of its own, which alone answers the arm. */
export const unblinding = {
  confirm: id,
  category: z.enum(unblindingCategories),
  reason,
  careDepends: z.boolean(),
};

/** The shapes of commands about allocation and its blind. */
export const allocationShapes = [
  z.strictObject({ kind: z.literal("open-allocation") }),
  z.strictObject({ kind: z.literal("activate-list"), hash }),
  z.strictObject({ kind: z.literal("close-arm"), arm: id, reason }),
  z.strictObject({ kind: z.literal("reopen-arm"), arm: id, reason }),
  z.strictObject({
    kind: z.literal("mark-allocation"),
    ...of,
    error: z.enum(["wrong-person", "in-error", "wrong-factor"]),
    reason,
  }),
  z.strictObject({ kind: z.literal("practise-unblinding"), ...of, ...unblinding }),
  z.strictObject({
    kind: z.literal("report-paper-opening"),
    ...of,
    opened: moment,
    category: z.enum(unblindingCategories),
    reason,
    who: reason,
  }),
  z.strictObject({
    kind: z.literal("report-unblinding"),
    ...of,
    date: z.string().max(32),
    how: reason,
    who: reason,
  }),
  z.strictObject({
    kind: z.literal("assess-unblinding"),
    ...of,
    unblinding: z.number().int().min(1),
    knows: reason,
    impact: reason,
  }),
] as const;
