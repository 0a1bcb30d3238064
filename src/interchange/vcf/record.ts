import type { VcfHeader } from "./header.ts";
import type { At, Report } from "./report.ts";

/** One data line taken apart, while it is checked. */
export interface RecordLine {
  readonly header: VcfHeader;
  readonly line: number;
  readonly columns: readonly string[];
  /** Where each column begins, from 1. */
  readonly starts: readonly number[];
  readonly report: Report;
  readonly chrom: string;
  /** Undefined where POS is no position. */
  readonly pos: number | undefined;
  readonly ref: string;
  readonly alts: readonly string[];
}

/** The place of a character of a column. */
export function placeIn(record: RecordLine, column: number, offset = 0): At {
  return [record.line, (record.starts[column] ?? 1) + offset];
}

/** How many alternate alleles there are; a dot stands for none. */
export function altCount(record: RecordLine): number {
  return record.alts.length === 1 && record.alts[0] === "." ? 0 : record.alts.length;
}

/** Calls back for each part of a list with the part's offset, without making a list of places. */
export function eachPart(
  text: string,
  separator: string,
  take: (part: string, offset: number) => void,
): void {
  let start = 0;
  for (;;) {
    const end = text.indexOf(separator, start);
    take(end < 0 ? text.slice(start) : text.slice(start, end), start);
    if (end < 0) return;
    start = end + 1;
  }
}
