import type { Issue } from "../../../kernel/index.ts";
import { notCounts } from "./proportion-issues.ts";

/** How many of how many. */
export interface Count {
  readonly count: number;
  readonly total: number;
}

export function checkCount({ count, total }: Count): Issue | undefined {
  const isCount = Number.isInteger(count) && Number.isInteger(total);
  if (isCount && total > 0 && count >= 0 && count <= total) return undefined;
  return notCounts([], { count, total });
}

export const shareOf = ({ count, total }: Count): number => count / total;

/** The lower and upper end of an interval. */
export type Interval = readonly [number, number];
