import { defineIssue } from "../../kernel/index.ts";
import { alleleKind, symbolicName } from "./alleles.ts";
import { contigName } from "./contig-name.ts";
import { altCount, eachPart, placeIn, type RecordLine } from "./record.ts";
import { shown } from "./report.ts";
import { symbolicKind } from "./symbolic.ts";
import { isFloat } from "./value-rules.ts";

const position = defineIssue(
  "vcf.pos",
  "POS is a whole number, 0 or more; “{found}” is not.",
  "POS 应为不小于 0 的整数，“{found}”不是。",
);
const beyond = defineIssue(
  "vcf.pos-beyond",
  "Position {pos} lies beyond the end of {contig}, which has {length} bases.",
  "位置 {pos} 超出 {contig} 的末端（长度 {length}）。",
);
const undeclared = defineIssue(
  "vcf.contig-undeclared",
  "Contig {name} is not among those of the header.",
  "contig {name} 未在文件头中声明。",
  "warning",
);
const chromMissing = defineIssue(
  "vcf.chrom",
  "“{found}” is no chromosome.",
  "“{found}”不是染色体名称。",
);
const id = defineIssue(
  "vcf.id",
  "ID is a dot or a list of names between semicolons, without spaces; “{found}” is not.",
  "ID 应为点或以分号分隔且不含空格的名称列表，“{found}”不是。",
);
const idTwice = defineIssue("vcf.id-twice", "ID {id} stands twice.", "ID {id} 出现两次。");
const idComma = defineIssue(
  "vcf.id-comma",
  "ID {id} has a comma; names are separated by semicolons.",
  "ID {id} 含有逗号；名称之间应使用分号分隔。",
  "warning",
);
const reference = defineIssue(
  "vcf.ref",
  "REF is one string of the bases A, C, G, T and N; “{found}” is not.",
  "REF 应为由 A、C、G、T、N 组成的单一序列，“{found}”不是。",
);
const alternate = defineIssue(
  "vcf.alt",
  "“{found}” is no alternate allele: bases, “*”, <ID>, a breakend, or a lone dot.",
  "“{found}”不是有效的替代等位基因：应为碱基、“*”、<ID>、断点，或单独的点。",
);
const altDot = defineIssue(
  "vcf.alt-dot",
  "The dot says that there is no alternate allele; it cannot stand among others.",
  "点表示没有替代等位基因，不能与其他等位基因并列。",
);
const altSame = defineIssue(
  "vcf.alt-same",
  "Allele {found} stands twice: REF and the ALT alleles differ from one another.",
  "等位基因 {found} 重复：REF 与各 ALT 应互不相同。",
);
const altUnknown = defineIssue(
  "vcf.alt-unknown",
  "Symbolic allele {found} is neither of the specification nor described in the header.",
  "符号等位基因 {found} 既不属于规范，也未在文件头中说明。",
);
const altUndeclared = defineIssue(
  "vcf.alt-undeclared",
  "Symbolic allele {found} has no ALT line in the header.",
  "符号等位基因 {found} 在文件头中没有 ALT 行。",
  "warning",
);
const quality = defineIssue(
  "vcf.qual",
  "QUAL is a dot or a number, 0 or more; “{found}” is not.",
  "QUAL 应为点或不小于 0 的数，“{found}”不是。",
);
const filter = defineIssue(
  "vcf.filter",
  "FILTER is PASS, a dot or a list of names between semicolons, without spaces; “{found}” cannot stand in it.",
  "FILTER 应为 PASS、点或以分号分隔且不含空格的名称列表，其中不能有“{found}”。",
);
const filterTwice = defineIssue(
  "vcf.filter-twice",
  "Filter {id} stands twice.",
  "过滤器 {id} 出现两次。",
);
const filterPass = defineIssue(
  "vcf.filter-pass",
  "PASS says that no filter failed, but others are named beside it.",
  "PASS 表示全部过滤器通过，但同时列出了其他过滤器。",
  "warning",
);
const filterUndeclared = defineIssue(
  "vcf.filter-undeclared",
  "Filter {id} has no FILTER line in the header.",
  "过滤器 {id} 在文件头中没有 FILTER 行。",
  "warning",
);

