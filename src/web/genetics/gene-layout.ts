import type { GenomeBuild, SequencedGene } from "../../definition/index.ts";
import type { ExonCoverage, Finding } from "../../engine/index.ts";
import { transcriptPlaceOf } from "../../engine/index.ts";

/** Parts of the picture's width, from 0 at the gene's 5′ end to 1. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface DrawnExon extends Span {
  readonly number: number;
  /** The part of it that codes. */
  readonly coding?: Span;
  /** From the first to the last base of it that must be known and is not. */
  readonly missing?: Span;
  /** The number has room beside that of the exon before, on a narrow and on a wide screen. */
  readonly label: "always" | "wide" | "never";
}

export interface DrawnVariant {
  readonly variant: string;
  readonly name: string;
  readonly at: number;
  /** In which line its name stands, from 0, so that names do not lie on each other. */
  readonly row: number;
  readonly anchor: "start" | "middle" | "end";
}

/** A gene as it is drawn: everything in proportion, introns and exons alike. */
export interface GeneLayout {
  readonly exons: readonly DrawnExon[];
  readonly variants: readonly DrawnVariant[];
  /** A length that is easily read, and its part of the width. */
  readonly scale: { readonly bases: number; readonly width: number };
}

/** Least distance of two exon numbers, as parts of the width of a phone and of a desk. */
const narrowGap = 0.06;
const wideGap = 0.022;
/** Least distance of two names in one line. */
const nameGap = 0.3;

/** The whole gene on the chromosome, in the direction of its transcript. Nothing where the build's places are not known. */
export function layOutGene(
  { transcript }: SequencedGene,
  build: GenomeBuild,
  findings: readonly Finding[],
  coverage: readonly ExonCoverage[],
): GeneLayout | undefined {
  const places = transcript.exons.flatMap((exon) => {
    const at = exon.at[build];
    return at === undefined ? [] : [{ ...exon, start: at[0], end: at[1] }];
  });
  if (places.length === 0) return undefined;
  const low = Math.min(...places.map(({ start }) => start));
  const bases = Math.max(...places.map(({ end }) => end)) - low + 1;
  const forward = transcript.strand === "+";
  /** From the left edge of one base to the right edge of another. */
  const spanOf = (start: number, end: number): Span => {
    const [from, to] = [(start - low) / bases, (end + 1 - low) / bases];
    return forward ? { from, to } : { from: 1 - to, to: 1 - from };
  };
  let narrow = -1;
  let wide = -1;
  const exons = places
    .map((exon): Omit<DrawnExon, "label"> => {
      const { number, first, start, end } = exon;
      const skipped = Math.max(0, 1 - first);
      const kept = Math.min(end - start + 1, transcript.codingLength - first + 1);
      const missing = coverage.find((one) => one.exon === number)?.missing;
      const coding = forward
        ? spanOf(start + skipped, start + kept - 1)
        : spanOf(end - kept + 1, end - skipped);
      return {
        number,
        ...spanOf(start, end),
        ...(kept > skipped ? { coding } : {}),
        ...(missing === undefined ? {} : { missing: spanOf(...missing) }),
      };
    })
    .toSorted((a, b) => a.from - b.from)
    .map((exon): DrawnExon => {
      const middle = (exon.from + exon.to) / 2;
      const isWide = middle - wide >= wideGap;
      const isNarrow = middle - narrow >= narrowGap;
      if (isWide) wide = middle;
      if (isNarrow) narrow = middle;
      return { ...exon, label: isNarrow ? "always" : isWide ? "wide" : "never" };
    });
  const ends: number[] = [];
  const variants = findings
    .map((finding) => {
      const { from, to } = spanOf(positionOf(finding), positionOf(finding));
      return { finding, at: (from + to) / 2 };
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ finding, at }): DrawnVariant => {
      const free = ends.findIndex((end) => at - end >= nameGap);
      const row = free < 0 ? ends.length : free;
      ends[row] = at;
      const { variant, protein, coding } = finding;
      const anchor = at < 0.2 ? "start" : at > 0.8 ? "end" : "middle";
      return { variant, name: protein ?? codingOf(coding), at, row, anchor };
    });
  return { exons, variants, scale: scaleOf(bases) };
}

/** 1, 2 or 5 of some thousand: about a sixth of the picture. */
function scaleOf(bases: number): GeneLayout["scale"] {
  const wanted = bases / 6;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const length = ([5, 2, 1].find((times) => times * power <= wanted) ?? 1) * power;
  return { bases: length, width: length / bases };
}

/** The position that a variant's name holds: `21-31659783-C-T`. */
export function positionOf({ variant }: Pick<Finding, "variant">): number {
  return Number(variant.split("-")[1]);
}

/** `c.14C>T` of `NM_000454.5:c.14C>T`. */
export function codingOf(coding: string): string {
  return coding.slice(coding.indexOf(":") + 1);
}

/** Where a variant lies in the codons, in words that are the same in every language; nothing outside them. */
export function codonOf(
  { transcript }: SequencedGene,
  build: GenomeBuild,
  finding: Pick<Finding, "variant">,
): { readonly codon: number; readonly base: 1 | 2 | 3 } | undefined {
  const place = transcriptPlaceOf(transcript, build, positionOf(finding));
  if (place?.offset !== 0 || place.n < 1 || place.n > transcript.codingLength) return undefined;
  const base = (((place.n - 1) % 3) + 1) as 1 | 2 | 3;
  return { codon: Math.ceil(place.n / 3), base };
}
