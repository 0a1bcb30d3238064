import { alsPanel, type SequencedGene } from "../../../definition/index.ts";
import { Fault } from "../../../kernel/index.ts";
import type { ObservedCalls, ObservedRecord } from "../observed.ts";

/** A gene as the panel has it. */
export function geneOf(symbol: string): SequencedGene {
  const found = alsPanel.genes.find((gene) => gene.symbol === symbol);
  if (found?.kind !== "sequence") throw new Fault(`no ${symbol}`);
  return found;
}

export const sod1: SequencedGene = geneOf("SOD1");

/** A made-up gene on the reverse strand: two exons, 30 coding bases, repeats to shift along. */
export const reverse: SequencedGene = {
  kind: "sequence",
  symbol: "MADEUP",
  hgnc: "HGNC:0",
  chrom: "2",
  lossOfFunction: true,
  source: "made up",
  transcript: {
    id: "NM_999999.1",
    protein: "NP_999999.1",
    ensembl: "ENST00000000000",
    mane: false,
    strand: "-",
    codingLength: 30,
    exons: [
      { number: 1, first: -2, at: { GRCh38: [1188, 1202], GRCh37: [2188, 2202] } },
      { number: 2, first: 13, at: { GRCh38: [1080, 1100], GRCh37: [2080, 2100] } },
    ],
    missingExons: [],
    known: [{ first: 1, bases: "ATGGCAGCAGCATTTTTTGATGATGACTGA" }],
  },
};

/** One record of SOD1 on GRCh38 that meets every threshold; what is given is otherwise. */
export function record(
  pos: number,
  ref: string,
  alt: string,
  genotype: string,
  more: Partial<ObservedRecord> = {},
): ObservedRecord {
  const alleles = genotype.split(/[|/]/).map((one) => (one === "." ? null : Number(one)));
  return {
    chrom: "21",
    pos,
    ref,
    alts: alt.split(","),
    filter: [],
    genotype: { alleles, phased: genotype.includes("|") },
    gq: 99,
    dp: 40,
    line: pos,
    ...more,
  };
}

/** A file with SOD1 covered from end to end; what is given is otherwise. */
export function calls(
  records: readonly ObservedRecord[],
  more: Partial<ObservedCalls> = {},
): ObservedCalls {
  return {
    build: "GRCh38",
    sample: "S1",
    records,
    reference: [],
    covered: [{ chrom: "21", start: 31_659_000, end: 31_669_000 }],
    ...more,
  };
}
