import { defineIssue } from "../../kernel/index.ts";
import type { VcfHeader } from "./header.ts";
import { type At, type Report, shown } from "./report.ts";
import type { MetaField } from "./structured.ts";
import type { VcfVersion } from "./version.ts";

const bad = defineIssue(
  "vcf.contig-name",
  "“{name}” is no name of a contig: “{found}” cannot stand in it.",
  "“{name}”不是有效的 contig 名称：其中不能含有“{found}”。",
);
const reserved = defineIssue(
  "vcf.contig-reserved",
  "A contig cannot be named {name}: symbolic alleles are.",
  "contig 不能命名为 {name}，该名称保留给符号等位基因。",
);
const lengthIssue = defineIssue(
  "vcf.contig-length",
  "The length of a contig is a whole number, not “{found}”.",
  "contig 的长度应为整数，而不是“{found}”。",
);
const md5 = defineIssue(
  "vcf.contig-md5",
  "An MD5 checksum has 32 hexadecimal digits; “{found}” has not.",
  "MD5 校验值为 32 位十六进制数字，“{found}”不是。",
  "warning",
);

/** Characters no name may hold: those of lists, breakends and symbolic alleles; from 4.3 as in SAM. */
const forbidden = {
  old: /[\s<>[\],:]/,
  new: /[^!-~]|[\\,"`'()[\]{}<>]|^[*=]/,
} as const;
const symbolic = /^(DEL|INS|DUP|INV|CNV|BND)$/;

function fault(name: string, version: VcfVersion): number {
  if (name === "") return 0;
  return name.search(version < 4.3 ? forbidden.old : forbidden.new);
}

/** Rules for names of contigs, in the header and in records. @source VCF 4.3 section 1.4.7 */
export const contigName = {
  fault,
  check(name: string, at: At, version: VcfVersion, report: Report): boolean {
    const place = fault(name, version);
    const [line, column] = at;
    if (place >= 0) {
      report(bad([line, column + place], { name: shown(name), found: shown(name[place] ?? "") }));
    } else if (version >= 4.3 && symbolic.test(name)) report(reserved(at, { name }));
    return place < 0;
  },
  inHeader(fields: readonly MetaField[], line: number, header: VcfHeader, report: Report): void {
    const field = (key: string) => fields.find((each) => each.key === key);
    const id = field("ID");
    if (id === undefined) return;
    if (!contigName.check(id.value, [line, id.valueColumn], header.version, report)) return;
    const said = field("length");
    const known = said !== undefined && /^\d+$/.test(said.value);
    if (said !== undefined && !known) {
      report(lengthIssue([line, said.valueColumn], { found: shown(said.value) }));
    }
    const sum = field("md5");
    if (header.version >= 4.5 && sum !== undefined && !/^[0-9a-f]{32}$/i.test(sum.value)) {
      report(md5([line, sum.valueColumn], { found: shown(sum.value) }));
    }
    header.contigs.set(id.value, known ? Number(said.value) : undefined);
  },
} as const;
