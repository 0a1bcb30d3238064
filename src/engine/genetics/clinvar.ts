import type { AcmgClass, GenomeBuild, SequencedGene } from "../../definition/index.ts";
import type { Issue } from "../../kernel/index.ts";
import { nameChange } from "./consequence.ts";
import { mismatchesOf } from "./edit.ts";
import { clinvarMismatch } from "./reasons.ts";
import { basesAround } from "./reference-bases.ts";

/** One alternate allele of a ClinVar extract that the site supplies, as its file has it. */
export interface ClinvarEntry {
  readonly chrom: string;
  readonly pos: number;
  readonly ref: string;
  readonly alt: string;
  readonly id: string;
  /** CLNSIG as written. */
  readonly significance: string;
  /** CLNREVSTAT as written. */
  readonly review: string;
}

/** A ClinVar file, and the reference its positions count on. */
export interface ClinvarExtract {
  readonly build: GenomeBuild;
  /** The date of the extract, as its header says. */
  readonly date?: string;
  readonly entries: readonly ClinvarEntry[];
}

/** What ClinVar holds of one change. */
export interface ClinvarStanding {
  readonly id: string;
  /** As written, with spaces. */
  readonly significance: string;
  readonly review: string;
  /** 0 no criteria … 4 practice guideline. */
  readonly stars: 0 | 1 | 2 | 3 | 4;
  readonly conflicting: boolean;
  /** Of `Pathogenic/Likely pathogenic` the lower; absent where it is no class. */
  readonly class?: AcmgClass;
}

/** Reads what ClinVar writes of a change. */
export function readStanding({ id, significance, review }: ClinvarEntry): ClinvarStanding {
  const spaced = significance.replaceAll("_", " ").trim();
  const reviewed = review
    .replaceAll(/[|,]_?/g, ", ")
    .replaceAll("_", " ")
    .trim();
  const conflicting = /conflicting/i.test(spaced) || /conflicting/i.test(reviewed);
  const named = conflicting ? undefined : classOf(spaced);
  return {
    id,
    significance: spaced,
    review: reviewed,
    stars: starsOf(reviewed.toLowerCase()),
    conflicting,
    ...(named === undefined ? {} : { class: named }),
  };
}

const classes: readonly (readonly [RegExp, AcmgClass])[] = [
  [/likely pathogenic/, "LP"],
  [/pathogenic/, "P"],
  [/uncertain/, "VUS"],
  [/likely benign/, "LB"],
  [/benign/, "B"],
];

/** Of two neighbouring classes in one entry the weaker; what ClinVar adds after a bar is no class of this disease. */
function classOf(spaced: string): AcmgClass | undefined {
  const said = (spaced.split(/[|;,]/)[0] ?? "").toLowerCase();
  return classes.find(([pattern]) => pattern.test(said))?.[1];
}

/** @source ClinVar review status: practice guideline 4, expert panel 3, several submitters without conflict 2 */
function starsOf(review: string): ClinvarStanding["stars"] {
  if (review.includes("practice guideline")) return 4;
  if (review.includes("expert panel")) return 3;
  if (review.includes("no assertion") || !review.includes("criteria provided")) return 0;
  return review.includes("multiple submitters") && review.includes("no conflicts") ? 2 : 1;
}

/** A change of a gene that ClinVar knows, named as this software names it. */
export interface KnownChange {
  readonly coding: string;
  readonly protein?: string;
  readonly residue?: number;
  readonly standing: ClinvarStanding;
}

/**
 * What an extract holds of one gene, by names on its transcript, which are the same whatever build its positions count
 * on. An entry that names another reference base than its build has is not used; one issue counts them.
 */
export function knownChanges(
  { build, entries }: ClinvarExtract,
  gene: SequencedGene,
): { readonly known: readonly KnownChange[]; readonly issues: readonly Issue[] } {
  const baseAt = basesAround(gene, build);
  const known: KnownChange[] = [];
  let wrong = 0;
  for (const entry of entries) {
    if (entry.chrom !== gene.chrom || entry.ref === entry.alt) continue;
    if (!/^[ACGT]+$/.test(entry.ref) || !/^[ACGT]+$/.test(entry.alt)) continue;
    if (mismatchesOf(entry, baseAt).length > 0) {
      wrong += 1;
      continue;
    }
    const named = nameChange(gene, build, entry, baseAt);
    if (named === undefined) continue;
    const { coding, protein, residue } = named;
    known.push({
      coding,
      ...(protein === undefined ? {} : { protein }),
      ...(residue === undefined ? {} : { residue }),
      standing: readStanding(entry),
    });
  }
  const issues =
    wrong === 0 ? [] : [clinvarMismatch([], { count: wrong, gene: gene.symbol, build })];
  return { known, issues };
}
