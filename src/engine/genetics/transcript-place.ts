import type { Exon, GenomeBuild, SequencedGene, Transcript } from "../../definition/index.ts";
import type { GenomeInterval } from "./observed.ts";

/**
 * A place on a transcript: `n` as {@link Transcript} counts, and how far into the intron beside that base (negative
 * before it, positive after it; 0 within the exon).
 */
export interface TranscriptPlace {
  readonly n: number;
  readonly offset: number;
  readonly exon: number;
}

export function exonLength(exon: Exon): number {
  const [start, end] = Object.values(exon.at)[0] ?? [0, -1];
  return end - start + 1;
}

/** `n` of an exon's last base. */
export function lastOf(exon: Exon): number {
  return exon.first + exonLength(exon) - 1;
}

/** Where a position of the genome lies on the transcript; nothing outside it, and beside exons that are not described. */
export function placeOf(
  { strand, exons }: Transcript,
  build: GenomeBuild,
  pos: number,
): TranscriptPlace | undefined {
  let best: TranscriptPlace | undefined;
  for (const exon of exons) {
    const at = exon.at[build];
    if (at === undefined) continue;
    const [start, end] = at;
    const before = strand === "+" ? start - pos : pos - end;
    const after = strand === "+" ? pos - end : start - pos;
    if (before <= 0 && after <= 0) return { n: exon.first - before, offset: 0, exon: exon.number };
    const isFirst = exon === exons[0];
    const isLast = exon === exons.at(-1);
    if (before > 0 && !isFirst) {
      best = nearer(best, { n: exon.first, offset: -before, exon: exon.number });
    }
    if (after > 0 && !isLast) {
      best = nearer(best, { n: lastOf(exon), offset: after, exon: exon.number });
    }
  }
  return best !== undefined && isWithin(exons, build, pos) ? best : undefined;
}

/** Of two places beside an intron the nearer; in the middle the one counted from before it. */
function nearer(known: TranscriptPlace | undefined, found: TranscriptPlace): TranscriptPlace {
  if (known === undefined) return found;
  const a = Math.abs(known.offset);
  const b = Math.abs(found.offset);
  if (a !== b) return a < b ? known : found;
  return known.offset > 0 ? known : found;
}

function isWithin(exons: readonly Exon[], build: GenomeBuild, pos: number): boolean {
  const ends = exons.flatMap((exon) => exon.at[build] ?? []);
  return pos >= Math.min(...ends) && pos <= Math.max(...ends);
}

/** The position of the genome that a place of the transcript stands for. */
export function positionOf(
  { strand, exons }: Transcript,
  build: GenomeBuild,
  { n, offset }: { readonly n: number; readonly offset: number },
): number | undefined {
  const exon = exons.find((one) => n >= one.first && n <= lastOf(one));
  const at = exon?.at[build];
  if (exon === undefined || at === undefined) return undefined;
  const isEdge = offset < 0 ? n === exon.first : n === lastOf(exon);
  if (offset !== 0 && !isEdge) return undefined;
  const within = n - exon.first + offset;
  return strand === "+" ? at[0] + within : at[1] - within;
}

/** A base of the transcript, where it was verified. */
export function baseOf({ known }: Transcript, n: number): string | undefined {
  for (const { first, bases } of known) {
    if (n >= first && n < first + bases.length) return bases[n - first];
  }
  return undefined;
}

/** Every base that must be known before a gene can be called free of variants: coding bases, and two beside each splice. */
export function neededOf(gene: SequencedGene, build: GenomeBuild): readonly Needed[] {
  const { chrom, transcript } = gene;
  const { codingLength, exons, strand } = transcript;
  const needed: Needed[] = [];
  for (const [index, exon] of exons.entries()) {
    if (exon.at[build] === undefined || lastOf(exon) < 1 || exon.first > codingLength) continue;
    const from = Math.max(1, exon.first);
    const to = Math.min(codingLength, lastOf(exon));
    const isSplice = { start: index > 0, end: index < exons.length - 1 };
    const places = [
      positionOf(transcript, build, {
        n: from,
        offset: from === exon.first && isSplice.start ? -2 : 0,
      }),
      positionOf(transcript, build, { n: to, offset: to === lastOf(exon) && isSplice.end ? 2 : 0 }),
    ];
    const [a = 0, b = 0] = strand === "+" ? places : places.reverse();
    needed.push({ chrom, start: a, end: b, exon: exon.number });
  }
  return needed;
}

export interface Needed extends GenomeInterval {
  readonly exon: number;
}
