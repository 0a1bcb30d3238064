import type { SequencedGene } from "./gene-panel.ts";

/**
 * TAR DNA-binding protein 43. Only the end of the last exon is described, residues 290 to 414, where nearly all
 * variants of the disease lie; of the exons before it nothing is said.
 *
 * @source sequence of residues 290–414: MaveDB urn:mavedb:00000060-a; places: NM_007375.4:c.1055A>G at GRCh37
 * 1:11082521, c.1009A>G at GRCh38 1:11022418
 */
export const tardbp: SequencedGene = {
  kind: "sequence",
  symbol: "TARDBP",
  hgnc: "HGNC:11571",
  chrom: "1",
  lossOfFunction: false,
  source: "NM_007375.4, NP_031401.1, ENST00000240185; UniProt Q13148 (414 residues)",
  transcript: {
    id: "NM_007375.4",
    protein: "NP_031401.1",
    ensembl: "ENST00000240185",
    mane: true,
    strand: "+",
    codingLength: 1245,
    exons: [
      {
        number: 6,
        first: 868,
        openStart: true,
        at: { GRCh38: [11_022_277, 11_022_737], GRCh37: [11_082_334, 11_082_794] },
      },
    ],
    missingExons: [1, 2, 3, 4, 5],
    known: [
      {
        first: 868,
        bases:
          "GGTAATAGCAGAGGGGGTGGAGCTGGTTTGGGAAACAATCAAGGTAGTAATATGGGTGGT" +
          "GGGATGAACTTTGGTGCGTTCAGCATTAATCCAGCCATGATGGCTGCCGCCCAGGCAGCA" +
          "CTACAGAGCAGTTGGGGTATGATGGGCATGTTAGCCAGCCAGCAGAACCAGTCAGGCCCA" +
          "TCGGGTAATAACCAAAACCAAGGCAACATGCAGAGGGAGCCAAACCAGGCCTTCGGTTCT" +
          "GGAAATAACTCTTATAGTGGCTCTAATTCTGGTGCAGCAATTGGTTGGGGATCAGCATCC" +
          "AATGCAGGGTCGGGCAGTGGTTTTAATGGAGGCTTTGGCTCAAGCATGGATTCTAAGTCT" +
          "TCTGGCTGGGGAATG",
      },
    ],
  },
};
