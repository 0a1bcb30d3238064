import { defineIssue, type Issue } from "../../kernel/index.ts";
import type { FingerprintSite, IdentitySignals } from "./observed.ts";

const sexDiffers = defineIssue(
  "genetics.sex-differs",
  "The sample's chromosomes read as {read}; the record says {said}. The sample may be another person's: ask the laboratory before anything is used.",
  "样本染色体显示为{read}，而记录为{said}。样本可能属于他人：使用前请与实验室确认。",
);
const otherPerson = defineIssue(
  "genetics.fingerprint-differs",
  "The two files agree at {same} of {shared} shared sites: they are hardly of one person. Ask the laboratory.",
  "两个文件在 {shared} 个共有位点中仅 {same} 个一致，很可能不属于同一人，请与实验室确认。",
);

/** Fewest calls on X from which heterozygosity says anything. */
const fewestCalls = 50;

/**
 * The sex that calls on X and Y speak for; unknown where there are too few, or they speak against each other.
 * A person with another number of sex chromosomes reads as unknown or as one of the two: it is a check of the sample,
 * not a finding.
 */
export function sexOf({
  xHeterozygous,
  xHomozygous,
  yCalled,
}: IdentitySignals): "female" | "male" | "unknown" {
  const calls = xHeterozygous + xHomozygous;
  if (calls < fewestCalls) return "unknown";
  const part = xHeterozygous / calls;
  if (part >= 0.3 && yCalled <= 5) return "female";
  if (part <= 0.1 && yCalled > 5) return "male";
  return "unknown";
}

/** Compares with the sex the record has. Unknown is no contradiction. */
export function checkSex(signals: IdentitySignals, recorded: "female" | "male"): Issue | undefined {
  const read = sexOf(signals);
  if (read === "unknown" || read === recorded) return undefined;
  const words = {
    female: { en: "female", "zh-CN": "女性" },
    male: { en: "male", "zh-CN": "男性" },
  } as const;
  return sexDiffers([], { read: words[read], said: words[recorded] });
}

export interface FingerprintComparison {
  readonly shared: number;
  readonly same: number;
  readonly verdict: "same" | "different" | "unknown";
  readonly issue?: Issue;
}

/** Fewest shared sites from which a comparison says anything. */
const fewestSites = 20;

/** Compares the genotypes of two files at the sites that both hold. */
export function compareFingerprints(
  one: readonly FingerprintSite[],
  other: readonly FingerprintSite[],
): FingerprintComparison {
  const key = ({ chrom, pos, ref, alt }: FingerprintSite): string =>
    `${chrom}:${pos}:${ref}:${alt}`;
  const known = new Map(one.map((site) => [key(site), site.dosage]));
  let shared = 0;
  let same = 0;
  for (const site of other) {
    const dosage = known.get(key(site));
    if (dosage === undefined) continue;
    shared += 1;
    if (dosage === site.dosage) same += 1;
  }
  if (shared < fewestSites) return { shared, same, verdict: "unknown" };
  if (same / shared >= 0.9) return { shared, same, verdict: "same" };
  if (same / shared > 0.75) return { shared, same, verdict: "unknown" };
  return { shared, same, verdict: "different", issue: otherPerson([], { same, shared }) };
}
