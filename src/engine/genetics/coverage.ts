import type { GenomeInterval } from "./observed.ts";
import type { Needed } from "./transcript-place.ts";

/** How much of what must be known of a gene is known, exon by exon. */
export interface ExonCoverage {
  readonly exon: number;
  readonly bases: number;
  readonly covered: number;
  /** The first and last base that is not known, where one is not. */
  readonly missing?: readonly [from: number, to: number];
}

/**
 * Which bases are known: those inside a stretch that settles them, and outside every stretch that leaves them open.
 * A place without a record is not known.
 */
export function coverageOf(
  needed: readonly Needed[],
  settled: readonly GenomeInterval[],
  open: readonly GenomeInterval[],
): readonly ExonCoverage[] {
  return needed.map(({ chrom, start, end, exon }) => {
    const bases = end - start + 1;
    const known = new Uint8Array(bases);
    const mark = (stretches: readonly GenomeInterval[], value: 0 | 1): void => {
      for (const one of stretches) {
        if (one.chrom !== chrom) continue;
        const from = Math.max(one.start, start) - start;
        const to = Math.min(one.end, end) - start;
        if (to >= from) known.fill(value, from, to + 1);
      }
    };
    mark(settled, 1);
    mark(open, 0);
    const covered = known.reduce((sum, one) => sum + one, 0);
    if (covered === bases) return { exon, bases, covered };
    const missing = [start + known.indexOf(0), start + known.lastIndexOf(0)] as const;
    return { exon, bases, covered, missing };
  });
}
