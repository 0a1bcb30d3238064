import { readFile } from "node:fs/promises";
import {
  alsPanel,
  type GenomeBuild,
  genomeBuilds,
  type GeneticThresholds,
  type GenePanel,
} from "../definition/genetics/index.ts";
import {
  assessGenetics,
  type ClinvarExtract,
  describeGene,
  type GeneticAssessment,
  panelBase,
  panelRegions,
  sexReadWords,
} from "../engine/genetics/reading.ts";
import { readBed, readClinvar, readVcfForPanel } from "../interchange/genome.ts";
import { hasErrors, type Issue, issueText, type Language } from "../kernel/index.ts";
import { languageOf } from "./language-of.ts";
import type { Arguments, CliCommand } from "./main.ts";
import type { Output } from "./output.ts";
import { issueLine, Problem, Usage } from "./problem.ts";
import { openVcf } from "./vcf-source.ts";

export const command: CliCommand = {
  usage:
    "screen --patient FILE|--vcf FILE [--study STUDY,…] [--on DATE] [--bed FILE] [--sample NAME] [--clinvar FILE] [--build GRCh37|GRCh38] [--language en|zh-CN] [--json]",
  summary:
    "Holds what is known of a person (FHIR bundle, phenopacket or our own list) against every programme, criterion by criterion; says of each gene of the ALS panel what a VCF shows.",
  options: {
    patient: { type: "string" },
    study: { type: "string" },
    on: { type: "string" },
    vcf: { type: "string" },
    bed: { type: "string" },
    sample: { type: "string" },
    clinvar: { type: "string" },
    build: { type: "string" },
    language: { type: "string" },
  },
  mostWords: 0,
  async run(args, output) {
    const [vcf, patient] = [args.text("vcf"), args.text("patient")];
    if (vcf === undefined && patient === undefined) {
      throw new Usage(`Name a file.\nUsage: neurite ${this.usage}`);
    }
    if (patient === undefined) return (await screenVcf(vcf ?? "", args, output)).code;
    const { screenPerson } = await import("./screen-patient.ts");
    const language = languageOf(args);
    // With both, the answer for programs is the screening: it carries what the file of variants gave.
    const genetics =
      vcf === undefined ? undefined : await screenVcf(vcf, args, { ...output, result: () => {} });
    const code = await screenPerson(patient, args, language, output, genetics?.assessment);
    return Math.max(code, genetics?.code ?? 0);
  },
};

/** Exit code 0: the file was assessed, whatever it says; 1: it is not sound, or contradicts the reference. */
async function screenVcf(
  path: string,
  args: Arguments,
  output: Output,
): Promise<{ readonly code: number; readonly assessment: GeneticAssessment }> {
  const language = languageOf(args);
  const build = buildOf(args);
  const issues: Issue[] = [];
  const covered = await coveredIn(args.text("bed"), issues);
  const clinvar = await extractIn(args.text("clinvar"), alsPanel, issues);
  const sample = args.text("sample");
  const source = await openVcf(path);
  try {
    const answer = await readVcfForPanel(source, {
      regions: panelRegions(alsPanel),
      baseAt: panelBase(alsPanel),
      identity: true,
      ...(sample === undefined ? {} : { sample }),
      ...(build === undefined ? {} : { build }),
    });
    issues.push(...answer.issues);
    if (answer.calls === undefined) {
      throw new Problem(fileProblem(path, answer.issues, language), issues);
    }
    const calls = covered === undefined ? answer.calls : { ...answer.calls, covered };
    const options = clinvar === undefined ? {} : { clinvar };
    const assessment = assessGenetics(alsPanel, calls, options);
    tell(assessment, issues, language, output);
    const found = assessment.genes.flatMap(({ reasons }) => reasons);
    return { code: hasErrors([...issues, ...assessment.issues, ...found]) ? 1 : 0, assessment };
  } finally {
    await source.close();
  }
}

