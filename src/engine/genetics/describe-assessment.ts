import { issueText, type Language } from "../../kernel/index.ts";
import { type Finding, type GeneAssessment, verdictWords } from "./assessment.ts";
import { acmgClassWords } from "./classify.ts";
import { consequenceWords } from "./consequence.ts";
import { predicted } from "./name-protein.ts";
import { routeReasonWords, routeWords } from "./route.ts";
import { zygosityWords } from "./zygosity.ts";

/** What was found of one gene, in lines that a clinician reads; the verdict first. */
export function describeGene(gene: GeneAssessment, language: Language): readonly string[] {
  const isChinese = language === "zh-CN";
  const colon = isChinese ? "：" : ": ";
  const [open, close] = isChinese ? ["（", "）"] : [" (", ")"];
  const named =
    gene.transcript === undefined ? gene.gene : `${gene.gene}${open}${gene.transcript}${close}`;
  return [
    `${named}${colon}${verdictWords[gene.verdict][language]}`,
    ...gene.findings.flatMap((finding) => describeFinding(finding, language)),
    ...(gene.arrangement === undefined || gene.arrangement === "unknown"
      ? []
      : [`  ${arrangementWords[gene.arrangement][language]}`]),
    ...gene.reasons.map((reason) => `  – ${issueText(reason, language)}`),
  ];
}

const arrangementWords = {
  compound: {
    en: "The heterozygous changes lie on both chromosomes (compound heterozygous).",
    "zh-CN": "杂合变异分别位于两条染色体（复合杂合）。",
  },
  "same-chromosome": {
    en: "The heterozygous changes lie on one chromosome.",
    "zh-CN": "杂合变异位于同一条染色体。",
  },
} as const;

export function describeFinding(finding: Finding, language: Language): readonly string[] {
  const isChinese = language === "zh-CN";
  const comma = isChinese ? "，" : ", ";
  const colon = isChinese ? "：" : ": ";
  const [open, close] = isChinese ? ["（", "）"] : [" (", ")"];
  const older = isChinese ? "旧命名 " : "older name ";
  const parts = [
    finding.coding,
    ...(finding.protein === undefined ? [] : [predicted(finding.protein)]),
    ...(finding.legacy === undefined ? [] : [`${older}${finding.legacy}`]),
    consequenceWords[finding.consequence][language],
    zygosityWords[finding.zygosity][language],
    finding.variant,
  ];
  const known = finding.clinvar;
  const clinvar =
    known === undefined
      ? []
      : [
          `    ClinVar ${known.id}${colon}${known.significance}${open}${known.review === "" ? "–" : known.review}${close}`,
        ];
  const ours = finding.ours.criteria.length === 0 ? "–" : finding.ours.criteria.join(" ");
  const check = isChinese ? "交叉核对" : "cross-check";
  const points = isChinese ? "分" : "points";
  return [
    `  ${parts.join(comma)}`,
    ...clinvar,
    `    ${check}${colon}${acmgClassWords[finding.ours.class][language]}${open}${finding.ours.points} ${points}${comma}${ours}${close}`,
    `    → ${routeWords[finding.route][language]}${colon}${routeReasonWords[finding.because][language]}`,
    ...finding.reasons.map((reason) => `    – ${issueText(reason, language)}`),
  ];
}
