import type { RepeatGene } from "./gene-panel.ts";

/**
 * C9orf72: its disease allele is a repeat of hundreds to thousands of copies. A file of short-read calls says nothing
 * about it; only a repeat assay does.
 *
 * @source the place in GRCh38: the reference of Illumina's repeat catalogue, chr9:27573529–27573546
 */
export const c9orf72: RepeatGene = {
  kind: "repeat",
  symbol: "C9orf72",
  hgnc: "HGNC:28337",
  chrom: "9",
  unit: "GGCCCC",
  at: { GRCh38: [27_573_529, 27_573_546] },
  source: "GRCh38 chr9:27573529-27573546",
};
