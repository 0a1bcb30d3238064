import { defineIssue } from "../../kernel/index.ts";
import type { VcfHeader } from "./header.ts";
import { type At, type Report, shown } from "./report.ts";
import { type KeyDefinition, modificationKey, reservedFormat, reservedInfo } from "./reserved.ts";
import type { MetaField } from "./structured.ts";
import type { VcfVersion } from "./version.ts";

const missing = defineIssue(
  "vcf.meta-missing",
  "{key} {id} needs {field}.",
  "{key} {id} 缺少 {field}。",
);
const order = defineIssue(
  "vcf.meta-order",
  "{key}: the fields stand in the order {order}.",
  "{key}：字段应按 {order} 的顺序排列。",
);
const orderNew = defineIssue(
  "vcf.meta-order-advised",
  "{key}: the fields should stand in the order {order}.",
  "{key}：字段宜按 {order} 的顺序排列。",
  "warning",
);
const badKey = defineIssue(
  "vcf.meta-key",
  "“{id}” cannot be a key: letters, digits, dots and underscores, a letter or underscore first.",
  "“{id}”不能作为键：只能由字母、数字、点和下划线组成，且以字母或下划线开头。",
);
const badNumber = defineIssue(
  "vcf.meta-number",
  "{key} {id}: Number is a count or one of {allowed}, not “{found}”.",
  "{key} {id}：Number 应为数目或 {allowed} 之一，而不是“{found}”。",
);
const badType = defineIssue(
  "vcf.meta-type",
  "{key} {id}: Type is one of {allowed}, not “{found}”.",
  "{key} {id}：Type 应为 {allowed} 之一，而不是“{found}”。",
);
const unquoted = defineIssue(
  "vcf.meta-unquoted",
  "{key} {id}: {field} needs quotation marks around it.",
  "{key} {id}：{field} 的值必须加引号。",
);
const unquotedOld = defineIssue(
  "vcf.meta-unquoted-extra",
  "{key} {id}: {field} should have quotation marks around it.",
  "{key} {id}：{field} 的值宜加引号。",
  "warning",
);
const reservedNumber = defineIssue(
  "vcf.meta-reserved-number",
  "{key} {id} is reserved: its Number is {expected}, not {found}.",
  "{key} {id} 为保留键：其 Number 应为 {expected}，而不是 {found}。",
);
const reservedType = defineIssue(
  "vcf.meta-reserved-type",
  "{key} {id} is reserved: its Type is {expected}, not {found}.",
  "{key} {id} 为保留键：其 Type 应为 {expected}，而不是 {found}。",
);
const flagNumber = defineIssue(
  "vcf.meta-flag-number",
  "INFO {id}: a Flag has no values, so its Number should be 0.",
  "INFO {id}：Flag 没有值，其 Number 应为 0。",
  "warning",
);

const types = {
  INFO: ["Integer", "Float", "Flag", "Character", "String"],
  FORMAT: ["Integer", "Float", "Character", "String"],
} as const;
const firstFields = ["ID", "Number", "Type", "Description"] as const;

function numbers(key: "INFO" | "FORMAT", version: VcfVersion): string[] {
  const words = version < 4.2 ? ["A", "G", "."] : ["A", "R", "G", "."];
  if (key === "FORMAT" && version >= 4.4) words.push("P");
  if (key === "FORMAT" && version >= 4.5) words.push("LA", "LR", "LG", "M");
  return words;
}

/** Checks an INFO or FORMAT line and notes the definition; a wrong one is not noted, so that records are not blamed. */
export function checkDefinition(
  key: "INFO" | "FORMAT",
  fields: readonly MetaField[],
  at: At,
  header: VcfHeader,
  report: Report,
): void {
  const [line] = at;
  const { version } = header;
  const field = (name: string) => fields.find((each) => each.key === name);
  const id = field("ID")?.value ?? "";
  const idColumn = field("ID")?.valueColumn ?? at[1];
  const words = { key, id: shown(id) };
  const legal = version < 4.3 ? /^[^\s,;=<>]+$/ : /^([A-Za-z_][0-9A-Za-z_.]*|1000G)$/;
  if (!legal.test(id)) report(badKey([line, idColumn], { id: shown(id) }));
  for (const name of firstFields) {
    if (field(name) === undefined) report(missing(at, { ...words, field: name }));
  }
  checkOrder(key, fields, line, version, report);
  checkQuotes(key, id, fields, line, version, report);
  const number = field("Number");
  const type = field("Type");
  if (number === undefined || type === undefined) return;
  const allowed = numbers(key, version);
  const numberFits = /^\d+$/.test(number.value) || allowed.includes(number.value);
  if (!numberFits) {
    const found = shown(number.value);
    report(badNumber([line, number.valueColumn], { ...words, allowed: allowed.join(" "), found }));
  }
  const typeFits = (types[key] as readonly string[]).includes(type.value);
  if (!typeFits) {
    const found = shown(type.value);
    report(badType([line, type.valueColumn], { ...words, allowed: types[key].join(" "), found }));
  }
  const expected = key === "INFO" ? reservedInfo(id, version) : reservedFormat(id, version);
  if (numberFits && differs(expected?.number, number.value)) {
    const said = { ...words, expected: expected?.number ?? "", found: number.value };
    report(reservedNumber([line, number.valueColumn], said));
  }
  if (typeFits && differs(expected?.type, type.value)) {
    const said = { ...words, expected: expected?.type ?? "", found: type.value };
    report(reservedType([line, type.valueColumn], said));
  }
  if (expected === undefined && type.value === "Flag" && number.value !== "0") {
    report(flagNumber([line, number.valueColumn], { id: shown(id) }));
  }
  if (number.value === "M" && modificationKey.exec(id) === null && !/[ACGTUN]$/.test(id)) {
    report(badKey([line, idColumn], { id: shown(id) }));
  }
  if (!numberFits || !typeFits) return;
  const definition: KeyDefinition = { number: number.value, type: type.value };
  (key === "INFO" ? header.info : header.format).set(id, definition);
}

function differs(expected: string | undefined, found: string): boolean {
  return expected !== undefined && expected !== "*" && expected !== found;
}

function checkOrder(
  key: string,
  fields: readonly MetaField[],
  line: number,
  version: VcfVersion,
  report: Report,
): void {
  const expected = firstFields.filter((name) => fields.some((each) => each.key === name));
  const wrong = fields.slice(0, expected.length).find((each, n) => each.key !== expected[n]);
  if (wrong === undefined) return;
  const said = { key, order: firstFields.join(", ") };
  const at = [line, wrong.column] as const;
  report(version < 4.4 ? order(at, said) : orderNew(at, said));
}

/** Descriptions stand in quotation marks; so do, from 4.3, the fields that a writer adds. */
export function checkQuotes(
  key: string,
  id: string,
  fields: readonly MetaField[],
  line: number,
  version: VcfVersion,
  report: Report,
): void {
  for (const field of fields) {
    if (field.quoted || ["ID", "Number", "Type"].includes(field.key)) continue;
    const at = [line, field.valueColumn] as const;
    const said = { key, id: shown(id), field: shown(field.key) };
    // `IDX` is written by tools that came through the binary form.
    const needed = field.key === "Description" || (version >= 4.3 && field.key !== "IDX");
    report(needed ? unquoted(at, said) : unquotedOld(at, said));
  }
}

export const definitionIssues = { badNumber, badType, missing, order } as const;
