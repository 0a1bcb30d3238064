import {
  type AcmgRules,
  acmgPoints2020,
  defaultThresholds,
  type GenePanel,
  type GeneticThresholds,
  type RepeatGene,
} from "../../definition/genetics/index.ts";
import type { Issue } from "../../kernel/index.ts";
import { assessGene, type GeneOptions } from "./assess-gene.ts";
import type { GeneAssessment, GeneticAssessment, RepeatAssay } from "./assessment.ts";
import type { ClinvarExtract } from "./clinvar.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { sexOf } from "./identity.ts";
import type { ObservedCalls } from "./observed.ts";
import { buildUnknown, needsAssay } from "./reasons.ts";
import type { KnownStretch } from "./reference-bases.ts";

export interface AssessmentOptions {
  /** The protocol's own; usual values, marked as an assumption, where it states none. */
  readonly thresholds?: GeneticThresholds;
  readonly rules?: AcmgRules;
  readonly clinvar?: ClinvarExtract;
  /** Repeat assays that the record holds. */
  readonly assays?: readonly RepeatAssay[];
  /** Reference bases beside the panel's own, to align within introns and flanks. */
  readonly stretches?: readonly KnownStretch[];
}

/**
 * What a file of variant calls says of the genes of a panel: findings named on the panel's transcripts, no variant, or
 * unknown with every reason. An absent record is never a reference call, and a repeat is never assessed from a file.
 *
 * Issues: `genetics.build-unknown`; per gene those of `reasons.ts`.
 */
export function assessGenetics(
  panel: GenePanel,
  calls: ObservedCalls,
  options: AssessmentOptions = {},
): GeneticAssessment {
  const { thresholds = defaultThresholds, rules = acmgPoints2020, assays = [] } = options;
  const { build, sample, caller } = calls;
  const issues: Issue[] = [];
  const { clinvar } = options;
  if (build === "unknown") issues.push(buildUnknown([]));
  const geneOptions: GeneOptions = {
    thresholds,
    rules,
    ...(clinvar === undefined ? {} : { clinvar }),
    ...(options.stretches === undefined ? {} : { stretches: options.stretches }),
  };
  const genes = panel.genes.map((gene): GeneAssessment => {
    if (gene.kind === "repeat") return assessRepeat(gene, assays);
    if (build === "unknown") {
      const { symbol, transcript } = gene;
      const reasons = [buildUnknown([])];
      return {
        gene: symbol,
        transcript: transcript.id,
        verdict: "unknown",
        findings: [],
        coverage: [],
        reasons,
      };
    }
    return assessGene(gene, build, calls, geneOptions);
  });
  return {
    panel: `${panel.id} ${panel.version}`,
    build,
    sample,
    ...(caller === undefined ? {} : { caller }),
    thresholds,
    ...(clinvar === undefined ? {} : { clinvar: clinvar.date ?? "undated" }),
    genes,
    ...(calls.identity === undefined || build === "unknown"
      ? {}
      : {
          identity: {
            sex: sexOf(calls.identity),
            fingerprint: fingerprintOf(calls, thresholds),
          },
        }),
    issues,
  };
}

function assessRepeat({ symbol }: RepeatGene, assays: readonly RepeatAssay[]): GeneAssessment {
  const results = new Set(assays.filter(({ gene }) => gene === symbol).map(({ result }) => result));
  const [result] = results.size === 1 ? results : [];
  return {
    gene: symbol,
    verdict: result === undefined ? "not-assessed" : `repeat-${result}`,
    findings: [],
    coverage: [],
    reasons: result === undefined ? [needsAssay([], { gene: symbol })] : [],
  };
}
