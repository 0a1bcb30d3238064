import { defineIssue } from "../../kernel/index.ts";
import { checkLocal } from "./check-local.ts";
import { checkSampleValue } from "./check-sample-value.ts";
import { readGenotype, type WrittenGenotype } from "./genotype.ts";
import { altCount, placeIn, type RecordLine } from "./record.ts";
import { shown } from "./report.ts";
import { type KeyDefinition, reservedFormat } from "./reserved.ts";

const formatEmpty = defineIssue(
  "vcf.format",
  "FORMAT is a list of keys between colons; one is empty.",
  "FORMAT 应为以冒号分隔的键列表，其中有空键。",
);
const formatKey = defineIssue(
  "vcf.format-key",
  "“{key}” cannot be a key of FORMAT.",
  "“{key}”不能作为 FORMAT 的键。",
);
const formatKeyOld = defineIssue(
  "vcf.format-key-customary",
  "FORMAT {key}: this version allows only letters and digits, but the header describes the key.",
  "FORMAT {key}：该版本仅允许字母和数字，但文件头已说明该键。",
  "warning",
);
const genotypeFirst = defineIssue(
  "vcf.format-gt-first",
  "GT is the first key of FORMAT where it stands at all.",
  "FORMAT 中若有 GT，则必须为第一个键。",
);
const keyTwice = defineIssue(
  "vcf.format-twice",
  "FORMAT {key} stands twice.",
  "FORMAT {key} 出现两次。",
);
const undeclared = defineIssue(
  "vcf.format-undeclared",
  "FORMAT {key} has no FORMAT line in the header.",
  "FORMAT {key} 在文件头中没有 FORMAT 行。",
  "warning",
);
const tooMany = defineIssue(
  "vcf.sample-fields",
  "Sample {sample} has {found} fields where FORMAT has {expected}.",
  "样本 {sample} 有 {found} 个字段，而 FORMAT 只有 {expected} 个。",
);
const noGenotype = defineIssue(
  "vcf.genotype",
  "Sample {sample}: “{found}” is no genotype (indexes of alleles or dots, between / or |).",
  "样本 {sample}：“{found}”不是有效的基因型（等位基因序号或点，以 / 或 | 分隔）。",
);
const range = defineIssue(
  "vcf.genotype-allele",
  "Sample {sample}: allele {found} does not exist; the record has {most} alternate alleles.",
  "样本 {sample}：不存在等位基因 {found}；该记录有 {most} 个替代等位基因。",
);
const noAlternate = defineIssue(
  "vcf.genotype-no-alternate",
  "Sample {sample} is called with an alternate allele, but the record has none.",
  "样本 {sample} 被判定带有替代等位基因，但该记录没有替代等位基因。",
  "warning",
);
const ploidy = defineIssue(
  "vcf.genotype-ploidy",
  "Sample {sample}: a genotype of more than {most} alleles cannot be meant.",
  "样本 {sample}：基因型不可能超过 {most} 个等位基因。",
);
const emptyField = defineIssue(
  "vcf.sample-empty",
  "Sample {sample}, {key}: an empty value; what is missing is a dot.",
  "样本 {sample} 的 {key} 为空值；缺失值应写作点。",
);

/** More chromosomes of a kind no organism has; a longer list is damage. */
const mostAlleles = 64;

/** What FORMAT says of the columns after it, worked out once for records that say the same. */
export interface FormatPlan {
  readonly text: string;
  readonly keys: readonly string[];
  readonly definitions: readonly (KeyDefinition | undefined)[];
}

/** Checks FORMAT and every sample of a record. */
export function checkSamples(
  record: RecordLine,
  earlier: FormatPlan | undefined,
  once: (key: string) => boolean,
): FormatPlan {
  const text = record.columns[8] ?? "";
  const plan = earlier?.text === text ? earlier : checkFormat(record, text, once);
  for (let column = 9; column < record.columns.length; column++) {
    checkSample(record, column, plan);
  }
  return plan;
}

