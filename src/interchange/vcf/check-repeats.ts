import { defineIssue } from "../../kernel/index.ts";
import type { InfoEntry } from "./check-info.ts";
import { placeIn, type RecordLine } from "./record.ts";
import { shown } from "./report.ts";

const counted = defineIssue(
  "vcf.repeat-number",
  "INFO {key} has {found} values; the repeats of the record (RN) ask for {expected}.",
  "INFO {key} 有 {found} 个值；该记录的重复数（RN）要求 {expected} 个。",
);
const unit = defineIssue(
  "vcf.repeat-unit",
  "RUS “{found}” is no sequence of nucleotide codes.",
  "RUS “{found}”不是核苷酸代码序列。",
);
const unitLength = defineIssue(
  "vcf.repeat-length",
  "RUL says {length}, but the repeat unit {unit} has {expected} bases.",
  "RUL 为 {length}，但重复单元 {unit} 有 {expected} 个碱基。",
);
const noUnit = defineIssue(
  "vcf.repeat-missing",
  "<CNV:TR> needs the repeat unit (RUS) or its length (RUL).",
  "<CNV:TR> 需要重复单元（RUS）或其长度（RUL）。",
);
const without = defineIssue(
  "vcf.repeat-without",
  "INFO {key} says nothing without a value of {other}.",
  "没有 {other} 的值时，INFO {key} 无意义。",
);
const whole = defineIssue(
  "vcf.repeat-whole",
  "With RUB the number of units (RUC) is whole; “{found}” is not.",
  "有 RUB 时单元数（RUC）应为整数，“{found}”不是。",
);

type Entries = ReadonlyMap<string, InfoEntry>;

/** Tandem repeats, from 4.4: lists that run over all repeats of all alleles. @source VCF 4.4 section 3 (RN, RUS, RUL, …) */
export function checkRepeats(record: RecordLine, info: Entries): void {
  const { report } = record;
  const listed = (key: string): string[] | undefined => {
    const value = info.get(key)?.value;
    return value === undefined ? undefined : value.split(",");
  };
  const at = (key: string) => placeIn(record, 7, info.get(key)?.offset ?? 0);
  const repeats = record.alts.some((allele) => /^<CNV:TR(:[^>]*)?>$/.test(allele));
  const units = listed("RUS");
  const lengths = listed("RUL");
  if (repeats && units === undefined && lengths === undefined) report(noUnit(placeIn(record, 4)));
  const numbers = listed("RN");
  const total =
    numbers === undefined
      ? record.alts.filter((allele) => allele.startsWith("<CNV:TR")).length
      : numbers.reduce((sum, value) => sum + (Number(value) || 0), 0);
  for (const key of ["RUS", "RUL", "RUC", "RB"]) {
    const values = listed(key);
    if (values === undefined || values.length === total) continue;
    report(counted(at(key), { key, found: values.length, expected: total }));
  }
  for (const [index, each] of (units ?? []).entries()) {
    if (each === "." || each === "") continue;
    if (!/^[ACGTURYSWKMBDHVN]+$/i.test(each)) report(unit(at("RUS"), { found: shown(each) }));
    const length = lengths?.[index];
    if (length === undefined || length === "." || Number(length) === each.length) continue;
    const said = { length: shown(length), unit: shown(each), expected: each.length };
    report(unitLength(at("RUL"), said));
  }
  for (const [key, other] of [
    ["CIRUC", "RUC"],
    ["CIRB", "RB"],
  ] as const) {
    const values = listed(key);
    if (values === undefined || info.get(key)?.value === ".") continue;
    const base = listed(other);
    const orphan = values.some((value, n) => value !== "." && (base?.[n >> 1] ?? ".") === ".");
    if (orphan) report(without(at(key), { key, other }));
    else if (base !== undefined && values.length !== 2 * base.length) {
      report(counted(at(key), { key, found: values.length, expected: 2 * base.length }));
    }
  }
  checkUnitLengths(record, info);
}

/** RUB gives the length of every single unit, so that there is one value for each. */
function checkUnitLengths(record: RecordLine, info: Entries): void {
  const entry = info.get("RUB");
  if (entry?.value === undefined || entry.value === ".") return;
  const at = placeIn(record, 7, entry.offset);
  const counts = info.get("RUC")?.value?.split(",");
  if (counts === undefined) {
    record.report(without(at, { key: "RUB", other: "RUC" }));
    return;
  }
  const broken = counts.find((value) => value !== "." && !/^\d+$/.test(value));
  if (broken !== undefined) {
    record.report(whole(at, { found: shown(broken) }));
    return;
  }
  const expected = counts.reduce((sum, value) => sum + (Number(value) || 0), 0);
  const found = entry.value.split(",").length;
  if (found !== expected) record.report(counted(at, { key: "RUB", found, expected }));
}
