import type { Assumable } from "../assumption.ts";
import type { GenomeBuild } from "./genome-build.ts";

/** The genes a protocol looks at, as data. Nothing outside them is read or kept. */
export interface GenePanel {
  readonly id: string;
  readonly version: string;
  readonly genes: readonly PanelGene[];
}

export type PanelGene = SequencedGene | RepeatGene;

/** A gene that is assessed by its sequence. */
export interface SequencedGene extends Assumable {
  readonly kind: "sequence";
  readonly symbol: string;
  readonly hgnc: string;
  readonly chrom: string;
  readonly transcript: Transcript;
  /** What older papers add to an HGVS residue number: −1 where they do not count the first methionine. */
  readonly legacyShift?: -1;
  /** Whether loss of the protein is how the gene causes the disease: only then does a truncation weigh by itself. */
  readonly lossOfFunction: boolean;
  readonly source: string;
}

/** A gene whose disease allele is a repeat expansion, which short reads do not span. */
export interface RepeatGene {
  readonly kind: "repeat";
  readonly symbol: string;
  readonly hgnc: string;
  readonly chrom: string;
  readonly unit: string;
  /** The stretch in the reference, closed, counted from 1. */
  readonly at: Readonly<Partial<Record<GenomeBuild, readonly [start: number, end: number]>>>;
  readonly source: string;
}

/** One transcript. Numbers `n` run on over the whole of it: c.1 is 1, c.-1 is 0, the base after the stop codon (c.*1) is the coding length + 1. */
export interface Transcript {
  /** RefSeq, with its version. */
  readonly id: string;
  readonly protein: string;
  readonly ensembl: string;
  readonly mane: boolean;
  readonly strand: "+" | "-";
  /** Coding bases, the stop codon among them. */
  readonly codingLength: number;
  /** In the order of the transcript. */
  readonly exons: readonly Exon[];
  /** Exons of the transcript that are not described above: nothing can be said about them. */
  readonly missingExons: readonly number[];
  /** Stretches of the sequence that were verified, in the direction of the transcript. */
  readonly known: readonly KnownBases[];
}

export interface Exon {
  readonly number: number;
  /** `n` of its first base in the direction of the transcript. */
  readonly first: number;
  /** Where it lies; closed, lower position first on either strand. */
  readonly at: Readonly<Partial<Record<GenomeBuild, readonly [start: number, end: number]>>>;
}

export interface KnownBases {
  /** `n` of the first base. */
  readonly first: number;
  readonly bases: string;
}