/** Checks CHROM … FILTER of a record; INFO and the samples have files of their own. */
export function checkFixed(record: RecordLine, once: (key: string) => boolean): void {
  checkPlace(record, once);
  checkIds(record);
  checkAlleles(record, once);
  const [, , , , , qual = ""] = record.columns;
  const negative = qual.startsWith("-") && Number(qual) !== 0;
  const wellFormed = isFloat(qual, record.header.version) && !negative;
  if (qual !== "." && !wellFormed) {
    record.report(quality(placeIn(record, 5), { found: shown(qual) }));
  }
  checkFilters(record, once);
}

function checkPlace(record: RecordLine, once: (key: string) => boolean): void {
  const { header, report, pos } = record;
  const written = record.columns[0] ?? "";
  const angled = /^<(.+)>$/.test(written);
  if (written === "." || written === "") {
    report(chromMissing(placeIn(record, 0), { found: shown(written) }));
  } else if (
    contigName.check(record.chrom, placeIn(record, 0, angled ? 1 : 0), header.version, report) &&
    !angled &&
    header.contigs.size > 0 &&
    !header.contigs.has(record.chrom) &&
    once(`contig ${record.chrom}`)
  ) {
    report(undeclared(placeIn(record, 0), { name: shown(record.chrom) }));
  }
  if (pos === undefined) {
    report(position(placeIn(record, 1), { found: shown(record.columns[1] ?? "") }));
    return;
  }
  const length = angled ? undefined : header.contigs.get(record.chrom);
  if (length !== undefined && pos > length + 1) {
    report(beyond(placeIn(record, 1), { pos, contig: shown(record.chrom), length }));
  }
}

function checkIds(record: RecordLine): void {
  const ids = record.columns[2] ?? "";
  if (ids === ".") return;
  const seen = new Set<string>();
  eachPart(ids, ";", (part, offset) => {
    const at = placeIn(record, 2, offset);
    const twice = record.header.version >= 4.3 && seen.has(part);
    if (part === "" || /\s/.test(part)) record.report(id(at, { found: shown(ids) }));
    else if (twice) record.report(idTwice(at, { id: shown(part) }));
    else if (part.includes(",")) record.report(idComma(at, { id: shown(part) }));
    seen.add(part);
  });
}

function checkAlleles(record: RecordLine, once: (key: string) => boolean): void {
  const { ref, report, header } = record;
  if (!/^[ACGTN]+$/i.test(ref)) report(reference(placeIn(record, 3), { found: shown(ref) }));
  const seen = new Set([ref.toUpperCase()]);
  let offset = 0;
  for (const allele of record.alts) {
    const at = placeIn(record, 4, offset);
    offset += allele.length + 1;
    const kind = alleleKind(allele, header.version);
    if (kind === "wrong") report(alternate(at, { found: shown(allele) }));
    else if (kind === "missing" && altCount(record) > 0) report(altDot(at));
    else if (kind === "bases") {
      const upper = allele.toUpperCase();
      if (seen.has(upper)) report(altSame(at, { found: shown(allele) }));
      seen.add(upper);
    } else if (kind === "symbolic") {
      const { id: name } = symbolicName(allele);
      if (header.alts.has(name)) continue;
      const known = symbolicKind(name, header.version) !== "unknown";
      if (!known) report(altUnknown(at, { found: shown(allele) }));
      else if (name !== "*" && once(`alt ${name}`))
        report(altUndeclared(at, { found: shown(allele) }));
    }
  }
}

function checkFilters(record: RecordLine, once: (key: string) => boolean): void {
  const filters = record.columns[6] ?? "";
  if (filters === "." || filters === "PASS") return;
  const { header, report } = record;
  const seen = new Set<string>();
  eachPart(filters, ";", (part, offset) => {
    const at = placeIn(record, 6, offset);
    if (part === "" || part === "." || part === "0" || /[\s,]/.test(part)) {
      report(filter(at, { found: shown(part) }));
    } else if (seen.has(part) && header.version >= 4.3) {
      report(filterTwice(at, { id: shown(part) }));
    } else if (part !== "PASS" && !header.filters.has(part) && once(`filter ${part}`)) {
      report(filterUndeclared(at, { id: shown(part) }));
    }
    seen.add(part);
  });
  if (seen.has("PASS")) report(filterPass(placeIn(record, 6)));
}
