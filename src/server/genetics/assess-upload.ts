import { createHash } from "node:crypto";
import type { GenePanel, GeneticPlan, GenomeBuild } from "../../definition/index.ts";
import {
  assessGenetics,
  type ClinvarExtract,
  type GenomeInterval,
  panelBase,
  panelRegions,
  type RecordGeneticAssessment,
} from "../../engine/index.ts";
import {
  checkVcf,
  DataProblem,
  readBed,
  readClinvar,
  readVcfForPanel,
  type VcfAnswer,
} from "../../interchange/index.ts";
import { hasErrors, type Issue, type Sha256 } from "../../kernel/index.ts";
import type { BodyParts } from "./body-parts.ts";
import { inflate } from "./inflate.ts";

/** One file of an upload: what it is called, and how long it is. */
export interface SentFile {
  readonly name: string;
  readonly bytes: number;
}

export interface Upload {
  readonly vcf: SentFile;
  readonly bed?: SentFile;
  readonly clinvar?: SentFile;
  readonly sample?: string;
  readonly build?: GenomeBuild;
}

/** What the files said; `read` is absent where they are not sound, and then nothing is recorded. */
export interface ReadUpload {
  readonly read?: Pick<RecordGeneticAssessment, "file" | "fileName" | "fileBytes" | "assessment">;
  readonly issues: readonly Issue[];
  /** How many defects there are; of many only the first are in `issues`. */
  readonly errors: number;
}

const mostIssues = 200;
const mostBedBytes = 20 * 2 ** 20;

/** In an upload these stop the reading as well: the file is probably cut off. */
const stopping = new Set(["vcf.last-line-open"]);

/**
 * Reads the files of an upload as they arrive, in one pass and constant memory, and assesses what lies in the panel.
 * The VCF is checked line by line; of its records only those of the panel are read, and nothing is written anywhere.
 *
 * @param ofSite the extract of the instance, used where none was sent
 */
export async function assessUpload(
  parts: BodyParts,
  upload: Upload,
  plan: GeneticPlan,
  panel: GenePanel,
  ofSite: () => Promise<ClinvarExtract | undefined>,
): Promise<ReadUpload> {
  const found: Issue[] = [];
  let errors = 0;
  const report = (issue: Issue): void => {
    const told = stopping.has(issue.code) ? { ...issue, severity: "error" as const } : issue;
    if (told.severity === "error") errors += 1;
    if (found.length < mostIssues) found.push(told);
  };
  try {
    const { answer, hash } = await readVcf(parts, upload, panel, report);
    const covered = await readCovered(parts, upload.bed, report);
    const sent = await readSentClinvar(parts, upload.clinvar, panel, report);
    if (errors > 0 || answer?.calls === undefined) return { issues: found, errors };
    const clinvar = sent ?? (await ofSite());
    const calls = covered === undefined ? answer.calls : { ...answer.calls, covered };
    const assessment = assessGenetics(panel, calls, {
      thresholds: plan.thresholds,
      ...(clinvar === undefined ? {} : { clinvar }),
    });
    // A base that is not the reference's says that the file is of another build, or damaged: nothing of it is kept.
    for (const issue of assessment.genes.flatMap(({ reasons }) => reasons)) {
      if (issue.severity === "error") report(issue);
    }
    if (errors > 0) return { issues: found, errors };
    const { name: fileName, bytes: fileBytes } = upload.vcf;
    return { read: { file: hash, fileName, fileBytes, assessment }, issues: found, errors };
  } catch (error) {
    if (!(error instanceof DataProblem)) throw error;
    report(error.issue);
    return { issues: found, errors };
  }
}

async function readVcf(
  parts: BodyParts,
  { vcf, sample, build }: Upload,
  panel: GenePanel,
  report: (issue: Issue) => void,
): Promise<{ readonly answer: VcfAnswer | undefined; readonly hash: Sha256 }> {
  const { name } = vcf;
  const hash = createHash("sha256");
  async function* hashed(): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of parts.take(vcf.bytes)) {
      hash.update(chunk);
      yield chunk;
    }
  }
  const codes = new Set<string>();
  const check = checkVcf((issue) => {
    codes.add(issue.code);
    report(issue);
  });
  const text = inflate(name, hashed());
  /** Hands each chunk to the check and to the reader; that the reader stops does not end the file. */
  async function* both(): AsyncGenerator<Uint8Array, void> {
    for (let next = await text.next(); next.done !== true; next = await text.next()) {
      if (check.goesOn) check.push(next.value);
      yield next.value;
    }
  }
  let unreadable: Issue | undefined;
  const answer = await readVcfForPanel(
    { name, chunks: both },
    {
      regions: panelRegions(panel),
      baseAt: panelBase(panel),
      identity: true,
      ...(sample === undefined ? {} : { sample }),
      ...(build === undefined ? {} : { build }),
    },
  ).catch((error: unknown) => {
    // What the check says of a file without a header, it says with its line.
    if (!(error instanceof DataProblem) || isOfBytes(error)) throw error;
    unreadable = error.issue;
    return undefined;
  });
  const rest = both();
  for (let next = await rest.next(); next.done !== true; ) next = await rest.next();
  check.end();
  for (const issue of answer?.issues ?? []) if (!codes.has(issue.code)) report(issue);
  if (unreadable !== undefined && codes.size === 0) report(unreadable);
  return { answer, hash: hash.digest("hex") };
}

function isOfBytes({ issue }: DataProblem): boolean {
  return !issue.code.startsWith("vcf.") || issue.code.startsWith("vcf.gzip");
}

async function readCovered(
  parts: BodyParts,
  bed: SentFile | undefined,
  report: (issue: Issue) => void,
): Promise<readonly GenomeInterval[] | undefined> {
  if (bed === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of inflate(bed.name, parts.take(bed.bytes))) {
    size += chunk.length;
    if (size <= mostBedBytes) chunks.push(chunk);
  }
  const { intervals, issues } = readBed(bed.name, Buffer.concat(chunks).toString("utf8"));
  for (const issue of issues) report(issue);
  return hasErrors(issues) ? undefined : intervals;
}

async function readSentClinvar(
  parts: BodyParts,
  sent: SentFile | undefined,
  panel: GenePanel,
  report: (issue: Issue) => void,
): Promise<ClinvarExtract | undefined> {
  if (sent === undefined) return undefined;
  const { name } = sent;
  const file = { name, chunks: () => inflate(name, parts.take(sent.bytes)) };
  const { extract, issues } = await readClinvar(file, panelRegions(panel));
  for (const issue of issues) report(issue);
  return extract;
}
