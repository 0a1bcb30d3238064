import { defineIssue } from "../../kernel/index.ts";

/** The compressed bytes end too early or are damaged; `reason` as the program that inflates says it. */
export const vcfCutOff = defineIssue(
  "vcf.gzip-damaged",
  "{file}: the compressed file is cut off or damaged ({reason}); copy it again.",
  "{file}：压缩文件被截断或已损坏（{reason}）；请重新拷贝。",
);

/** A block-gzipped file ends with an empty block; without it the end may be missing. @source SAM specification 4.1.2 */
export const vcfNoEndBlock = defineIssue(
  "vcf.gzip-no-end",
  "{file}: the block that ends a block-gzipped file is missing, so the file is probably cut off; copy it again.",
  "{file}：缺少块压缩文件的结束块，文件很可能被截断；请重新拷贝。",
);
