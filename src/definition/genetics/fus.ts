import type { Exon, SequencedGene } from "./gene-panel.ts";

/** GRCh37 lies this much after GRCh38 throughout the gene. */
const shift = 11_321;

function exon(number: number, first: number, start: number, end: number): Exon {
  return {
    number,
    first,
    at: { GRCh38: [start, end], GRCh37: [start + shift, end + shift] },
  };
}

/**
 * FUS. Places only: no coding sequence was at hand that could be verified, so what a variant does to the protein is
 * not assessed.
 *
 * @source ENST00000254108, exons on both builds as published with GeneFuse (MIT)
 */
export const fus: SequencedGene = {
  kind: "sequence",
  symbol: "FUS",
  hgnc: "HGNC:4010",
  chrom: "16",
  lossOfFunction: false,
  source: "NM_004960.4, NP_004951.1, ENST00000254108; UniProt P35637 (526 residues)",
  assumption:
    "The first coding base is taken to be GRCh38 16:31180215: with it the coding part of the exons has 1581 bases, which is 526 residues and the stop codon. No source was read for it.",
  transcript: {
    id: "NM_004960.4",
    protein: "NP_004951.1",
    ensembl: "ENST00000254108",
    mane: true,
    strand: "+",
    codingLength: 1581,
    exons: [
      exon(1, -104, 31_180_110, 31_180_227),
      exon(2, 14, 31_182_398, 31_182_422),
      exon(3, 39, 31_182_513, 31_182_664),
      exon(4, 191, 31_183_858, 31_184_002),
      exon(5, 336, 31_184_209, 31_184_396),
      exon(6, 524, 31_184_939, 31_185_179),
      exon(7, 765, 31_186_802, 31_186_836),
      exon(8, 800, 31_188_325, 31_188_357),
      exon(9, 833, 31_189_123, 31_189_226),
      exon(10, 937, 31_189_665, 31_189_794),
      exon(11, 1067, 31_190_040, 31_190_141),
      exon(12, 1169, 31_190_275, 31_190_398),
      exon(13, 1293, 31_190_742, 31_190_842),
      exon(14, 1394, 31_190_963, 31_191_110),
      exon(15, 1542, 31_191_399, 31_191_806),
    ],
    missingExons: [],
    known: [],
  },
};
