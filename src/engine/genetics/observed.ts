import type { GenomeBuild } from "../../definition/index.ts";

/**
 * What a file of variant calls says about one sample at the places that were asked for, before anybody judges it.
 * Positions count from 1 and include both ends. Chromosomes are named without a prefix: `21`, `X`, `Y`, `MT`.
 */
export interface ObservedCalls {
  /** The reference the file was called against; `unknown` where neither header nor positions tell. */
  readonly build: GenomeBuild | "unknown";
  readonly sample: string;
  /** What called the variants, as the header says. */
  readonly caller?: string;
  /** Records with at least one alternate allele, in the file's order, as written. */
  readonly records: readonly ObservedRecord[];
  /** Stretches that the file calls as reference: gVCF blocks, and records without an alternate allele. */
  readonly reference: readonly ReferenceBlock[];
  /** Stretches that a record speaks of without a call (`./.`): they are not known, whatever a BED says. */
  readonly noCalls?: readonly GenomeInterval[];
  /** What a BED file says was sequenced well enough; absent where there was none. A BED is not a call. */
  readonly covered?: readonly GenomeInterval[];
  /** What tells whose sample it is: counts alone, of which nothing can be read as a finding. Absent where nobody asked. */
  readonly identity?: IdentitySignals;
}

/** A closed interval of bases, counted from 1. */
export interface GenomeInterval {
  readonly chrom: string;
  readonly start: number;
  readonly end: number;
}

/** One record as the file has it: neither trimmed, shifted nor split. */
export interface ObservedRecord {
  readonly chrom: string;
  readonly pos: number;
  /** The record's id: `rs…`, a ClinVar variation id. */
  readonly id?: string;
  /** In capitals. */
  readonly ref: string;
  /** As written: bases, `*`, `<DEL>`, a breakend. `<NON_REF>` and `<*>` stay in their place. */
  readonly alts: readonly string[];
  /** Filters that failed; empty for PASS; absent where none were applied (`.`). */
  readonly filter?: readonly string[];
  /** Absent where the sample has no genotype in this record. */
  readonly genotype?: ObservedGenotype;
  readonly gq?: number;
  readonly dp?: number;
  /** Reads a allele, reference first; `undefined` for one that is missing. */
  readonly ad?: readonly (number | undefined)[];
  /** INFO/END of a symbolic allele. */
  readonly end?: number;
  /** The line of the file, from 1. */
  readonly line: number;
}

export interface ObservedGenotype {
  /** 0 the reference, 1 the first alternate …; `null` for a missing allele (`.`). One allele: haploid. */
  readonly alleles: readonly (number | null)[];
  readonly phased: boolean;
  /** FORMAT/PS as written: calls of one phase set share haplotypes. */
  readonly phaseSet?: string;
}

/** A stretch the file says is reference (0/0 or 0), with the lowest quality and depth within it. */
export interface ReferenceBlock extends GenomeInterval {
  readonly gq?: number;
  readonly dp?: number;
  readonly filter?: readonly string[];
  readonly line?: number;
}

/** Counts from a sample of places spread over X and Y, outside the pseudoautosomal regions. */
export interface IdentitySignals {
  /** Passing single-base calls on X. */
  readonly xHeterozygous: number;
  readonly xHomozygous: number;
  /** Passing non-reference single-base calls on Y. */
  readonly yCalled: number;
}
