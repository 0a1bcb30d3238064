import type { GenomeBuild } from "../../definition/index.ts";

/** Lengths of the chromosomes 1 … 22, X, Y. @source Genome Reference Consortium, GRCh37.p13 and GRCh38.p14 */
const lengths: Readonly<Record<GenomeBuild, readonly number[]>> = {
  GRCh37: [
    249250621, 243199373, 198022430, 191154276, 180915260, 171115067, 159138663, 146364022,
    141213431, 135534747, 135006516, 133851895, 115169878, 107349540, 102531392, 90354753, 81195210,
    78077248, 59128983, 63025520, 48129895, 51304566, 155270560, 59373566,
  ],
  GRCh38: [
    248956422, 242193529, 198295559, 190214555, 181538259, 170805979, 159345973, 145138636,
    138394717, 133797422, 135086622, 133275309, 114364328, 107043718, 101991189, 90338345, 83257441,
    80373285, 58617616, 64444167, 46709983, 50818468, 156040895, 57227415,
  ],
};

/** The chromosome that a contig's name means, without a prefix: `chr21`, `21`, `NC_000021.9` are `21`. */
export function chromosomeOf(name: string): string | undefined {
  const accession = /^NC_0000(\d\d)\.\d+$/.exec(name)?.[1];
  if (accession !== undefined) {
    const number = Number(accession);
    return number >= 1 && number <= 24 ? chromosomeAt(number - 1) : undefined;
  }
  const bare = /^(?:chr)?([1-9]|1\d|2[0-2]|X|Y|MT?)$/i.exec(name)?.[1]?.toUpperCase();
  if (bare === "M") return "MT";
  return bare ?? (/^NC_012920\.\d+$/.test(name) ? "MT" : undefined);
}

function chromosomeAt(index: number): string {
  return index < 22 ? String(index + 1) : index === 22 ? "X" : "Y";
}

/** The length of a chromosome in a build; not of the mitochondrial one, which is the same in both. */
export function chromosomeLength(build: GenomeBuild, chromosome: string): number | undefined {
  const index = chromosome === "X" ? 22 : chromosome === "Y" ? 23 : Number(chromosome) - 1;
  return lengths[build][index];
}