function checkFormat(record: RecordLine, text: string, once: (key: string) => boolean): FormatPlan {
  const { header, report } = record;
  const { version } = header;
  const keys = text.split(":");
  const seen = new Set<string>();
  let sound = true;
  let offset = 0;
  for (const [index, key] of keys.entries()) {
    const at = placeIn(record, 8, offset);
    offset += key.length + 1;
    const named = { key: shown(key) };
    const wrong = (issue: Parameters<typeof report>[0]): void => {
      sound = false;
      report(issue);
    };
    const declared = header.format.has(key);
    if (key === "" || key === ".") wrong(formatEmpty(at));
    else if (version >= 4.3 && !/^[A-Za-z_][0-9A-Za-z_.]*$/.test(key)) wrong(formatKey(at, named));
    else if (version < 4.3 && !/^[0-9A-Za-z]+$/.test(key)) {
      const customary = declared && /^[\w.]+$/.test(key);
      if (!customary) wrong(formatKey(at, named));
      else if (once(`format ${key}`)) report(formatKeyOld(at, named));
    } else if (seen.has(key)) wrong(keyTwice(at, named));
    else if (key === "GT" && index > 0) wrong(genotypeFirst(at));
    else if (!declared && once(`format ${key}`)) report(undeclared(at, named));
    seen.add(key);
  }
  const definitions = keys.map((key) => header.format.get(key) ?? reservedFormat(key, version));
  // A defect is told again where FORMAT stands again: an unsound plan is not kept.
  return { text: sound ? text : "\0", keys, definitions };
}

function checkSample(record: RecordLine, column: number, plan: FormatPlan): void {
  const text = record.columns[column] ?? "";
  const { report, header } = record;
  const sample = shown(header.samples[column - 9] ?? String(column - 8));
  const fields = text.split(":");
  if (fields.length > plan.keys.length) {
    let offset = -1;
    for (let n = 0; n < plan.keys.length; n++) offset += (fields[n] ?? "").length + 1;
    const said = { sample, found: fields.length, expected: plan.keys.length };
    report(tooMany(placeIn(record, column, offset + 1), said));
  }
  let genotype: WrittenGenotype | undefined;
  let offset = 0;
  for (const [index, key] of plan.keys.entries()) {
    const field = fields[index];
    if (field === undefined) break;
    const at = placeIn(record, column, offset);
    if (key === "GT" && index === 0) genotype = checkGenotype(record, field, column, sample);
    else if (field === "") {
      // A list of local alleles is empty where the sample has only the reference.
      if (!(key === "LAA" && header.version >= 4.5)) report(emptyField(at, { sample, key }));
    } else if (field !== ".") {
      const context = { record, sample, plan, fields, genotype };
      checkSampleValue(context, key, field, plan.definitions[index], at);
    }
    offset += field.length + 1;
  }
  if (header.version >= 4.4) checkLocal({ record, sample, plan, fields, genotype }, column);
}

function checkGenotype(
  record: RecordLine,
  text: string,
  column: number,
  sample: string,
): WrittenGenotype | undefined {
  const read = readGenotype(text, record.header.version);
  const said = { sample, found: shown(text) };
  if ("fault" in read) {
    record.report(noGenotype(placeIn(record, column, read.offset), said));
    return undefined;
  }
  if (read.alleles.length > mostAlleles) {
    record.report(ploidy(placeIn(record, column), { sample, most: mostAlleles }));
    return undefined;
  }
  const most = altCount(record);
  for (const allele of read.alleles) {
    if (allele === undefined || allele <= most) continue;
    if (most === 0 && allele === 1) {
      record.report(noAlternate(placeIn(record, column), { sample }));
      break;
    }
    record.report(range(placeIn(record, column), { sample, found: allele, most }));
    break;
  }
  return read;
}
