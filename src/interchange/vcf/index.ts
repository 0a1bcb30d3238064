export { checkVcf, checkVcfText, type VcfCheck } from "./check-vcf.ts";
export { blockAt as bgzfBlockAt, endBlock as bgzfEndBlock } from "./bgzf.ts";
export { vcfCutOff, vcfNoEndBlock } from "./compressed.ts";
export { chromosomeLength, chromosomeOf } from "./human-contigs.ts";
export { readVcfForPanel, type VcfAnswer, type VcfQuestion } from "./read-vcf.ts";
export type { BlockSource, VcfFile } from "./vcf-file.ts";
export { type VcfVersion, vcfVersions } from "./version.ts";
