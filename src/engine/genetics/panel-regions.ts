import { type GenePanel, type GenomeBuild, genomeBuilds } from "../../definition/genetics/index.ts";
import { regionOf } from "./assess-gene.ts";
import type { GenomeInterval } from "./observed.ts";
import { basesAround } from "./reference-bases.ts";

/** Where a panel looks, on each build: nothing else of a file is read. */
export function panelRegions(
  panel: GenePanel,
): Readonly<Record<GenomeBuild, readonly GenomeInterval[]>> {
  const regionsOn = (build: GenomeBuild): readonly GenomeInterval[] =>
    panel.genes.flatMap((gene) => {
      const region = gene.kind === "sequence" ? regionOf(gene, build) : undefined;
      return region ?? [];
    });
  return { GRCh37: regionsOn("GRCh37"), GRCh38: regionsOn("GRCh38") };
}

/** A base of the reference, where the panel knows it: tells which build a file was called against. */
export function panelBase(
  panel: GenePanel,
): (build: GenomeBuild, chrom: string, pos: number) => string | undefined {
  const readers = panel.genes.flatMap((gene) =>
    gene.kind === "sequence"
      ? genomeBuilds.map((build) => ({ chrom: gene.chrom, build, at: basesAround(gene, build) }))
      : [],
  );
  return (build, chrom, pos) => {
    for (const reader of readers) {
      if (reader.build !== build || reader.chrom !== chrom) continue;
      const base = reader.at(pos);
      if (base !== undefined) return base;
    }
    return undefined;
  };
}
