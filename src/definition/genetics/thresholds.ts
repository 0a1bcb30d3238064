import type { Assumable } from "../assumption.ts";

/** What a protocol asks of a call before it is believed. */
export interface GeneticThresholds extends Assumable {
  /** Phred-scaled. */
  readonly minGq: number;
  /** Reads. */
  readonly minDp: number;
  /** The part of the reads that show the variant, lowest and highest, where one of two alleles differs. */
  readonly heterozygousBalance: readonly [number, number];
  /** The least part of the reads that show the variant where all alleles do. */
  readonly homozygousBalance: number;
  /** Filters that may have failed all the same. A record without any failed filter always passes. */
  readonly acceptedFilters: readonly string[];
  /** Whether a record of a file whose filters were not applied (`.`) is believed. */
  readonly acceptUnfiltered: boolean;
  /** Whether quality and depth must be stated at all. */
  readonly requireStated: boolean;
}

/** Used where a protocol states none. */
export const defaultThresholds: GeneticThresholds = {
  minGq: 20,
  minDp: 20,
  heterozygousBalance: [0.25, 0.75],
  homozygousBalance: 0.9,
  acceptedFilters: [],
  acceptUnfiltered: true,
  requireStated: true,
  assumption:
    "No protocol's own limits were given: quality 20, depth 20 and a balance of 0.25 to 0.75 are usual values.",
};
