import type { GeneticThresholds } from "../../definition/index.ts";
import { defineIssue, type Issue } from "../../kernel/index.ts";
import { recordDoubts } from "./call-quality.ts";
import type { GenomeInterval, ObservedCalls, ObservedRecord } from "./observed.ts";

const otherPerson = defineIssue(
  "genetics.fingerprint-differs",
  "This file and that of assessment {assessment} agree at {same} of {shared} shared sites: they are hardly of one person. Ask the laboratory.",
  "本文件与第 {assessment} 次评估的文件在 {shared} 个共有位点中仅 {same} 个一致，很可能不属于同一人，请与实验室确认。",
);

/**
 * The believed single-base genotypes of a file within the genes of its panel, and the stretches it calls reference.
 * There is no list of sites that are common everywhere at hand, so these are the sites there are. They lie in a few
 * genes and go together within each: that two files differ says much, that they agree says little.
 */
export interface Fingerprint {
  readonly sites: readonly FingerprintSite[];
  readonly reference: readonly GenomeInterval[];
}

/** A genotype at one site: how many alleles differ from the reference. */
export interface FingerprintSite {
  readonly chrom: string;
  readonly pos: number;
  readonly ref: string;
  readonly alt: string;
  readonly dosage: 0 | 1 | 2;
}

/** Most sites and stretches that are kept: many more than a person has in the genes of a panel. */
const most = 1000;

/** Takes a fingerprint from the records of the panel; nothing else of a file is looked at. */
export function fingerprintOf(
  { records, reference }: ObservedCalls,
  thresholds: GeneticThresholds,
): Fingerprint {
  const sites = new Map<string, FingerprintSite | undefined>();
  for (const record of records) {
    const site = siteOf(record);
    if (site === undefined || recordDoubts(record, thresholds).length > 0) continue;
    const key = keyOf(site);
    // A site written twice with two genotypes has none.
    const isOther = sites.has(key) && sites.get(key)?.dosage !== site.dosage;
    sites.set(key, isOther ? undefined : site);
  }
  const kept = [...sites.values()].filter((site) => site !== undefined);
  const believed = reference.filter((block) => recordDoubts(block, thresholds).length === 0);
  return { sites: kept.slice(0, most), reference: joined(believed).slice(0, most) };
}

function siteOf({ chrom, pos, ref, alts, genotype }: ObservedRecord): FingerprintSite | undefined {
  const [one = null, other = null, ...more] = genotype?.alleles ?? [];
  if (one === null || other === null || more.length > 0 || !isBase(ref)) return undefined;
  const [called, ...others] = new Set([one, other].filter((allele) => allele > 0));
  const alt = alts[(called ?? 0) - 1];
  if (called === undefined || others.length > 0 || alt === undefined || !isBase(alt)) {
    return undefined;
  }
  return { chrom, pos, ref, alt, dosage: one === other ? 2 : 1 };
}

function isBase(allele: string): boolean {
  return /^[ACGT]$/.test(allele);
}

function joined(stretches: readonly GenomeInterval[]): readonly GenomeInterval[] {
  const done: GenomeInterval[] = [];
  const sorted = stretches.toSorted((a, b) =>
    a.chrom === b.chrom ? a.start - b.start : a.chrom < b.chrom ? -1 : 1,
  );
  for (const { chrom, start, end } of sorted) {
    const last = done.at(-1);
    if (last?.chrom === chrom && start <= last.end + 1) {
      done[done.length - 1] = { chrom, start: last.start, end: Math.max(last.end, end) };
    } else done.push({ chrom, start, end });
  }
  return done;
}

function keyOf({ chrom, pos, ref, alt }: FingerprintSite): string {
  return `${chrom}:${pos}:${ref}:${alt}`;
}

export interface FingerprintComparison {
  readonly shared: number;
  readonly same: number;
  readonly verdict: "same" | "different" | "unknown";
  readonly issue?: Issue;
}

/** Fewest shared sites from which a comparison says anything. */
const fewestSites = 20;

/**
 * Compares the genotypes of two files on one build at the sites of which both say something. A site that a file does
 * not list is known there only where the file calls it reference.
 *
 * @param assessment the number of the assessment that `earlier` is of
 */
export function compareFingerprints(
  earlier: Fingerprint,
  later: Fingerprint,
  assessment: number,
): FingerprintComparison {
  const [first, second] = [earlier, later].map(({ sites }) => {
    return new Map(sites.map((site) => [keyOf(site), site]));
  });
  let shared = 0;
  let same = 0;
  for (const [key, site] of new Map([...(first ?? []), ...(second ?? [])])) {
    const one = first?.get(key)?.dosage ?? dosageWithin(earlier, site);
    const other = second?.get(key)?.dosage ?? dosageWithin(later, site);
    if (one === undefined || other === undefined) continue;
    shared += 1;
    if (one === other) same += 1;
  }
  if (shared < fewestSites) return { shared, same, verdict: "unknown" };
  if (same / shared >= 0.9) return { shared, same, verdict: "same" };
  if (same / shared > 0.75) return { shared, same, verdict: "unknown" };
  const issue = otherPerson([], { assessment, same, shared });
  return { shared, same, verdict: "different", issue };
}

function dosageWithin({ reference }: Fingerprint, { chrom, pos }: FingerprintSite): 0 | undefined {
  const isReference = reference.some((one) => {
    return one.chrom === chrom && one.start <= pos && pos <= one.end;
  });
  return isReference ? 0 : undefined;
}
