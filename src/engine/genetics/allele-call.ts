import type { GeneticThresholds, GenomeBuild } from "../../definition/index.ts";
import type { Issue, Text } from "../../kernel/index.ts";
import { balanceDoubts, recordDoubts } from "./call-quality.ts";
import { type BaseAt, type Edit, mismatchesOf, normaliseEdit } from "./edit.ts";
import type { GenomeInterval, ObservedRecord } from "./observed.ts";
import {
  ambiguousBases,
  badAllele,
  mismatch,
  noCall,
  noGenotype,
  notAligned,
  starAllele,
  symbolicAllele,
} from "./reasons.ts";

import { recordPlace } from "./record-place.ts";

/** One alternate allele of a sample, in the form in which files can be compared. */
export interface AlleleCall {
  readonly edit: Edit;
  /** Which of the sample's chromosomes carry it, by their place in the genotype. */
  readonly haplotypes: readonly number[];
  readonly ploidy: number;
  /** Another allele of the genotype was not called. */
  readonly partial: boolean;
  /** Calls of one phase share their haplotypes' order; absent where the genotype is not phased. */
  readonly phase?: string;
  /** Why it is not believed; empty where it is. */
  readonly doubts: readonly Issue[];
  /** What is to be known of it beside. */
  readonly notes: readonly Issue[];
  /** The records it was read from, by their places in the list of records. */
  readonly records: readonly ObservedRecord[];
}

/** What one record says: alleles, whether its bases are reference, and what stays unknown there. */
export interface RecordReading {
  readonly calls: readonly AlleleCall[];
  /** The stretch it speaks of. */
  readonly span: GenomeInterval;
  /** It says, believably, what the bases of its stretch are. */
  readonly settles: boolean;
  readonly reasons: readonly Issue[];
}

/** Reads a record: splits its alleles, checks them against the reference and the thresholds. */
export function readAlleles(
  record: ObservedRecord,
  build: GenomeBuild,
  thresholds: GeneticThresholds,
  baseAt: BaseAt,
): RecordReading {
  const { chrom, pos, ref, alts, genotype } = record;
  const where = recordPlace(record);
  const place = { where, chrom, pos };
  const span = { chrom, start: pos, end: Math.max(pos + ref.length - 1, record.end ?? 0) };
  const unknown = (...reasons: readonly Issue[]): RecordReading => {
    return { calls: [], span, settles: false, reasons };
  };
  const [clash] = mismatchesOf({ pos, ref, alt: "" }, baseAt);
  if (clash !== undefined) {
    const { written, held } = clash;
    return unknown(mismatch([], { ...place, pos: clash.pos, build, written, held }));
  }
  if (genotype === undefined || genotype.alleles.length === 0)
    return unknown(noGenotype([], place));
  const { alleles, phased, phaseSet } = genotype;
  const reasons: Issue[] = [];
  const doubts = recordDoubts(record, thresholds);
  const partial = alleles.includes(null);
  if (partial) reasons.push(noCall([], place));
  const calls: AlleleCall[] = [];
  for (const index of new Set(alleles)) {
    if (index === null || index === 0) continue;
    const alt = alts[index - 1];
    const issue = alt === undefined ? badAllele([], place) : unreadableAllele(alt, ref, place);
    if (alt === undefined || issue !== undefined) {
      if (issue !== undefined) reasons.push(issue);
      continue;
    }
    const haplotypes = alleles.flatMap((allele, at) => (allele === index ? [at] : []));
    const isWhole = haplotypes.length === alleles.length;
    const { edit, unsure } = normaliseEdit({ pos, ref, alt }, baseAt);
    calls.push({
      edit,
      haplotypes,
      ploidy: alleles.length,
      partial,
      ...(phased ? { phase: phaseSet ?? "" } : {}),
      doubts: [...doubts, ...balanceDoubts(record, index, isWhole, thresholds)],
      notes: unsure ? [notAligned([], { where })] : [],
      records: [record],
    });
  }
  const isBelieved = doubts.length === 0 && calls.every((call) => call.doubts.length === 0);
  if (calls.length === 0) reasons.push(...doubts);
  return { calls, span, settles: reasons.length === 0 && isBelieved, reasons };
}

function unreadableAllele(
  alt: string,
  ref: string,
  place: { readonly where: Text; readonly chrom: string; readonly pos: number },
): Issue | undefined {
  if (alt === ref) return badAllele([], place);
  if (alt === "*") return starAllele([], place);
  if (/[<>[\].]/.test(alt)) return symbolicAllele([], { ...place, alt: alt.slice(0, 60) });
  if (!/^[ACGT]+$/.test(alt) || !/^[ACGT]+$/.test(ref)) {
    return ambiguousBases([], { ...place, alt: alt.slice(0, 60) });
  }
  return undefined;
}
