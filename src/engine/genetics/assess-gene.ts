import type {
  AcmgRules,
  GeneticThresholds,
  GenomeBuild,
  SequencedGene,
} from "../../definition/genetics/index.ts";
import type { Issue } from "../../kernel/index.ts";
import { type AlleleCall, readAlleles } from "./allele-call.ts";
import type { Finding, GeneAssessment } from "./assessment.ts";
import { recordDoubts } from "./call-quality.ts";
import { classify, criteriaOf } from "./classify.ts";
import { type ClinvarExtract, type KnownChange, knownChanges } from "./clinvar.ts";
import { nameChange, type NamedChange } from "./consequence.ts";
import { coverageOf, type ExonCoverage } from "./coverage.ts";
import { type BaseAt, type Edit } from "./edit.ts";
import { legacyName } from "./legacy-name.ts";
import { mergePhased } from "./merge-phased.ts";
import type { GenomeInterval, ObservedCalls } from "./observed.ts";
import {
  buildMissing,
  compoundUnknown,
  exonsMissing,
  notCovered,
  notSequenced,
  restsOn,
} from "./reasons.ts";
import { basesAround, type KnownStretch } from "./reference-bases.ts";
import { routeOf } from "./route.ts";
import { neededOf, placeOf } from "./transcript-place.ts";
import { arrangementOf, zygosityOf } from "./zygosity.ts";

export interface GeneOptions {
  readonly thresholds: GeneticThresholds;
  readonly rules: AcmgRules;
  readonly clinvar?: ClinvarExtract;
  readonly stretches?: readonly KnownStretch[];
}

/** Assesses one gene. What lies outside it is not looked at. */
export function assessGene(
  gene: SequencedGene,
  build: GenomeBuild,
  calls: ObservedCalls,
  options: GeneOptions,
): GeneAssessment {
  const { transcript, symbol } = gene;
  const region = regionOf(gene, build);
  if (region === undefined) {
    const reasons = [buildMissing([], { gene: symbol, build })];
    return { ...empty(gene), verdict: "unknown", reasons };
  }
  const { thresholds } = options;
  const baseAt = basesAround(gene, build, options.stretches);
  const settled: GenomeInterval[] = [...(calls.covered ?? [])];
  const open: GenomeInterval[] = [...(calls.noCalls ?? [])];
  const reasons: Issue[] = [];
  const needed = neededOf(gene, build);
  for (const block of calls.reference) {
    if (!overlaps(block, region)) continue;
    const doubts = recordDoubts(block, thresholds);
    (doubts.length === 0 ? settled : open).push(block);
  }
  const alleles: AlleleCall[] = [];
  for (const record of calls.records) {
    const end = Math.max(record.pos + record.ref.length - 1, record.end ?? 0);
    if (!overlaps({ chrom: record.chrom, start: record.pos, end }, region)) continue;
    const reading = readAlleles(record, build, thresholds, baseAt);
    (reading.settles ? settled : open).push(reading.span);
    alleles.push(...reading.calls);
    const matters = needed.some((one) => overlaps(one, reading.span));
    reasons.push(...reading.reasons.filter(({ severity }) => matters || severity === "error"));
  }
  const codonOf = (pos: number): number | undefined => {
    const place = placeOf(transcript, build, pos);
    const isCoding = place?.offset === 0 && place.n >= 1 && place.n <= transcript.codingLength;
    return isCoding ? Math.floor((place.n - 1) / 3) : undefined;
  };
  const merged = mergePhased(alleles, codonOf, baseAt);
  const { known, issues } =
    options.clinvar === undefined ? { known: [], issues: [] } : knownChanges(options.clinvar, gene);
  const kept = merged.flatMap((call) => {
    const named = nameChange(gene, build, call.edit, baseAt);
    const found = known.find(({ coding }) => coding === named?.coding);
    if (named === undefined || !isKept(named, found)) return [];
    return [{ call, finding: findingOf(gene, call, named, known, found, options, baseAt) }];
  });
  const findings = kept.map(({ finding }) => finding);
  const coverage = coverageOf(needed, settled, open);
  const lacking = coverage.filter(({ bases, covered }) => covered < bases);
  if (lacking.length > 0) {
    const total = (counted: readonly ExonCoverage[], of: "bases" | "covered"): number =>
      counted.reduce((sum, exon) => sum + exon[of], 0);
    const bases = total(coverage, "bases") - total(coverage, "covered");
    const exons = runsOf(lacking.map(({ exon }) => exon));
    reasons.push(notCovered([], { gene: symbol, bases, of: total(coverage, "bases"), exons }));
  }
  reasons.push(...issues);
  if (transcript.missingExons.length > 0) {
    reasons.push(exonsMissing([], { exons: runsOf(transcript.missingExons), gene: symbol }));
  }
  if (transcript.known.length === 0) reasons.push(notSequenced([], { gene: symbol }));
  if (gene.assumption !== undefined) {
    reasons.push(restsOn([], { gene: symbol, reason: gene.assumption }));
  }
  const arrangement = arrangementOf(kept.map(({ call }) => call));
  if (arrangement === "unknown") {
    const split = findings.filter(({ zygosity }) => zygosity === "heterozygous");
    reasons.push(compoundUnknown([], { gene: symbol, count: split.length }));
  }
  const isSeen = findings.some(({ confident }) => confident);
  return {
    ...empty(gene),
    verdict: isSeen ? "findings" : findings.length + reasons.length > 0 ? "unknown" : "reference",
    findings,
    ...(arrangement === undefined ? {} : { arrangement }),
    coverage,
    reasons,
  };
}

