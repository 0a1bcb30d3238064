import { defineIssue } from "../../kernel/index.ts";
import type { FormatPlan } from "./check-samples.ts";
import type { WrittenGenotype } from "./genotype.ts";
import { modificationCount } from "./modifications.ts";
import { altCount, eachPart, type RecordLine } from "./record.ts";
import { type At, shown } from "./report.ts";
import type { KeyDefinition } from "./reserved.ts";
import { reservedFormat } from "./reserved.ts";
import { badPercent, fitsType, genotypeCount } from "./value-rules.ts";

const count = defineIssue(
  "vcf.sample-number",
  "Sample {sample}, {key}: {found} values where Number={number} asks for {expected}.",
  "样本 {sample} 的 {key} 有 {found} 个值，而 Number={number} 要求 {expected} 个。",
);
const type = defineIssue(
  "vcf.sample-type",
  "Sample {sample}, {key}: “{found}” is no {type}.",
  "样本 {sample} 的 {key}：“{found}”不是 {type} 类型的值。",
);
const negative = defineIssue(
  "vcf.sample-negative",
  "Sample {sample}, {key} cannot be negative: “{found}”.",
  "样本 {sample} 的 {key} 不能为负：“{found}”。",
);
const fraction = defineIssue(
  "vcf.sample-fraction",
  "Sample {sample}, {key} is a part of one (0 to 1): “{found}”.",
  "样本 {sample} 的 {key} 为比例（0 至 1）：“{found}”。",
);
const percent = defineIssue(
  "vcf.sample-percent",
  "Sample {sample}, {key}: a percent sign begins an encoded character (%25 is the sign itself).",
  "样本 {sample} 的 {key}：百分号用于字符编码（百分号本身写作 %25）。",
);
const space = defineIssue(
  "vcf.sample-space",
  "Sample {sample}, {key}: no space can stand here.",
  "样本 {sample} 的 {key}：此处不能有空格。",
);

/** A field of a sample among the others of its record. */
export interface SampleContext {
  readonly record: RecordLine;
  readonly sample: string;
  readonly plan: FormatPlan;
  readonly fields: readonly string[];
  readonly genotype: WrittenGenotype | undefined;
}

const counts = new Set(
  "AD ADF ADR DP EC GQ HQ MQ PL PP PQ PS LAD LADF LADR LEC LPL LPP LEN PSO PSQ NQ".split(" "),
);
const fractions = new Set(["GP", "CNP", "LGP"]);

/** Checks one field of a sample that is not missing. */
export function checkSampleValue(
  context: SampleContext,
  key: string,
  text: string,
  definition: KeyDefinition | undefined,
  [line, column]: At,
): void {
  const { record, sample } = context;
  const { version } = record.header;
  const named = { sample, key: shown(key) };
  const wrong = version < 4.3 ? -1 : badPercent(text);
  if (wrong >= 0) record.report(percent([line, column + wrong], named));
  if (version < 4.3 && / /.test(text)) record.report(space([line, column], named));
  if (definition === undefined) return;
  const reserved = reservedFormat(key, version) !== undefined;
  let found = 0;
  eachPart(text, ",", (part, offset) => {
    found++;
    if (part === ".") return;
    const at = [line, column + offset] as const;
    const said = { ...named, found: shown(part) };
    if (!fitsType(part, definition.type, version)) {
      record.report(type(at, { ...said, type: definition.type }));
    } else if (!reserved || definition.type === "String") return;
    else if (counts.has(key) && Number(part) < 0) record.report(negative(at, said));
    else if (
      version >= 4.3 &&
      (fractions.has(key) || /^M(\d|X|x)/.test(key)) &&
      !(Number(part) >= 0 && Number(part) <= 1)
    ) {
      record.report(fraction(at, said));
    }
  });
  const allowed = allowedCounts(context, key, definition);
  if (allowed === undefined || allowed.includes(found)) return;
  const said = { ...named, found, number: definition.number, expected: allowed[0] ?? 0 };
  record.report(count([line, column], said));
}

/** The numbers of values that are right, the one to be named first; nothing where any is. */
function allowedCounts(
  context: SampleContext,
  key: string,
  { number }: KeyDefinition,
): number[] | undefined {
  const { record, genotype } = context;
  const alts = altCount(record);
  // A record without alternate alleles may carry the values of the allele that was looked for.
  const alleles = alts === 0 ? [1, 2] : [alts + 1];
  if (/^\d+$/.test(number)) return [Number(number)];
  if (number === "A") return alleles.map((each) => each - 1);
  if (number === "R") return alleles;
  if (number === "G") {
    // A copy-number likelihood has a value for each number of copies, whatever the header calls it.
    if (key === "CNL" || key === "CNP") return undefined;
    return genotypes(alleles, genotype);
  }
  if (number === "P") return genotype === undefined ? undefined : [genotype.alleles.length];
  if (number === "M") {
    const exact = modificationCount(record, key, genotype);
    return exact === undefined ? undefined : [exact];
  }
  if (!["LA", "LR", "LG"].includes(number)) return undefined;
  const local = context.fields[context.plan.keys.indexOf("LAA")] ?? ".";
  const locals = local === "." || local === "" ? 0 : local.split(",").length;
  if (number === "LA") return [locals];
  if (number === "LR") return [locals + 1];
  return genotypes([locals + 1], genotype);
}

function genotypes(
  alleles: readonly number[],
  genotype: WrittenGenotype | undefined,
): number[] | undefined {
  const ploidy = genotype?.alleles.length ?? 2;
  const ploidies = ploidy === 1 && genotype?.alleles[0] === undefined ? [2, 1] : [ploidy];
  const counts = alleles.flatMap((each) => ploidies.map((one) => genotypeCount(each, one)));
  return counts.some((each) => !Number.isFinite(each)) ? undefined : counts;
}
