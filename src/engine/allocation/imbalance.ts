import type { AllocationMethod } from "../../definition/index.ts";
import type { Counts } from "./balance.ts";
import type { OpenArm } from "./draw.ts";

type Minimisation = Extract<AllocationMethod, { kind: "minimisation" }>;

/** The imbalance of one level's counts, had the arm one more; counts are in parts of the ratio. */
export type Measure = (open: readonly OpenArm[], counts: Counts, more: string) => number;

/** How far the arms of one level lie apart. */
export const measures: Readonly<Record<Minimisation["measure"], Measure>> = {
  range(open, counts, more) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const { id, ratio } of open) {
      const share = ((counts[id] ?? 0) + (id === more ? 1 : 0)) / ratio;
      low = Math.min(low, share);
      high = Math.max(high, share);
    }
    return high - low;
  },
  variance(open, counts, more) {
    const shares = open.map(({ id, ratio }) => ((counts[id] ?? 0) + (id === more ? 1 : 0)) / ratio);
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    const squares = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
    return shares.length < 2 ? 0 : squares / (shares.length - 1);
  },
  "marginal-balance"(open, counts, more) {
    const shares = open.map(({ id, ratio }) => ((counts[id] ?? 0) + (id === more ? 1 : 0)) / ratio);
    let differences = 0;
    let total = 0;
    for (const [index, share] of shares.entries()) {
      total += share;
      for (const other of shares.slice(index + 1)) differences += Math.abs(share - other);
    }
    return shares.length < 2 ? 0 : differences / ((shares.length - 1) * total);
  },
};
