import type { GenomeBuild, SequencedGene } from "../../definition/index.ts";
import type { BaseAt } from "./edit.ts";
import { reverseComplement } from "./residues.ts";
import { baseOf, placeOf } from "./transcript-place.ts";

/** A stretch of the reference that somebody supplies beside the panel, to align within introns and flanks. */
export interface KnownStretch {
  readonly chrom: string;
  readonly start: number;
  /** In capitals, on the forward strand. */
  readonly bases: string;
}

/** The reference around a gene as far as it is known: verified bases of its transcript, and what was supplied beside it. */
export function basesAround(
  { chrom, transcript }: SequencedGene,
  build: GenomeBuild,
  stretches: readonly KnownStretch[] = [],
): BaseAt {
  return (pos) => {
    const place = placeOf(transcript, build, pos);
    const base = place?.offset === 0 ? baseOf(transcript, place.n) : undefined;
    if (base !== undefined) return transcript.strand === "+" ? base : reverseComplement(base);
    for (const { chrom: other, start, bases } of stretches) {
      if (other === chrom && pos >= start && pos < start + bases.length) return bases[pos - start];
    }
    return undefined;
  };
}
