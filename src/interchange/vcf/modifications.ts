import { alleleKind } from "./alleles.ts";
import type { WrittenGenotype } from "./genotype.ts";
import type { RecordLine } from "./record.ts";

const complement: Readonly<Record<string, string>> = { A: "T", C: "G", G: "C", T: "A" };

/**
 * How many base modifications a sample can have at a record: one for each base of the kind on either strand of each
 * allele of the genotype, unphased copies of an allele counted once; two for each base where the kind is N.
 * Nothing without a genotype.
 *
 * @source VCF 4.5, section 1.4.3 (Number=M)
 */
export function modificationCount(
  record: RecordLine,
  key: string,
  genotype: WrittenGenotype | undefined,
): number | undefined {
  if (genotype === undefined) return undefined;
  const last = key.at(-1) === "U" ? "T" : (key.at(-1) ?? "N");
  const unphased = new Set<number>();
  let count = 0;
  for (const [index, allele] of genotype.alleles.entries()) {
    if (allele === undefined) continue;
    if (genotype.phased[index] !== true) {
      if (unphased.has(allele)) continue;
      unphased.add(allele);
    }
    const bases = allele === 0 ? record.ref : (record.alts[allele - 1] ?? "");
    if (alleleKind(bases) !== "bases") continue;
    const upper = bases.toUpperCase();
    if (last === "N") count += 2 * upper.length;
    else for (const base of upper) if (base === last || base === complement[last]) count++;
  }
  return count;
}
