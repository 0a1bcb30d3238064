import { defineIssue } from "../../kernel/index.ts";
import { checkQuotes, definitionIssues } from "./check-definition.ts";
import type { VcfHeader } from "./header.ts";
import { type At, type Report, shown } from "./report.ts";
import { symbolicKind } from "./symbolic.ts";
import type { MetaField } from "./structured.ts";

const badId = defineIssue(
  "vcf.meta-id",
  "{key}: “{id}” cannot be an ID here.",
  "{key}：“{id}”不能作为此处的 ID。",
);
const altKind = defineIssue(
  "vcf.meta-alt-kind",
  "ALT {id}: the first word is one of {allowed}.",
  "ALT {id}：第一个词应为 {allowed} 之一。",
);
const altCustom = defineIssue(
  "vcf.meta-alt-customary",
  "ALT {id} is customary but not of this version.",
  "ALT {id} 虽常用，但不属于该版本。",
  "warning",
);
const genomes = defineIssue(
  "vcf.meta-sample",
  "SAMPLE {id} needs {field}.",
  "SAMPLE {id} 缺少 {field}。",
);
const quotes = defineIssue(
  "vcf.meta-sample-quoted",
  "SAMPLE {id}: {field} stands without quotation marks.",
  "SAMPLE {id}：{field} 不应加引号。",
);
const genome = defineIssue(
  "vcf.meta-pedigree",
  "PEDIGREE: “{found}” is no name of a genome (letters, digits, dot, hyphen, underscore).",
  "PEDIGREE：“{found}”不是有效的基因组名称（字母、数字、点、连字符、下划线）。",
);
const alone = defineIssue(
  "vcf.meta-pedigree-alone",
  "PEDIGREE names at least one genome it derives from.",
  "PEDIGREE 必须至少指明一个来源基因组。",
);
const values = defineIssue(
  "vcf.meta-meta",
  "META: {field} is {expected}.",
  "META：{field} 应为 {expected}。",
);

/** ALT and FILTER lines: an ID and a description. */
export function checkAlt(
  key: "ALT" | "FILTER",
  fields: readonly MetaField[],
  at: At,
  header: VcfHeader,
  report: Report,
): void {
  const [line] = at;
  const { version } = header;
  const field = (name: string) => fields.find((each) => each.key === name);
  const id = field("ID");
  if (id === undefined) return;
  const place = [line, id.valueColumn] as const;
  const words = { key, id: shown(id.value) };
  if (field("Description") === undefined) {
    report(definitionIssues.missing(at, { ...words, field: "Description" }));
  }
  checkQuotes(key, id.value, fields, line, version, report);
  checkBorrowed(key, fields, line, report);
  if (key === "FILTER") {
    if (id.value === "0" || /[\s;,]/.test(id.value)) report(badId(place, words));
    header.filters.add(id.value);
    return;
  }
  if (/[\s,<>]/.test(id.value)) report(badId(place, words));
  else if (symbolicKind(id.value, version) === "customary")
    report(altCustom(place, { id: words.id }));
  else if (symbolicKind(id.value, version) === "unknown") {
    const allowed =
      version >= 4.3 && version < 4.4 ? "DEL INS DUP INV CNV BND" : "DEL INS DUP INV CNV";
    report(altKind(place, { id: words.id, allowed }));
  }
  header.alts.add(id.value);
}

/** ALT and FILTER have no number and type; where a file gives them all the same, they must make sense. */
function checkBorrowed(
  key: string,
  fields: readonly MetaField[],
  line: number,
  report: Report,
): void {
  const number = fields.findIndex((each) => each.key === "Number");
  const type = fields.findIndex((each) => each.key === "Type");
  const id = shown(fields[0]?.value ?? "");
  const [numberField, typeField] = [fields[number], fields[type]];
  if (numberField !== undefined && !/^(\d+|[ARG.])$/.test(numberField.value)) {
    const said = { key, id, allowed: "A R G .", found: shown(numberField.value) };
    report(definitionIssues.badNumber([line, numberField.valueColumn], said));
  }
  const allowed = ["Integer", "Float", "Flag", "Character", "String"];
  if (typeField !== undefined && !allowed.includes(typeField.value)) {
    const said = { key, id, allowed: allowed.join(" "), found: shown(typeField.value) };
    report(definitionIssues.badType([line, typeField.valueColumn], said));
  }
  if (numberField !== undefined && typeField !== undefined && type < number) {
    const said = { key, order: "ID, Number, Type, Description" };
    report(definitionIssues.order([line, typeField.column], said));
  }
}

/** Until 4.2 a sample is a mixture of genomes; later it is described freely. */
export function checkSample(
  fields: readonly MetaField[],
  at: At,
  header: VcfHeader,
  report: Report,
): void {
  if (header.version >= 4.3) return;
  const id = shown(fields.find((each) => each.key === "ID")?.value ?? "");
  for (const name of ["Genomes", "Mixture", "Description"]) {
    const field = fields.find((each) => each.key === name);
    if (field === undefined) report(genomes(at, { id, field: name }));
    else if (field.quoted && name !== "Description") {
      report(quotes([at[0], field.valueColumn], { id, field: name }));
    }
  }
}

export function checkPedigree(
  fields: readonly MetaField[],
  at: At,
  header: VcfHeader,
  report: Report,
): void {
  for (const field of fields) {
    if (field.quoted || !/^[\w.-]+$/.test(field.value)) {
      report(genome([at[0], field.valueColumn], { found: shown(field.value) }));
    }
  }
  if (header.version >= 4.3 && fields.length < 2) report(alone(at));
}

/** META lines list the values that a field of SAMPLE lines can have. */
export function checkValues(fields: readonly MetaField[], at: At, report: Report): void {
  const rules = [
    ["Number", /^\.$/, "."],
    ["Type", /^String$/, "String"],
    ["Values", /^\[[^[\]<>]+\]$/, "[…, …]"],
  ] as const;
  for (const [name, pattern, expected] of rules) {
    const field = fields.find((each) => each.key === name);
    if (field === undefined || field.quoted || !pattern.test(field.value)) {
      report(values([at[0], field?.valueColumn ?? at[1]], { field: name, expected }));
    }
  }
}