function empty({ symbol, transcript }: SequencedGene) {
  return { gene: symbol, transcript: transcript.id, findings: [], coverage: [], reasons: [] };
}

/** Deep in an intron or outside the coding bases only what ClinVar holds as pathogenic or in conflict is kept. */
function isKept({ consequence }: NamedChange, known: KnownChange | undefined): boolean {
  if (!["intron", "utr-5", "utr-3"].includes(consequence)) return true;
  const standing = known?.standing;
  return standing?.conflicting === true || standing?.class === "P" || standing?.class === "LP";
}

function findingOf(
  gene: SequencedGene,
  call: AlleleCall,
  named: NamedChange,
  known: readonly KnownChange[],
  found: KnownChange | undefined,
  { rules, clinvar }: GeneOptions,
  baseAt: BaseAt,
): Finding {
  const confident = call.doubts.length === 0;
  const standing = found?.standing;
  const legacy = named.protein === undefined ? undefined : legacyName(gene, named.protein);
  return {
    variant: printVariant(gene.chrom, call.edit, baseAt),
    coding: named.coding,
    ...(named.protein === undefined ? {} : { protein: named.protein }),
    ...(legacy === undefined ? {} : { legacy }),
    consequence: named.consequence,
    nearSplice: named.nearSplice,
    exon: named.exon,
    zygosity: zygosityOf(call),
    confident,
    reasons: [...call.doubts, ...call.notes],
    ...(standing === undefined ? {} : { clinvar: standing }),
    ours: classify(rules, criteriaOf(gene, named, known)),
    ...routeOf(call.doubts, standing, clinvar !== undefined),
    lines: call.records.flatMap(({ line }) => (line > 0 ? [line] : [])),
    calls: call.records,
  };
}

/** A change as a VCF has it, with the base before an insertion or deletion where that is known (`N` where not). */
export function printVariant(chrom: string, { pos, ref, alt }: Edit, baseAt: BaseAt): string {
  if (ref !== "" && alt !== "") return `${chrom}-${pos}-${ref}-${alt}`;
  const anchor = baseAt(pos - 1) ?? "N";
  return `${chrom}-${pos - 1}-${anchor}${ref}-${anchor}${alt}`;
}

/** From the first base of the gene's first described exon to the last of its last. */
export function regionOf(
  { chrom, transcript }: SequencedGene,
  build: GenomeBuild,
): GenomeInterval | undefined {
  const ends = transcript.exons.flatMap((exon) => exon.at[build] ?? []);
  if (ends.length === 0) return undefined;
  return { chrom, start: Math.min(...ends), end: Math.max(...ends) };
}

/** `1–3, 5` from the numbers, which are in order. */
function runsOf(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
}

function overlaps(a: GenomeInterval, b: GenomeInterval): boolean {
  return a.chrom === b.chrom && a.start <= b.end && a.end >= b.start;
}
