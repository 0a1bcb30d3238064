import type { GenomeInterval } from "../../engine/index.ts";
import { defineIssue, type Issue } from "../../kernel/index.ts";
import { chromosomeOf } from "../vcf/index.ts";

const noInterval = defineIssue(
  "bed.line",
  "{file}, line {line}: a BED line is a chromosome, a start and a larger end, parted by tabs.",
  "{file} 第 {line} 行：BED行应为以制表符分隔的染色体、起点和更大的终点。",
);
const nothing = defineIssue(
  "bed.empty",
  "{file} names no interval: it says that nothing is covered.",
  "{file} 未列出任何区间，即没有任何覆盖区域。",
  "warning",
);

/** What a BED file says is covered. Its starts count from 0 and its ends are not part of it; here both count from 1 and are. */
export interface BedAnswer {
  readonly intervals: readonly GenomeInterval[];
  readonly issues: readonly Issue[];
}

/** Reads a BED file whole: those of a panel or an exome are small. A line that is no interval is an error. */
export function readBed(file: string, content: string): BedAnswer {
  const intervals: GenomeInterval[] = [];
  const issues: Issue[] = [];
  for (const [index, written] of content
    .replace(/^\uFEFF/, "")
    .split("\n")
    .entries()) {
    const line = written.replace(/\r$/, "");
    if (line.trim() === "" || /^(?:#|track\b|browser\b)/.test(line)) continue;
    const [name = "", from = "", to = ""] = line.split(/\t| +/);
    const [start, end] = [from, to].map((digits) =>
      /^\d{1,10}$/.test(digits) ? Number(digits) : -1,
    );
    if (name === "" || start === undefined || end === undefined || start < 0 || end <= start) {
      issues.push(noInterval([file, index + 1], { file, line: index + 1 }));
      if (issues.length >= 20) break;
      continue;
    }
    intervals.push({ chrom: chromosomeOf(name) ?? name, start: start + 1, end });
  }
  if (intervals.length === 0 && issues.length === 0) issues.push(nothing([file], { file }));
  return { intervals, issues };
}
