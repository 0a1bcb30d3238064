import { codeList } from "../code-list.ts";
import { choice, date, file, integer, signature, words, yesNo } from "../field-builders.ts";
import { hard, instrumentForm, soft } from "../form-builder.ts";

const gene = codeList("ALS_GENE", {
  SOD1: "SOD1",
  FUS: "FUS",
  TARDBP: "TARDBP",
  C9orf72: "C9orf72",
  OTHER: ["Other", "其他"],
});

/** @source Richards 2015, ACMG/AMP; from benign to pathogenic, so that "at least likely pathogenic" can be asked */
export const acmgClass = codeList(
  "ACMG",
  {
    B: ["Benign", "良性"],
    LB: ["Likely benign", "可能良性"],
    VUS: ["Of uncertain significance", "意义不明"],
    LP: ["Likely pathogenic", "可能致病"],
    P: ["Pathogenic", "致病"],
  },
  { ordered: true },
);

const zygosity = codeList("ZYGOSITY", {
  HET: ["Heterozygous", "杂合"],
  HOM: ["Homozygous", "纯合"],
  COMPHET: ["Compound heterozygous", "复合杂合"],
  UNKNOWN: ["Not stated", "未注明"],
});

const build = codeList("GENOME_BUILD", { GRCh38: "GRCh38", GRCh37: "GRCh37" });

const method = codeList("GENETIC_METHOD", {
  PANEL: ["Gene panel", "基因组合检测"],
  EXOME: ["Exome", "全外显子组测序"],
  GENOME: ["Genome", "全基因组测序"],
  SANGER: ["Sanger sequencing", "Sanger测序"],
  OTHER: ["Other", "其他"],
});

const repeats = codeList("C9ORF72_ASSAY", {
  NOT_ASSESSED: ["Not assessed by a repeat assay", "未做重复扩增检测"],
  NORMAL: ["No expansion", "无扩增"],
  EXPANDED: ["Expanded", "扩增"],
});

/**
 * A genetic result as the laboratory reports it and the geneticist signs it: one variant, its zygosity and class.
 * The class is the laboratory's; C9orf72 counts as assessed only by an assay of the repeat.
 *
 * @source SOD1: NM_000454.5, HGVS counts Met1, legacy names do not (A4V = p.Ala5Val)
 */
export function geneticResult<const Id extends string>(id: Id) {
  return instrumentForm(
    "genetic-result",
    id,
    ["Genetic result", "基因检测结果"],
    {
      sampled: date(["Sample taken on", "采样日期"], { partial: true }),
      reported: date(["Date of the report", "报告日期"], { required: true }),
      laboratory: words(["Laboratory", "检测实验室"], { required: true, maxLength: 120 }),
      method: choice(["Method", "检测方法"], method),
      covered: yesNo(["All exons of the gene covered", "目标基因全部外显子覆盖合格"]),
      gene: choice(["Gene", "基因"], gene, { required: true }),
      transcript: words(["Transcript", "转录本"], { maxLength: 40 }),
      coding: words(["Change, c.", "核苷酸变异（c.）"], { maxLength: 80, required: true }),
      protein: words(["Change, p.", "氨基酸变异（p.）"], {
        maxLength: 80,
        required: true,
        help: [
          "HGVS, counting Met1: A4V of older papers is p.Ala5Val.",
          "按HGVS命名，自Met1计数：旧文献中的A4V即p.Ala5Val。",
        ],
      }),
      legacy: words(["Older name", "旧命名"], { maxLength: 40 }),
      build: choice(["Genome build", "参考基因组版本"], build),
      position: integer(["Position", "基因组坐标"], { min: 1, max: 249_000_000 }),
      zygosity: choice(["Zygosity", "合子状态"], zygosity, { required: true }),
      acmg: choice(["ACMG/AMP class of the laboratory", "实验室ACMG/AMP分级"], acmgClass, {
        required: true,
      }),
      central: choice(["Class of the central reader", "中心判读分级"], acmgClass),
      c9orf72: choice(["C9orf72 repeat", "C9orf72重复扩增"], repeats),
      report: file(["Report", "检测报告"], { mediaTypes: ["application/pdf"] }),
      geneticist: signature(
        ["Clinical geneticist", "临床遗传医师"],
        [
          "I have read the report and the entries agree with it",
          "本人已阅读报告，录入内容与报告一致",
        ],
      ),
    },
    { dateField: "reported", provenance: "HGVS nomenclature; ACMG/AMP 2015 classes. Own words." },
    ({ sampled, reported, gene, transcript, protein, covered, acmg, central }) => ({
      checks: [
        hard("GEN01", reported.onOrAfter(sampled), [
          "The report is older than the sample. Check both dates.",
          "报告日期早于采样日期，请核对两个日期。",
        ]),
        soft("GEN02", gene.isNot("SOD1").or(transcript.is("NM_000454.5")), [
          "SOD1 is reported on another transcript than NM_000454.5. Check that the numbering is that of HGVS.",
          "SOD1报告使用的转录本不是NM_000454.5，请核对命名是否符合HGVS编号。",
        ]),
        soft("GEN03", protein.isNot("p.Ala4Val"), [
          "p.Ala4Val mixes the older numbering with the HGVS spelling. Check the report.",
          "p.Ala4Val混用了旧编号与HGVS写法，请核对报告。",
        ]),
        soft("GEN04", covered.is(true), [
          "Not all exons were covered. A variant may have been missed; confirm with the laboratory.",
          "并非全部外显子覆盖合格，可能漏检变异，请与实验室确认。",
        ]),
        soft("GEN05", central.is(acmg), [
          "Laboratory and central reader differ in the class. Send it to adjudication.",
          "实验室与中心判读分级不一致，请提交裁定。",
        ]),
      ],
    }),
  );
}
