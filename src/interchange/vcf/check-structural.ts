import { defineIssue } from "../../kernel/index.ts";
import { alleleKind, symbolicName } from "./alleles.ts";
import type { InfoEntry } from "./check-info.ts";
import { checkRepeats } from "./check-repeats.ts";
import { altCount, placeIn, type RecordLine } from "./record.ts";
import { shown } from "./report.ts";

const svtype = defineIssue(
  "vcf.svtype",
  "SVTYPE is one of DEL, INS, DUP, INV, CNV and BND, not “{found}”.",
  "SVTYPE 应为 DEL、INS、DUP、INV、CNV 或 BND，而不是“{found}”。",
);
const length = defineIssue(
  "vcf.svlen",
  "SVLEN of {allele} is {expected}, not {found}.",
  "{allele} 的 SVLEN 应为 {expected}，而不是 {found}。",
);
const sign = defineIssue(
  "vcf.svlen-sign",
  "SVLEN of {allele} is {found}: what is lost counts below zero and what is gained above it.",
  "{allele} 的 SVLEN 为 {found}：缺失应为负，增加应为正。",
);
const noLength = defineIssue("vcf.svlen-missing", "{allele} needs SVLEN.", "{allele} 需要 SVLEN。");
const noClaim = defineIssue(
  "vcf.svclaim-missing",
  "{allele} needs SVCLAIM: D, J or DJ.",
  "{allele} 需要 SVCLAIM：D、J 或 DJ。",
);
const claim = defineIssue(
  "vcf.svclaim",
  "SVCLAIM of {allele} is {expected}, not “{found}”.",
  "{allele} 的 SVCLAIM 应为 {expected}，而不是“{found}”。",
);
const perAllele = defineIssue(
  "vcf.info-per-allele",
  "INFO {key} has {found} values; it needs {each} for each alternate allele ({expected}).",
  "INFO {key} 有 {found} 个值；每个替代等位基因需要 {each} 个（共 {expected} 个）。",
);
const interval = defineIssue(
  "vcf.interval",
  "INFO {key}: an interval goes from 0 or below to 0 or above, not from {low} to {high}.",
  "INFO {key}：区间应从不大于 0 到不小于 0，而不是从 {low} 到 {high}。",
);
const intervalOld = defineIssue(
  "vcf.interval-sides",
  "INFO {key}: an interval should go from 0 or below to 0 or above, not from {low} to {high}.",
  "INFO {key}：区间宜从不大于 0 到不小于 0，而不是从 {low} 到 {high}。",
  "warning",
);
const endBefore = defineIssue(
  "vcf.end-before",
  "END {end} lies before POS {pos}.",
  "END {end} 位于 POS {pos} 之前。",
  "warning",
);

type Entries = ReadonlyMap<string, InfoEntry>;

/** Keys that from 4.4 have so many values for each alternate allele. */
const valuesEach = [
  ["CIPOS", 2],
  ["CIEND", 2],
  ["CILEN", 2],
  ["CICN", 2],
  ["MEINFO", 4],
  ["METRANS", 4],
] as const;

const claims: Readonly<Record<string, readonly string[]>> = {
  DEL: ["D", "J", "DJ"],
  DUP: ["D", "J", "DJ"],
  CNV: ["D", "."],
  INV: ["J", "DJ", "."],
  INS: ["J", "DJ", "."],
  breakend: ["J", "."],
};

