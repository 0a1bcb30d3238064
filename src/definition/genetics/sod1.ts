import type { Exon, SequencedGene } from "./gene-panel.ts";

/** GRCh37 lies this much after GRCh38 throughout the gene. */
const shift = 1_372_313;

function exon(number: number, first: number, start: number, end: number): Exon {
  return {
    number,
    first,
    at: { GRCh38: [start, end], GRCh37: [start + shift, end + shift] },
  };
}

/**
 * Superoxide dismutase 1. Disease comes from a toxic protein, not from the loss of one, so a truncation does not
 * weigh by itself.
 *
 * @source NM_000454.5 = ENST00000270142: exons from Ensembl (GRCh38); coding sequence checked against UniProt P00441
 * and 310 reference bases of ClinVar; GRCh37 checked on 46 alleles of ClinVar
 */
export const sod1: SequencedGene = {
  kind: "sequence",
  symbol: "SOD1",
  hgnc: "HGNC:11179",
  chrom: "21",
  legacyShift: -1,
  lossOfFunction: false,
  source: "NM_000454.5, NP_000445.1, ENST00000270142; UniProt P00441",
  transcript: {
    id: "NM_000454.5",
    protein: "NP_000445.1",
    ensembl: "ENST00000270142",
    mane: true,
    strand: "+",
    codingLength: 465,
    exons: [
      exon(1, -76, 31_659_693, 31_659_841),
      exon(2, 73, 31_663_790, 31_663_886),
      exon(3, 170, 31_666_449, 31_666_518),
      exon(4, 240, 31_667_258, 31_667_375),
      exon(5, 358, 31_668_471, 31_668_931),
    ],
    missingExons: [],
    known: [
      {
        first: 1,
        bases:
          "ATGGCGACGAAGGCCGTGTGCGTGCTGAAGGGCGACGGCCCAGTGCAGGGCATCATCAAT" +
          "TTCGAGCAGAAGGAAAGTAATGGACCAGTGAAGGTGTGGGGAAGCATTAAAGGACTGACT" +
          "GAAGGCCTGCATGGATTCCATGTTCATGAGTTTGGAGATAATACAGCAGGCTGTACCAGT" +
          "GCAGGTCCTCACTTTAATCCTCTATCCAGAAAACACGGTGGGCCAAAGGATGAAGAGAGG" +
          "CATGTTGGAGACTTGGGCAATGTGACTGCTGACAAAGATGGTGTGGCCGATGTGTCTATT" +
          "GAAGATTCTGTGATCTCACTCTCAGGAGACCATTGCATCATTGGCCGCACACTGGTGGTC" +
          "CATGAAAAAGCAGATGACTTGGGCAAAGGTGGAAATGAAGAAAGTACAAAGACAGGAAAC" +
          "GCTGGAAGTCGTTTGGCTTGTGGTGTAATTGGGATCGCCCAATAA",
      },
    ],
  },
};
