import type {
  GenomeInterval,
  ObservedGenotype,
  ObservedRecord,
  ReferenceBlock,
} from "../../engine/index.ts";
import { readGenotype } from "./genotype.ts";
import type { VcfHeader } from "./header.ts";

/** One record as the reader gives it: a stretch called reference, a record to judge, or nothing of use. */
export type ReadRecord =
  | { readonly kind: "record"; readonly record: ObservedRecord }
  | { readonly kind: "reference"; readonly block: ReferenceBlock }
  | { readonly kind: "no-call"; readonly stretch: GenomeInterval };

const unspecified = new Set(["<NON_REF>", "<*>", "."]);

/**
 * Makes of a line what it says about one sample. A stretch is reference only where the sample's genotype says so:
 * without a genotype, or with a missing allele, it says nothing.
 *
 * @param chrom the chromosome without a prefix
 * @param sampleAt the sample's place among the samples
 */
export function readRecord(
  columns: readonly string[],
  chrom: string,
  sampleAt: number,
  line: number,
  header: VcfHeader,
): ReadRecord {
  const [, posText = "", id = ".", ref = "", altText = ".", , filterText = "."] = columns;
  const pos = Number(posText);
  const alts = altText === "." ? [] : altText.split(",");
  const keys = (columns[8] ?? "").split(":");
  const fields = (columns[9 + sampleAt] ?? "").split(":");
  const field = (key: string): string | undefined => {
    const value = fields[keys.indexOf(key)];
    return value === "." || value === "" ? undefined : value;
  };
  const number = (key: string): number | undefined => {
    const value = Number(field(key) ?? Number.NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  const genotype = genotypeOf(field("GT"), field("PS"), header, alts.length);
  const gq = number("GQ");
  const failed = filterText === "." ? undefined : filterText.split(";").filter((f) => f !== "PASS");
  const length = header.version >= 4.5 ? number("LEN") : undefined;
  const end = infoEnd(columns[7] ?? ".");
  if (alts.every((allele) => unspecified.has(allele))) {
    const alleles = genotype?.alleles ?? [];
    const last = Math.max(end ?? 0, pos + (length ?? ref.length) - 1);
    if (alleles.length === 0 || alleles.some((allele) => allele === null)) {
      return { kind: "no-call", stretch: { chrom, start: pos, end: last } };
    }
    if (alleles.every((allele) => allele === 0)) {
      const dp = number("MIN_DP") ?? number("DP");
      const measured = { ...(gq === undefined ? {} : { gq }), ...(dp === undefined ? {} : { dp }) };
      const filter = failed === undefined ? {} : { filter: failed };
      return {
        kind: "reference",
        block: { chrom, start: pos, end: last, ...measured, ...filter, line },
      };
    }
  }
  const dp = number("DP");
  const ad = field("AD")?.split(",").map(countOf);
  const record: ObservedRecord = {
    chrom,
    pos,
    ...(id === "." ? {} : { id }),
    ref: ref.toUpperCase(),
    alts: alts.map((allele) => (/^[ACGTN]+$/i.test(allele) ? allele.toUpperCase() : allele)),
    ...(failed === undefined ? {} : { filter: failed }),
    ...(genotype === undefined ? {} : { genotype }),
    ...(gq === undefined ? {} : { gq }),
    ...(dp === undefined ? {} : { dp }),
    ...(ad === undefined ? {} : { ad }),
    ...(end === undefined ? {} : { end }),
    line,
  };
  return { kind: "record", record };
}

function countOf(value: string): number | undefined {
  return /^\d+$/.test(value) ? Number(value) : undefined;
}

function genotypeOf(
  text: string | undefined,
  phaseSet: string | undefined,
  header: VcfHeader,
  alts: number,
): ObservedGenotype | undefined {
  if (text === undefined) return undefined;
  const read = readGenotype(text, header.version);
  if ("fault" in read) return undefined;
  // An allele the record does not have says nothing.
  const alleles = read.alleles.map((allele) =>
    allele === undefined || allele > alts ? null : allele,
  );
  const phased = alleles.length > 1 && read.phased.every((each) => each);
  return { alleles, phased, ...(phaseSet === undefined ? {} : { phaseSet }) };
}

/** INFO/END, where it stands. */
export function infoEnd(info: string): number | undefined {
  const end = /(?:^|;)END=(\d{1,10})(?:;|$)/.exec(info)?.[1];
  return end === undefined ? undefined : Number(end);
}
