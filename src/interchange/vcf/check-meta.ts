import { defineIssue } from "../../kernel/index.ts";
import { checkDefinition } from "./check-definition.ts";
import { contigName } from "./contig-name.ts";
import { checkAlt, checkPedigree, checkSample, checkValues } from "./check-structured.ts";
import type { VcfHeader } from "./header.ts";
import { type Report, shown } from "./report.ts";
import { type MetaField, readStructured, type StructureFault } from "./structured.ts";

const notMeta = defineIssue(
  "vcf.meta-prefix",
  "Before the column line stand only lines that begin with “##”; this one is “{found}”.",
  "列名行之前只能是以“##”开头的行，而此行为“{found}”。",
);
const notPair = defineIssue(
  "vcf.meta-pair",
  "A meta line is “##key=value”; “{found}” has no value.",
  "元信息行的形式应为“##键=值”，而“{found}”没有值。",
);
const structure = {
  unclosed: defineIssue(
    "vcf.meta-unclosed",
    "The angle bracket is not closed: the line ends before “>”.",
    "尖括号未闭合：在“>”之前行已结束。",
  ),
  quote: defineIssue(
    "vcf.meta-quote",
    "A quotation mark is missing or stands in a value that has none around it.",
    "缺少引号，或引号出现在未加引号的值中。",
  ),
  "inner-quote": defineIssue(
    "vcf.meta-inner-quote",
    "A quotation mark inside a quoted text needs a backslash before it.",
    "引号内文本中的引号前需加反斜杠。",
  ),
  "not-a-pair": defineIssue(
    "vcf.meta-field",
    "Here “key=value” is expected; a comma separates fields, so it cannot stand in a value without quotes.",
    "此处应为“键=值”；逗号用于分隔字段，因此不能出现在未加引号的值中。",
  ),
  bracket: defineIssue(
    "vcf.meta-bracket",
    "An angle bracket stands inside a value, or text follows the closing one.",
    "值中含有尖括号，或闭合尖括号之后仍有文本。",
  ),
  empty: defineIssue("vcf.meta-empty", "The angle brackets hold nothing.", "尖括号内没有内容。"),
} as const satisfies Record<StructureFault["fault"], unknown>;
const noId = defineIssue(
  "vcf.meta-id-missing",
  "{key}: a line in angle brackets needs an ID.",
  "{key}：尖括号内的行必须有 ID。",
);
const noIdOld = defineIssue(
  "vcf.meta-id-absent",
  "{key}: a line in angle brackets should have an ID.",
  "{key}：尖括号内的行应有 ID。",
  "warning",
);
const repeated = defineIssue(
  "vcf.meta-duplicate",
  "{key} {id} is described twice.",
  "{key} {id} 重复定义。",
);
const repeatedOld = defineIssue(
  "vcf.meta-repeated",
  "{key} {id} is described twice; the last one counts.",
  "{key} {id} 重复定义，以最后一个为准。",
  "warning",
);
const twice = defineIssue(
  "vcf.fileformat-twice",
  "The version of the file stands once, in its first line.",
  "文件版本只能在首行出现一次。",
);
const emptyValue = defineIssue("vcf.meta-value-empty", "{field} has no value.", "{field} 没有值。");
const fieldTwice = defineIssue(
  "vcf.meta-field-twice",
  "{field} stands twice in the line.",
  "{field} 在该行中出现两次。",
);
const url = defineIssue(
  "vcf.meta-url",
  "“{found}” is no address (URL).",
  "“{found}”不是有效的网址（URL）。",
);
const onlyQuoted = defineIssue(
  "vcf.meta-bare-text",
  "Angle brackets hold fields; a text alone stands without them.",
  "尖括号内应为字段；单独的文本不应使用尖括号。",
  "warning",
);

/** Keys whose value stands in angle brackets, always. */
const structuredKeys = new Set(["INFO", "FORMAT", "FILTER", "ALT", "contig", "SAMPLE", "PEDIGREE"]);

