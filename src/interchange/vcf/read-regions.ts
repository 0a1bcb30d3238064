import type { GenomeInterval } from "../../engine/index.ts";
import { blocksFrom } from "./bgzf.ts";
import { before, type RegionIndex, type Stretch } from "./tabix-index.ts";
import type { VcfFile } from "./vcf-file.ts";
import { type WantedContig, wantedLines } from "./wanted-lines.ts";

/** Reads each window from its beginning and stops as soon as it has enough: a block or two of a whole genome. */
export async function sampleWindows(
  file: VcfFile,
  index: RegionIndex,
  contigs: readonly WantedContig[],
): Promise<void> {
  for (const { name, aside } of contigs) {
    if (aside === undefined || !index.names.includes(name)) continue;
    for (const window of aside.windows) {
      for (const piece of piecesOf(window)) {
        if (aside.full(piece.start)) break;
        const full = (pos: number): boolean =>
          pos < piece.start || pos > piece.end || aside.full(pos);
        const contig = { name, regions: [], aside: { ...aside, full } };
        const isEnough = (): boolean => aside.full(piece.start);
        for (const stretch of index.find(name, [piece])) {
          if (isEnough()) break;
          await readStretch(file, stretch, contig, () => {}, isEnough);
        }
      }
    }
  }
}

/** An interval from its beginning in pieces, each eight times as long as the one before. */
function* piecesOf({ chrom, start, end }: GenomeInterval): Generator<GenomeInterval, void> {
  for (let from = start, length = 2 ** 16; from <= end; from += length, length *= 8) {
    yield { chrom, start: from, end: Math.min(end, from + length - 1) };
  }
}

/** Gives the lines of one stretch of the file that are wanted of a contig. */
async function readStretch(
  { name, blocks }: VcfFile,
  { from: first, to: last }: Stretch,
  contig: WantedContig,
  take: (columns: string[], contig: WantedContig, line: number) => void,
  isEnough = (): boolean => false,
): Promise<void> {
  if (blocks === undefined) return;
  const lines = wantedLines([contig], 0, take);
  for await (const { offset, content } of blocksFrom(name, blocks, first.block)) {
    if (!before({ block: offset, within: 0 }, last)) break;
    const from = offset === first.block ? first.within : 0;
    const to = offset === last.block ? last.within : content.length;
    lines.push(content.subarray(from, to));
    if (isEnough()) return;
  }
  lines.end();
}

/** Gives the records that overlap a region, by the blocks that the index names. */
export async function readRegions(
  file: VcfFile,
  index: RegionIndex,
  wanted: readonly WantedContig[],
  take: (columns: string[], contig: WantedContig, line: number) => void,
): Promise<void> {
  for (const contig of wanted) {
    for (const stretch of index.find(contig.name, contig.regions)) {
      await readStretch(file, stretch, contig, (columns, at) => take(columns, at, 0));
    }
  }
}
