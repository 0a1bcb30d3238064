import type { GenomeBuild } from "../../definition/index.ts";
import type { GenomeInterval, IdentitySignals } from "../../engine/index.ts";
import { readRecord } from "./read-record.ts";
import type { VcfHeader } from "./header.ts";

/**
 * X and Y between the pseudoautosomal regions, where a man has one chromosome of each.
 *
 * @source Genome Reference Consortium, pseudoautosomal regions of GRCh37 and GRCh38
 */
const between: Readonly<Record<GenomeBuild, readonly GenomeInterval[]>> = {
  GRCh37: [
    { chrom: "X", start: 2_699_521, end: 154_931_043 },
    { chrom: "Y", start: 2_649_521, end: 59_034_049 },
  ],
  GRCh38: [
    { chrom: "X", start: 2_781_480, end: 155_701_382 },
    { chrom: "Y", start: 2_781_480, end: 56_887_902 },
  ],
};

/** How X and Y are spread over: so many windows, and so many calls of each at most. */
const spread = { X: { windows: 8, calls: 20 }, Y: { windows: 4, calls: 5 } } as const;

/** Lowest quality of a genotype that is counted, where the file states one. */
const lowestQuality = 20;

interface Window extends GenomeInterval {
  readonly most: number;
  calls: number;
}

/** Looks at some records and passes over the rest; counts are all that it keeps. */
export interface Aside {
  readonly windows: readonly GenomeInterval[];
  /** Whether nothing more is wanted of a place. */
  full(pos: number): boolean;
  take(columns: readonly string[], pos: number): void;
}

/**
 * Counts heterozygous and homozygous calls on X and calls on Y, of a few windows each, so that a stretch in which
 * somebody's parents are related does not decide. Which places were looked at is not kept.
 */
export function sexSampler(build: GenomeBuild, header: VcfHeader, sample: number) {
  const counts = { xHeterozygous: 0, xHomozygous: 0, yCalled: 0 };
  function aside({ chrom, start, end }: GenomeInterval): Aside {
    const { windows: parts, calls: most } = spread[chrom === "X" ? "X" : "Y"];
    const step = Math.ceil((end - start + 1) / parts);
    const windows = Array.from({ length: parts }, (_, part): Window => {
      const from = start + part * step;
      return { chrom, start: from, end: Math.min(end, from + step - 1), most, calls: 0 };
    });
    const windowAt = (pos: number): Window | undefined => windows[Math.floor((pos - start) / step)];
    return {
      windows,
      full(pos) {
        const window = pos > end ? undefined : windowAt(pos);
        return window === undefined || window.calls >= window.most;
      },
      take(columns, pos) {
        const called = singleBaseCall(columns, chrom, sample, header);
        const window = windowAt(pos);
        if (called === undefined || window === undefined) return;
        window.calls += 1;
        if (chrom === "Y") counts.yCalled += 1;
        else if (called === "heterozygous") counts.xHeterozygous += 1;
        else counts.xHomozygous += 1;
      },
    };
  }
  const asides = new Map(between[build].map((region) => [region.chrom, aside(region)]));
  return { asides, signals: (): IdentitySignals => ({ ...counts }) };
}

/** What a record calls at one base, where it passed and differs from the reference. */
function singleBaseCall(
  columns: readonly string[],
  chrom: string,
  sample: number,
  header: VcfHeader,
): "heterozygous" | "homozygous" | undefined {
  const read = readRecord(columns, chrom, sample, 0, header);
  if (read.kind !== "record") return undefined;
  const { ref, alts, filter = [], genotype, gq = lowestQuality } = read.record;
  if (filter.length > 0 || gq < lowestQuality || !/^[ACGT]$/.test(ref)) return undefined;
  const called = new Set(genotype?.alleles ?? []);
  const isRead = [...called].every(
    (allele) => allele === 0 || (allele !== null && /^[ACGT]$/.test(alts[allele - 1] ?? "")),
  );
  if (!isRead || called.size === 0 || (called.size === 1 && called.has(0))) return undefined;
  return called.size > 1 ? "heterozygous" : "homozygous";
}
