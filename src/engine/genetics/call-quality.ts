import type { GeneticThresholds } from "../../definition/index.ts";
import { type Issue, text } from "../../kernel/index.ts";
import type { ObservedRecord, ReferenceBlock } from "./observed.ts";
import { filtered, notStated, tooLow, unbalanced, unfiltered } from "./reasons.ts";
import { recordPlace } from "./record-place.ts";

const gqWords = text("genotype quality", "基因型质量");
const dpWords = text("read depth", "测序深度");

/** Which of a protocol's thresholds a record or reference block fails as a whole; none: it is believed. */
export function recordDoubts(
  record: ObservedRecord | ReferenceBlock,
  thresholds: GeneticThresholds,
): readonly Issue[] {
  const { filter, gq, dp } = record;
  const where = recordPlace(record);
  const doubts: Issue[] = [];
  const failed = (filter ?? []).filter((one) => !thresholds.acceptedFilters.includes(one));
  if (failed.length > 0) doubts.push(filtered([], { where, filters: failed.join(", ") }));
  if (filter === undefined && !thresholds.acceptUnfiltered) doubts.push(unfiltered([], { where }));
  for (const [what, value, min] of [
    [gqWords, gq, thresholds.minGq],
    [dpWords, dp, thresholds.minDp],
  ] as const) {
    if (min <= 0) continue;
    if (value === undefined || !Number.isFinite(value)) {
      if (thresholds.requireStated) doubts.push(notStated([], { where, what, min }));
    } else if (value < min) {
      doubts.push(tooLow([], { where, what, value, min }));
    }
  }
  return doubts;
}

/** Whether the reads that show one allele are as many as its zygosity asks. Reads that are not stated decide nothing. */
export function balanceDoubts(
  record: ObservedRecord,
  allele: number,
  isWhole: boolean,
  thresholds: GeneticThresholds,
): readonly Issue[] {
  const { ad } = record;
  const reads = ad?.[allele];
  if (ad === undefined || reads === undefined) return [];
  const total = ad.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  if (total <= 0) return [];
  const part = reads / total;
  const [min, max] = isWhole ? [thresholds.homozygousBalance, 1] : thresholds.heterozygousBalance;
  if (part >= min && part <= max) return [];
  const percent = (value: number): number => Math.round(value * 100);
  const where = recordPlace(record);
  return [unbalanced([], { where, part: percent(part), min: percent(min), max: percent(max) })];
}
