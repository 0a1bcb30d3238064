import type { GeneticThresholds, GenomeBuild } from "../../definition/index.ts";
import { type Issue, text, type Text } from "../../kernel/index.ts";
import type { OwnClass } from "./classify.ts";
import type { ClinvarStanding } from "./clinvar.ts";
import type { Consequence } from "./consequence.ts";
import type { ExonCoverage } from "./coverage.ts";
import type { Fingerprint } from "./fingerprint.ts";
import type { SexRead } from "./identity.ts";
import type { ObservedRecord } from "./observed.ts";
import type { Route, RouteReason } from "./route.ts";
import type { Arrangement, Zygosity } from "./zygosity.ts";

/** What a file of variants says of a panel of genes, gene by gene. It is read, named and checked here; people sign it. */
export interface GeneticAssessment {
  readonly panel: string;
  readonly build: GenomeBuild | "unknown";
  readonly sample: string;
  readonly caller?: string;
  readonly thresholds: GeneticThresholds;
  /** The ClinVar extract used, by its date or `undated`; absent where none was given. */
  readonly clinvar?: string;
  readonly genes: readonly GeneAssessment[];
  /** What tells whose sample it is; absent where nobody asked, as in assessments of before it was. */
  readonly identity?: SampleIdentity;
  /** Problems of the file as a whole. */
  readonly issues: readonly Issue[];
}

/** All that is kept to tell whose sample it is: the counts on X and Y are not. */
export interface SampleIdentity {
  readonly sex: SexRead;
  readonly fingerprint: Fingerprint;
}

export const verdictWords = {
  findings: text("variants found", "发现变异"),
  reference: text("no variant: every coding base is covered", "未见变异：全部编码碱基均已覆盖"),
  unknown: text("unknown", "未知"),
  "not-assessed": text("not assessed", "未评估"),
  "repeat-normal": text("no expansion in a repeat assay", "重复扩增检测未见扩增"),
  "repeat-expanded": text("expanded in a repeat assay", "重复扩增检测见扩增"),
} as const satisfies Readonly<Record<string, Text>>;

export type Verdict = keyof typeof verdictWords;

export interface GeneAssessment {
  readonly gene: string;
  readonly transcript?: string;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** How heterozygous findings lie to each other, where there are several. */
  readonly arrangement?: Arrangement;
  readonly coverage: readonly ExonCoverage[];
  /** Why the verdict is not more than it is. */
  readonly reasons: readonly Issue[];
}

export interface Finding {
  /** Normalised, as a VCF would have it: `21-31659783-C-T` on the assessment's build. */
  readonly variant: string;
  readonly coding: string;
  readonly protein?: string;
  /** The name of older papers, where the gene has one. */
  readonly legacy?: string;
  readonly consequence: Consequence;
  readonly nearSplice: boolean;
  readonly exon: number;
  readonly zygosity: Zygosity;
  /** It meets the protocol's thresholds. */
  readonly confident: boolean;
  readonly reasons: readonly Issue[];
  readonly clinvar?: ClinvarStanding;
  /** A cross-check only. */
  readonly ours: OwnClass;
  readonly route: Route;
  readonly because: RouteReason;
  readonly lines: readonly number[];
  /** The records it was read from, as the file has them; absent in assessments of before they were kept. */
  readonly calls?: readonly ObservedRecord[];
}

/** A repeat assay that the record holds. */
export interface RepeatAssay {
  readonly gene: string;
  readonly result: "normal" | "expanded";
}
