import type { VcfVersion } from "./version.ts";

/** A genotype as written: allele indexes in order, which of them are phased, or why it is none. */
export interface WrittenGenotype {
  readonly alleles: readonly (number | undefined)[];
  readonly phased: readonly boolean[];
}

/** What is wrong with a genotype, and where in it (from 0). */
export interface GenotypeFault {
  readonly fault: "empty" | "not-an-index" | "prefix";
  readonly offset: number;
}

const slash = 47;
const bar = 124;

/**
 * Reads GT: indexes separated by `/` (unphased) or `|` (phased); from 4.4 the first allele may have a sign before it.
 *
 * @source VCF 4.1–4.5, section 1.4.2 / 1.6.2 (GT)
 */
export function readGenotype(text: string, version: VcfVersion): WrittenGenotype | GenotypeFault {
  const alleles: (number | undefined)[] = [];
  const phased: boolean[] = [];
  const first = text.charCodeAt(0);
  let at = 0;
  let sign = 0;
  if (first === slash || first === bar) {
    if (version < 4.4) return { fault: "prefix", offset: 0 };
    sign = first;
    at = 1;
  }
  for (;;) {
    let end = at;
    for (let code = text.charCodeAt(end); code !== slash && code !== bar && end < text.length; ) {
      code = text.charCodeAt(++end);
    }
    const index = text.slice(at, end);
    if (index === "") return { fault: "empty", offset: at };
    if (index !== "." && !/^\d{1,9}$/.test(index)) return { fault: "not-an-index", offset: at };
    alleles.push(index === "." ? undefined : Number(index));
    phased.push(sign === bar);
    if (end >= text.length) break;
    sign = text.charCodeAt(end);
    at = end + 1;
  }
  if (first !== slash && first !== bar) {
    // Left out, the first sign is `/` if any other is, else `|`; a lone allele is as good as phased.
    phased[0] = phased.slice(1).every((each) => each);
  }
  return { alleles, phased };
}