/** Rules between ALT and INFO for structural variants. @source VCF 4.1–4.5, section 3 */
export function checkStructural(record: RecordLine, info: Entries): void {
  const { report, header, pos } = record;
  const type = info.get("SVTYPE");
  if (type?.value !== undefined && !/^(DEL|INS|DUP|INV|CNV|BND)(:|$)/.test(type.value)) {
    if (type.value !== ".") {
      report(svtype(placeIn(record, 7, type.offset), { found: shown(type.value) }));
    }
  }
  const end = info.get("END");
  if (end?.value !== undefined && pos !== undefined && Number(end.value) < pos) {
    const said = { end: shown(end.value), pos };
    if (Number(end.value) >= 0) report(endBefore(placeIn(record, 7, end.offset), said));
  }
  checkIntervals(record, info);
  if (header.version < 4.4) {
    checkOldLength(record, info);
    return;
  }
  const alts = altCount(record);
  for (const [key, each] of valuesEach) {
    const entry = info.get(key);
    if (entry?.value === undefined || entry.value === ".") continue;
    const found = entry.value.split(",").length;
    if (found === each * alts) continue;
    const said = { key, found, each, expected: each * alts };
    report(perAllele(placeIn(record, 7, entry.offset), said));
  }
  checkClaims(record, info);
  checkRepeats(record, info);
}

function checkIntervals(record: RecordLine, info: Entries): void {
  for (const key of ["CIPOS", "CIEND", "CIRUC", "CIRB"]) {
    const entry = info.get(key);
    if (entry?.value === undefined) continue;
    const values = entry.value.split(",");
    for (let n = 0; n + 1 < values.length; n += 2) {
      const [low = ".", high = "."] = values.slice(n, n + 2);
      if (!(Number(low) > 0 || Number(high) < 0)) continue;
      const at = placeIn(record, 7, entry.offset);
      const said = { key, low: shown(low), high: shown(high) };
      record.report(record.header.version < 4.4 ? intervalOld(at, said) : interval(at, said));
    }
  }
}

/** Until 4.3 SVLEN is what ALT is longer than REF. */
function checkOldLength(record: RecordLine, info: Entries): void {
  const entry = info.get("SVLEN");
  if (entry?.value === undefined) return;
  const values = entry.value.split(",");
  if (values.length !== record.alts.length) return;
  const at = placeIn(record, 7, entry.offset);
  for (const [index, allele] of record.alts.entries()) {
    const found = values[index] ?? ".";
    if (!/^[-+]?\d+$/.test(found)) continue;
    const kind = alleleKind(allele);
    const said = { allele: shown(allele), found };
    if (kind === "bases") {
      const expected = allele.length - record.ref.length;
      if (Number(found) !== expected) record.report(length(at, { ...said, expected }));
    } else if (kind === "symbolic") {
      const { first } = symbolicName(allele);
      const gains = first === "INS" || first === "DUP";
      if ((gains && Number(found) < 0) || (first === "DEL" && Number(found) > 0)) {
        record.report(sign(at, said));
      }
    }
  }
}

/** From 4.4 symbolic variants have a length, and deletions and duplications say what was seen of them. */
function checkClaims(record: RecordLine, info: Entries): void {
  const lengths = info.get("SVLEN");
  const claimed = info.get("SVCLAIM");
  const lengthValues = lengths?.value?.split(",") ?? [];
  const claimValues = claimed?.value?.split(",") ?? [];
  let offset = 0;
  for (const [index, allele] of record.alts.entries()) {
    const at = placeIn(record, 4, offset);
    offset += allele.length + 1;
    const kind = alleleKind(allele);
    const { first } = symbolicName(allele);
    const symbolic = kind === "symbolic" && claims[first] !== undefined;
    const said = { allele: shown(allele) };
    if (symbolic && (lengthValues[index] ?? ".") === ".") record.report(noLength(at, said));
    const rule = symbolic
      ? claims[first]
      : kind === "breakend" || kind === "single-breakend"
        ? claims["breakend"]
        : undefined;
    if (rule === undefined) continue;
    const value = claimValues[index] ?? ".";
    if (rule.includes(value)) continue;
    if (value === ".") record.report(noClaim(at, said));
    else {
      const where = placeIn(record, 7, claimed?.offset ?? 0);
      record.report(claim(where, { ...said, expected: rule.join(" "), found: shown(value) }));
    }
  }
}
