import { defineIssue } from "../../kernel/index.ts";
import { alleleKind } from "./alleles.ts";
import { placeIn, type RecordLine } from "./record.ts";
import { shown } from "./report.ts";

const unsorted = defineIssue(
  "vcf.unsorted",
  "Position {pos} comes after {before}; within a contig positions go up.",
  "位置 {pos} 位于 {before} 之后；同一 contig 内的位置应递增。",
);
const scattered = defineIssue(
  "vcf.not-contiguous",
  "Records of {contig} stood before those of {other} already; a contig's records stand together.",
  "{contig} 的记录已在 {other} 之前出现过；同一 contig 的记录应连续排列。",
);
const duplicate = defineIssue(
  "vcf.duplicate",
  "This variant ({variant}) is that of line {line} again, perhaps written with other bases around it.",
  "该变异（{variant}）与第 {line} 行重复，可能仅两侧碱基不同。",
);

/** Most variants that are remembered at once, for files that would fill the memory. */
const mostRemembered = 100_000;
/** Longer changes are not looked for again: they would fill the memory. */
const longestVariant = 200;

/** Follows the order of records: contigs together, positions up, no variant twice. @source VCF 4.1–4.5, section 1.6.1 */
export function orderCheck(): (record: RecordLine) => void {
  const seen = new Set<string>();
  let contig: string | undefined;
  let last = 0;
  let known = new Map<string, { readonly pos: number; readonly line: number }>();
  let sweepAt = 64;

  function forgetBefore(pos: number): void {
    if (known.size < sweepAt) return;
    known = new Map([...known].filter(([, variant]) => variant.pos >= pos));
    if (known.size >= mostRemembered) known = new Map();
    sweepAt = Math.max(64, known.size * 2);
  }

  return (record) => {
    const { report, chrom, pos } = record;
    if (contig !== chrom) {
      if (seen.has(chrom)) {
        const said = { contig: shown(chrom), other: shown(contig ?? "") };
        report(scattered(placeIn(record, 0), said));
      }
      seen.add(chrom);
      contig = chrom;
      last = 0;
      known = new Map();
    }
    if (pos === undefined) return;
    if (pos < last) report(unsorted(placeIn(record, 1), { pos, before: last }));
    last = pos;
    forgetBefore(pos);
    if (alleleKind(record.ref) !== "bases") return;
    let offset = 0;
    const own = new Set<string>();
    for (const allele of record.alts) {
      const place = placeIn(record, 4, offset);
      offset += allele.length + 1;
      if (alleleKind(allele) !== "bases") continue;
      const trimmed = trim(pos, record.ref.toUpperCase(), allele.toUpperCase());
      const variant = `${trimmed.pos} ${trimmed.ref}>${trimmed.alt}`;
      if (own.has(variant) || variant.length > longestVariant) continue;
      own.add(variant);
      const earlier = known.get(variant);
      if (earlier === undefined) known.set(variant, { pos: trimmed.pos, line: record.line });
      else report(duplicate(place, { variant: shown(variant), line: earlier.line }));
    }
  };
}

/** The same change without the bases that both alleles share at their ends, the last first. */
function trim(pos: number, ref: string, alt: string): { pos: number; ref: string; alt: string } {
  let end = 0;
  const shorter = Math.min(ref.length, alt.length);
  while (end < shorter && ref.at(-1 - end) === alt.at(-1 - end)) end++;
  let start = 0;
  while (start < shorter - end && ref[start] === alt[start]) start++;
  return {
    pos: pos + start,
    ref: ref.slice(start, ref.length - end),
    alt: alt.slice(start, alt.length - end),
  };
}
