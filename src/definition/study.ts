import { freeze, hashOf, type Json, type Sha256, type Text } from "../kernel/index.ts";
import type { AllocationPlan } from "./allocation-plan.ts";
import type { BlindCopy } from "./blind-copy.ts";
import type { Claim } from "./claim.ts";
import type { CodeList } from "./code-list.ts";
import type { Criterion } from "./criterion.ts";
import type { Dataset } from "./dataset.ts";
import type { EscalationPlan } from "./escalation-plan.ts";
import type { Form } from "./form.ts";
import type { GeneticPlan } from "./genetics/genetic-plan.ts";
import type {
  Arm,
  Cohort,
  ConsentVersion,
  DoseLevel,
  DoseRegimen,
  Endpoint,
  Epoch,
  PlannedSite,
  Product,
} from "./plan.ts";
import type { Readout } from "./readout/index.ts";
import type { SupplyPlan } from "./supply-plan.ts";
import type { Visit } from "./visit.ts";

/**
 * A study: the whole protocol as one frozen value. Everything else reads it.
 * As canonical JSON it has one spelling, and the SHA-256 of that spelling is the version's identity.
 */
export interface Study {
  /** The format of this value; a reader that does not know the number refuses it. */
  readonly neurite: 1;
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  /** Registry numbers, such as `NCT06976229`. */
  readonly registry: readonly string[];
  readonly phase: string;
  readonly sponsor: Text;
  readonly indication: Text;
  /** What the protocol calls a person taking part: 受试者 or 试验参与者 in Chinese. */
  readonly participantWord: Text;
  readonly blinding: "open" | "single" | "double";
  /** How many participants are planned to be enrolled. */
  readonly planned: number;
  readonly products: readonly Product[];
  readonly doseLevels: readonly DoseLevel[];
  readonly regimens: readonly DoseRegimen[];
  readonly cohorts: readonly Cohort[];
  readonly arms: readonly Arm[];
  readonly allocation?: AllocationPlan;
  readonly escalation?: EscalationPlan;
  readonly supply?: SupplyPlan;
  readonly genetics?: GeneticPlan;
  readonly epochs: readonly Epoch[];
  readonly visits: readonly Visit[];
  readonly forms: readonly Form[];
  readonly codeLists: readonly CodeList[];
  readonly eligibility: readonly Criterion[];
  readonly endpoints: readonly Endpoint[];
  readonly consents: readonly ConsentVersion[];
  readonly sites: readonly PlannedSite[];
  readonly milestones: readonly Claim[];
  /** Assumptions and contradictions that belong to no single part. */
  readonly notes: readonly Note[];
  /** The submission datasets, beyond those that every study has from its own parts. */
  readonly datasets: readonly Dataset[];
  /** How the study is read: analysis datasets, estimands, analyses and the displays of its report. */
  readonly readout?: Readout;
}

/** A remark on the protocol as a whole: an assumption, or two sources that disagree. */
export interface Note {
  readonly kind: "assumption" | "contradiction";
  readonly text: string;
  readonly source?: string;
}

/** The identity of a study version: the hash of its canonical JSON; of a blind copy, that of the whole value. */
export function studyHash(study: Study): Sha256 {
  const known = hashes.get(study) ?? (study as Partial<BlindCopy>).copyOf;
  if (known !== undefined) return known;
  const hash = hashOf(study as unknown as Json);
  hashes.set(study, hash);
  return hash;
}

const hashes = new WeakMap<Study, Sha256>();

/** Fixes a study: from here on nothing can change it. */
export function freezeStudy(study: Study): Study {
  return freeze(study);
}