/** Checks one line of the meta section, and notes in the header what it says. */
export function checkMeta(line: string, number: number, header: VcfHeader, report: Report): void {
  if (!line.startsWith("##")) {
    report(notMeta([number, 1], { found: shown(line) }));
    return;
  }
  const equals = line.indexOf("=");
  if (equals <= 2 || equals === line.length - 1) {
    report(notPair([number, equals <= 2 ? 3 : equals + 2], { found: shown(line) }));
    return;
  }
  const key = line.slice(2, equals);
  const value = line.slice(equals + 1);
  if (key === "fileformat") report(twice([number, 1]));
  else if (key === "assembly" || key === "pedigreeDB") {
    const bare = header.version < 4.5 ? value.replace(/^<([^<>]+)>$/, "$1") : value;
    if (value === "<>") report(structure.empty([number, equals + 3]));
    else if (!isUrl(bare)) report(url([number, equals + 2], { found: shown(value) }));
  } else if (value.startsWith("<") || structuredKeys.has(key)) {
    checkStructured(line, number, key, equals + 1, header, report);
  } else if (!header.plain.has(key)) header.plain.set(key, value);
}

function checkStructured(
  line: string,
  number: number,
  key: string,
  start: number,
  header: VcfHeader,
  report: Report,
): void {
  if (line[start] !== "<") {
    report(structure["not-a-pair"]([number, start + 1]));
    return;
  }
  if (header.version < 4.5 && /^<"(?:\\.|[^"\\])*">$/.test(line.slice(start))) {
    if (header.version >= 4.3) report(onlyQuoted([number, start + 1]));
    return;
  }
  const fields = readStructured(line, start);
  if (!Array.isArray(fields)) {
    report(structure[fields.fault]([number, fields.column]));
    return;
  }
  const seen = new Set<string>();
  for (const field of fields) {
    const { column } = field;
    if (seen.has(field.key)) report(fieldTwice([number, column], { field: shown(field.key) }));
    seen.add(field.key);
    if (field.value === "" && !field.quoted) {
      report(emptyValue([number, field.valueColumn], { field: shown(field.key) }));
    }
  }
  const id = fields.find((field) => field.key === "ID");
  if (!checkId(id, key, number, start, header, report)) return;
  checkKnown(key, fields, number, start + 1, header, report);
}

function checkId(
  id: MetaField | undefined,
  key: string,
  number: number,
  start: number,
  header: VcfHeader,
  report: Report,
): boolean {
  if (id === undefined) {
    if (header.version < 4.3 && key === "PEDIGREE") return true;
    const needed = header.version >= 4.3 || structuredKeys.has(key);
    report((needed ? noId : noIdOld)([number, start + 2], { key: shown(key) }));
    return !needed;
  }
  const name = `${key} ${id.value}`;
  if (header.named.has(name)) {
    const at = [number, id.valueColumn] as const;
    const said = { key: shown(key), id: shown(id.value) };
    report(header.version >= 4.3 ? repeated(at, said) : repeatedOld(at, said));
  }
  header.named.add(name);
  return true;
}

function checkKnown(
  key: string,
  fields: readonly MetaField[],
  number: number,
  column: number,
  header: VcfHeader,
  report: Report,
): void {
  const at = [number, column] as const;
  if (key === "INFO" || key === "FORMAT") checkDefinition(key, fields, at, header, report);
  else if (key === "ALT" || key === "FILTER") checkAlt(key, fields, at, header, report);
  else if (key === "contig") contigName.inHeader(fields, number, header, report);
  else if (key === "SAMPLE") checkSample(fields, at, header, report);
  else if (key === "PEDIGREE") checkPedigree(fields, at, header, report);
  else if (key === "META" && header.version >= 4.3) checkValues(fields, at, report);
}

/** A scheme, a host that is a name or four numbers, perhaps a port; or a file on this machine. */
function isUrl(text: string): boolean {
  const parts =
    /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(?:[^\s/@]+@)?([^\s/:?#]*)(?::\d{1,5})?([/?#]\S*)?$/.exec(text);
  if (parts === null) return false;
  const host = parts[2] ?? "";
  if (parts[1]?.toLowerCase() === "file") return (parts[3] ?? "").length > 1;
  if (/^\d+(\.\d+){3}$/.test(host)) return host.split(".").every((part) => Number(part) < 256);
  return /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/.test(host) && !/^\d+$/.test(host);
}