function buildOf(args: Arguments): GenomeBuild | undefined {
  const asked = args.text("build");
  if (asked === undefined) return undefined;
  const found = genomeBuilds.find((build) => build === asked);
  if (found === undefined) {
    throw new Usage(`There is no build ${asked}. Builds: ${genomeBuilds.join(", ")}.`);
  }
  return found;
}

async function coveredIn(path: string | undefined, issues: Issue[]) {
  if (path === undefined) return undefined;
  const content = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Problem(`${path} cannot be opened: ${error.code ?? error.message}.`);
  });
  const { intervals, issues: found } = readBed(path, content);
  if (hasErrors(found)) throw new Problem(fileProblem(path, found), found);
  issues.push(...found);
  return intervals;
}

async function extractIn(
  path: string | undefined,
  panel: GenePanel,
  issues: Issue[],
): Promise<ClinvarExtract | undefined> {
  if (path === undefined) return undefined;
  const source = await openVcf(path);
  try {
    const { extract, issues: found } = await readClinvar(source, panelRegions(panel));
    if (extract === undefined) throw new Problem(fileProblem(path, found), found);
    issues.push(...found);
    return extract;
  } finally {
    await source.close();
  }
}

function fileProblem(path: string, issues: readonly Issue[], language: Language = "en"): string {
  const errors = issues.filter(({ severity }) => severity === "error");
  const lines = errors.slice(0, 20).map((issue) => issueText(issue, language));
  return [`${path} was not assessed:`, ...lines].join("\n  ");
}

function tell(
  assessment: GeneticAssessment,
  issues: readonly Issue[],
  language: Language,
  output: Output,
): void {
  const { sample, build, panel, clinvar, thresholds } = assessment;
  const all = [...issues, ...assessment.issues];
  const isChinese = language === "zh-CN";
  output.say(
    isChinese
      ? `样本 ${sample}，${build}，基因组合 ${panel}，ClinVar ${clinvar ?? "未提供"}`
      : `Sample ${sample}, ${build}, panel ${panel}, ClinVar ${clinvar ?? "not given"}`,
  );
  output.say(limitWords(thresholds, isChinese));
  if (assessment.identity !== undefined) {
    const read = sexReadWords[assessment.identity.sex][language];
    output.say(isChinese ? `样本的性染色体：${read}` : `Sex by the sample's chromosomes: ${read}`);
  }
  for (const gene of assessment.genes) {
    output.say();
    for (const line of describeGene(gene, language)) output.say(line);
  }
  if (all.length > 0) output.say();
  for (const issue of all) output.say(issueLine({ ...issue, path: [] }, {}, language));
  output.result({
    ...assessment,
    issues: all.map(withText),
    genes: assessment.genes.map(geneJson),
  });
}

function limitWords(thresholds: GeneticThresholds, isChinese: boolean): string {
  const { minGq, minDp, heterozygousBalance, assumption } = thresholds;
  const [low, high] = heterozygousBalance;
  const usual = assumption !== undefined;
  if (isChinese) {
    const note = usual ? "（方案未给出，取常用值）" : "";
    return `界值：基因型质量≥${minGq}，深度≥${minDp}，杂合等位基因比例${low}–${high}${note}`;
  }
  const note = usual ? " (usual values; the protocol's own were not given)" : "";
  return `Limits: genotype quality ≥ ${minGq}, depth ≥ ${minDp}, balance ${low}–${high}${note}`;
}

function withText(issue: Issue): object {
  return { ...issue, text: { en: issueText(issue), "zh-CN": issueText(issue, "zh-CN") } };
}

function geneJson(gene: GeneticAssessment["genes"][number]): object {
  return {
    ...gene,
    reasons: gene.reasons.map(withText),
    findings: gene.findings.map((finding) => ({
      ...finding,
      reasons: finding.reasons.map(withText),
    })),
  };
}
