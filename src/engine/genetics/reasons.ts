import { defineIssue } from "../../kernel/index.ts";

/** Why something could not be said from a file of variants. Each is a warning: nothing was guessed in its place. */
export const buildUnknown = defineIssue(
  "genetics.build-unknown",
  "The file does not tell which reference it was called against. Ask the laboratory for it; nothing was assessed.",
  "文件未说明所用参考基因组版本，请向实验室确认。未作任何评估。",
);
export const buildMissing = defineIssue(
  "genetics.build-missing",
  "The places of {gene} on {build} are not known to this panel, so nothing was assessed.",
  "本基因组合没有 {gene} 在 {build} 上的坐标，未作评估。",
  "warning",
);
export const exonsMissing = defineIssue(
  "genetics.exons-missing",
  "This panel does not describe exons {exons} of {gene}: they were not assessed.",
  "本基因组合未收录 {gene} 的外显子 {exons}，这些外显子未评估。",
  "warning",
);
export const notCovered = defineIssue(
  "genetics.not-covered",
  "{bases} of the {of} bases of {gene} that must be known are not covered (exons: {exons}). An absent record is not a reference call.",
  "{gene} 须知的 {of} 个碱基中有 {bases} 个未覆盖（外显子：{exons}）。没有记录不等于与参考序列一致。",
  "warning",
);
export const mismatch = defineIssue(
  "genetics.reference-mismatch",
  "{where}: the file has {written} at {chrom}:{pos} where {build} has {held}. The file is of another build, or damaged.",
  "{where}：文件中 {chrom}:{pos} 的参考碱基为 {written}，而 {build} 为 {held}。文件可能来自其他参考版本或已损坏。",
);
export const noGenotype = defineIssue(
  "genetics.no-genotype",
  "{where}: no genotype is stated at {chrom}:{pos}.",
  "{where}：{chrom}:{pos} 未给出基因型。",
  "warning",
);
export const noCall = defineIssue(
  "genetics.no-call",
  "{where}: an allele at {chrom}:{pos} was not called.",
  "{where}：{chrom}:{pos} 有等位基因未判定。",
  "warning",
);
export const badAllele = defineIssue(
  "genetics.allele-index",
  "{where}: the genotype at {chrom}:{pos} names an allele that the record does not have, or that is its reference.",
  "{where}：{chrom}:{pos} 的基因型引用了记录中不存在的等位基因，或其与参考序列相同。",
);
export const starAllele = defineIssue(
  "genetics.star-allele",
  "{where}: an allele at {chrom}:{pos} is missing because of a deletion that begins before it (*). The deletion's own record must be read.",
  "{where}：{chrom}:{pos} 的等位基因因上游缺失而缺如（*），须查看该缺失自身的记录。",
  "warning",
);
export const symbolicAllele = defineIssue(
  "genetics.symbolic-allele",
  "{where}: {alt} at {chrom}:{pos} does not spell its bases. Ask the laboratory what it is.",
  "{where}：{chrom}:{pos} 的 {alt} 未写明碱基，请向实验室确认。",
  "warning",
);
export const ambiguousBases = defineIssue(
  "genetics.ambiguous-bases",
  "{where}: {alt} at {chrom}:{pos} holds letters that are no bases.",
  "{where}：{chrom}:{pos} 的 {alt} 含有非碱基字母。",
  "warning",
);
export const filtered = defineIssue(
  "genetics.filtered",
  "{where}: filters that this call failed: {filters}.",
  "{where}：该位点未通过过滤：{filters}。",
  "warning",
);
export const unfiltered = defineIssue(
  "genetics.unfiltered",
  "{where}: no filters were applied to this call.",
  "{where}：该位点未经过滤。",
  "warning",
);
export const notStated = defineIssue(
  "genetics.quality-not-stated",
  "{where}: {what} is not stated, and the protocol asks for at least {min}.",
  "{where}：未给出{what}，方案要求不低于 {min}。",
  "warning",
);
export const tooLow = defineIssue(
  "genetics.quality-low",
  "{where}: {what} is {value}; the protocol asks for at least {min}.",
  "{where}：{what}为 {value}，方案要求不低于 {min}。",
  "warning",
);
export const unbalanced = defineIssue(
  "genetics.allele-balance",
  "{where}: {part} % of the reads show the variant; the protocol asks for {min} to {max} %.",
  "{where}：支持变异的读段占 {part}%，方案要求 {min}%至{max}%。",
  "warning",
);
export const phaseUnknown = defineIssue(
  "genetics.phase-unknown",
  "{places}: these changes lie in one codon, and it is not known whether on the same chromosome; what they make of the protein is open.",
  "{places}：这些变异位于同一密码子，是否在同一条染色体上未知，对蛋白的影响尚不能确定。",
  "warning",
);
export const notAligned = defineIssue(
  "genetics.not-aligned",
  "{where}: how far this insertion or deletion can be shifted is not known, because bases beside it are not known.",
  "{where}：该插入或缺失邻近的碱基未知，无法确定其可移动的范围。",
  "warning",
);
export const compoundUnknown = defineIssue(
  "genetics.compound-phase",
  "{gene} holds {count} heterozygous changes, and it is not known whether on the same chromosome. Ask for phase, or test a parent.",
  "{gene} 有 {count} 个杂合变异，是否在同一条染色体上未知。请明确相位或检测父母。",
  "warning",
);
export const notSequenced = defineIssue(
  "genetics.sequence-unknown",
  "The sequence of {gene} was not verified: what a change does to the protein is not assessed.",
  "{gene} 的序列未经核实，变异对蛋白的影响未评估。",
  "warning",
);
export const needsAssay = defineIssue(
  "genetics.needs-assay",
  "{gene} is assessed by a repeat assay only; a file of variants says nothing about it.",
  "{gene} 只能通过重复扩增检测评估，变异文件不能说明其情况。",
  "warning",
);
export const clinvarMismatch = defineIssue(
  "genetics.clinvar-reference",
  "{count} entries of the ClinVar extract for {gene} name other reference bases than {build} has; they were not used. Check the extract's build.",
  "ClinVar摘录中 {gene} 有 {count} 条的参考碱基与 {build} 不符，未予使用。请核对摘录的参考版本。",
);
export const restsOn = defineIssue(
  "genetics.gene-assumption",
  "{gene} rests on an assumption: {reason}",
  "{gene} 基于以下假设：{reason}",
  "assumption",
);
