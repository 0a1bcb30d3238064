/** A version of the human reference sequence: positions of one mean nothing on the other. */
export const genomeBuilds = ["GRCh37", "GRCh38"] as const;
export type GenomeBuild = (typeof genomeBuilds)[number];
