import type { GenomeBuild } from "../../definition/index.ts";
import { defineIssue, type Issue } from "../../kernel/index.ts";
import type { VcfHeader } from "./header.ts";
import { chromosomeLength, chromosomeOf } from "./human-contigs.ts";

/** The builds by themselves: the reader loads nothing of the definition, so that a query is answered at once. */
export const builds: readonly GenomeBuild[] = ["GRCh37", "GRCh38"];

const mixture = defineIssue(
  "vcf.build-mixture",
  "{file}: the header mixes two reference sequences: {first} is that of GRCh37, {second} that of GRCh38.",
  "{file}：文件头混用了两个参考序列：{first} 属于 GRCh37，{second} 属于 GRCh38。",
);
const foreign = defineIssue(
  "vcf.build-foreign",
  "{file}: the chromosomes have lengths of neither GRCh37 nor GRCh38 ({contig}: {length}).",
  "{file}：染色体长度既不属于 GRCh37 也不属于 GRCh38（{contig}：{length}）。",
);
const otherBuild = defineIssue(
  "vcf.build-mismatch",
  "{file}: the file was called against {found}, but {expected} was said.",
  "{file}：该文件基于 {found}，而声明为 {expected}。",
);
const words: Readonly<Record<GenomeBuild, RegExp>> = {
  GRCh37: /GRCh37|hg19|\bb37\b|hs37d5|human_g1k_v37/i,
  GRCh38: /GRCh38|hg38|hs38|\bb38\b/i,
};

/** What the header tells of the reference sequence: a build, nothing, or an issue that stops the reading. */
export type BuildVerdict = { readonly build: GenomeBuild | "unknown" } | { readonly issue: Issue };

/**
 * Recognises the build from the lengths of the contigs, and only where there are none from what the header calls its
 * reference. Two builds in one header are refused, and so is a build other than the one that was said.
 */
export function recogniseBuild(
  file: string,
  header: VcfHeader,
  expected: GenomeBuild | undefined,
): BuildVerdict {
  const seen: Partial<Record<GenomeBuild, string>> = {};
  let strange: { contig: string; length: number } | undefined;
  for (const [contig, length] of header.contigs) {
    const chromosome = chromosomeOf(contig);
    if (chromosome === undefined || chromosome === "MT" || length === undefined) continue;
    const build = builds.find((each) => chromosomeLength(each, chromosome) === length);
    if (build === undefined) strange ??= { contig, length };
    else seen[build] ??= contig;
  }
  const { GRCh37: first, GRCh38: second } = seen;
  if (first !== undefined && second !== undefined) {
    return { issue: mixture([file], { file, first, second }) };
  }
  if (strange !== undefined) return { issue: foreign([file], { file, ...strange }) };
  const measured = first !== undefined ? "GRCh37" : second !== undefined ? "GRCh38" : undefined;
  const build = measured ?? namedBuild(header) ?? expected;
  if (build !== undefined && expected !== undefined && build !== expected) {
    return { issue: otherBuild([file], { file, found: build, expected }) };
  }
  return { build: build ?? "unknown" };
}

function namedBuild(header: VcfHeader): GenomeBuild | undefined {
  const reference = header.plain.get("reference") ?? "";
  const named = builds.filter((build) => words[build].test(reference));
  return named.length === 1 ? named[0] : undefined;
}

/**
 * Recognises the build from known positions: bases of the reference that records repeat in REF. Three must agree,
 * none may differ, and the other build must not fit as well.
 */
export function buildOfBases(
  records: readonly { readonly chrom: string; readonly pos: number; readonly ref: string }[],
  baseAt: (build: GenomeBuild, chrom: string, pos: number) => string | undefined,
): GenomeBuild | undefined {
  const fitting = builds.filter((build) => {
    let agreed = 0;
    for (const { chrom, pos, ref } of records) {
      for (let n = 0; n < Math.min(ref.length, 100); n++) {
        const base = baseAt(build, chrom, pos + n);
        if (base === undefined) continue;
        if (base !== ref[n]) return false;
        agreed++;
      }
    }
    return agreed >= 3;
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}
