import {
  type AcmgClass,
  acmgClasses,
  type Datum,
  type GeneticPlan,
  panelOf,
} from "../../definition/index.ts";
import { defineIssue, type Issue, text, type Text } from "../../kernel/index.ts";
import type { Kept } from "../event.ts";
import type { Finding, GeneAssessment } from "./assessment.ts";
import { checkReport, type TypedReport } from "./check-report.ts";
import { crossCheck } from "./classify.ts";
import type { GeneticState } from "./state.ts";
import { type Zygosity, zygosityWords } from "./zygosity.ts";

const notInFile = defineIssue(
  "genetics.report-not-in-file",
  "The report names {coding}; file {file} covers the place and does not show it. Ask the laboratory which sample was reported.",
  "报告写有 {coding}，而文件 {file} 覆盖该位置却未见此变异。请向实验室确认所报告的样本。",
);
const otherZygosity = defineIssue(
  "genetics.report-zygosity",
  "The report calls {coding} {written}; file {file} shows it {read}. Ask the laboratory.",
  "报告将 {coding} 写为{written}，文件 {file} 显示为{read}，请与实验室确认。",
);

/** What the codes of a report's zygosity mean of one variant; a compound one is heterozygous in each. */
const written: Readonly<Record<string, readonly [Zygosity, Text]>> = {
  HET: ["heterozygous", zygosityWords.heterozygous],
  HOM: ["homozygous", zygosityWords.homozygous],
  COMPHET: ["heterozygous", text("compound heterozygous", "复合杂合")],
};

/**
 * What is to be asked about a laboratory's report as it was typed: in itself, against the last file that was assessed,
 * and its class against the evidence. The report stays the datum; each issue has the field it is about as its path.
 */
export function reportQuestions(
  { panel: id }: GeneticPlan,
  values: Kept,
  assessments: readonly GeneticState[] = [],
): readonly Issue[] {
  const panel = panelOf(id);
  const report = typedReport(values);
  if (panel === undefined || report === undefined) return [];
  const { change, issues } = checkReport(panel, report);
  const last = assessments.at(-1);
  const gene = last?.result.genes.find((one) => one.gene === report.gene);
  if (last === undefined || gene === undefined || change === undefined) return issues;
  const finding = gene.findings.find(({ coding }) => coding === change.coding);
  const { fileName: file } = last;
  if (finding === undefined) {
    const isCovered = covers(gene, change.exon);
    return isCovered ? [...issues, notInFile(["coding"], { coding: change.coding, file })] : issues;
  }
  const asked = [
    zygosityQuestion(finding, textOf(values["zygosity"]), file),
    classQuestion(finding, textOf(values["acmg"])),
  ];
  return [...issues, ...asked.filter((one) => one !== undefined)];
}

/** The fields of a report, once its gene is known. */
function typedReport(values: Kept): TypedReport | undefined {
  const gene = textOf(values["gene"]);
  if (gene === undefined) return undefined;
  const read = (["transcript", "coding", "protein", "legacy", "build"] as const).flatMap(
    (field) => {
      const said = textOf(values[field]);
      return said === undefined ? [] : [[field, said] as const];
    },
  );
  const position = values["position"];
  return {
    gene,
    ...Object.fromEntries(read),
    ...(typeof position === "number" ? { position } : {}),
  };
}

function textOf(datum: Datum | undefined): string | undefined {
  return typeof datum === "string" ? datum : undefined;
}

function covers({ coverage, verdict }: GeneAssessment, exon: number): boolean {
  if (verdict === "unknown" && coverage.length === 0) return false;
  const found = coverage.find((one) => one.exon === exon);
  return found !== undefined && found.covered === found.bases;
}

function zygosityQuestion(
  { coding, zygosity }: Finding,
  code: string | undefined,
  file: string,
): Issue | undefined {
  const said = code === undefined ? undefined : written[code];
  if (said === undefined || zygosity === "unknown" || said[0] === zygosity) return undefined;
  const read = zygosityWords[zygosity];
  return otherZygosity(["zygosity"], { coding, written: said[1], read, file });
}

function classQuestion(finding: Finding, signed: string | undefined): Issue | undefined {
  const laboratory: AcmgClass | undefined = acmgClasses.find((one) => one === signed);
  const issue = laboratory === undefined ? undefined : crossCheck(finding, laboratory);
  return issue === undefined ? undefined : { ...issue, path: ["acmg"] };
}
