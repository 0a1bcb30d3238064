import { defineIssue } from "../../kernel/index.ts";
import { checkInfoValues } from "./check-info-values.ts";
import { eachPart, placeIn, type RecordLine } from "./record.ts";
import { shown } from "./report.ts";
import { reservedInfo } from "./reserved.ts";
import { badPercent } from "./value-rules.ts";

const entry = defineIssue(
  "vcf.info",
  "INFO is a dot or a list of key or key=value between semicolons; there is an empty entry.",
  "INFO 应为点或以分号分隔的“键”或“键=值”列表，其中有空条目。",
);
const badKey = defineIssue(
  "vcf.info-key",
  "“{key}” cannot be a key of INFO.",
  "“{key}”不能作为 INFO 的键。",
);
const space = defineIssue(
  "vcf.info-space",
  "INFO {key}: this version allows no space in INFO.",
  "INFO {key}：该版本的 INFO 中不允许空格。",
);
const equals = defineIssue(
  "vcf.info-equals",
  "INFO {key}: an equals sign cannot stand in a value (from 4.3 it is written %3D).",
  "INFO {key}：值中不能有等号（自 4.3 起写作 %3D）。",
);
const quoted = defineIssue(
  "vcf.info-quoted",
  "INFO {key}: quotation marks do not protect commas and equals signs here.",
  "INFO {key}：此处引号不能保护其中的逗号和等号。",
  "warning",
);
const percent = defineIssue(
  "vcf.info-percent",
  "INFO {key}: a percent sign begins an encoded character (%25 is the sign itself).",
  "INFO {key}：百分号用于字符编码（百分号本身写作 %25）。",
);
const emptyValue = defineIssue(
  "vcf.info-empty",
  "INFO {key} has an empty value; what is missing is a dot.",
  "INFO {key} 的值为空；缺失值应写作点。",
);
const twice = defineIssue("vcf.info-twice", "INFO {key} stands twice.", "INFO {key} 出现两次。");
const twiceOld = defineIssue(
  "vcf.info-repeated",
  "INFO {key} stands twice.",
  "INFO {key} 出现两次。",
  "warning",
);
const undeclared = defineIssue(
  "vcf.info-undeclared",
  "INFO {key} has no INFO line in the header.",
  "INFO {key} 在文件头中没有 INFO 行。",
  "warning",
);

/** One entry of INFO: its value, and where the value stands in the column. */
export interface InfoEntry {
  /** Undefined for a key that stands alone. */
  readonly value: string | undefined;
  readonly offset: number;
}

/** Checks the INFO column and gives its entries by key; the first of two counts. */
export function checkInfo(
  record: RecordLine,
  once: (key: string) => boolean,
): ReadonlyMap<string, InfoEntry> {
  const entries = new Map<string, InfoEntry>();
  const text = record.columns[7] ?? "";
  if (text === ".") return entries;
  const { header, report } = record;
  const { version } = header;
  const legal = version < 4.3 ? /^[^\s,=;]+$/ : /^([A-Za-z_][0-9A-Za-z_.]*|1000G)$/;
  eachPart(text, ";", (part, offset) => {
    const at = placeIn(record, 7, offset);
    if (part === "") return report(entry(at));
    const sign = part.indexOf("=");
    const key = sign < 0 ? part : part.slice(0, sign);
    const value = sign < 0 ? undefined : part.slice(sign + 1);
    const said = { key: shown(key) };
    if (!legal.test(key)) return report(badKey(at, said));
    // The older texts left strand bias open, and files keep writing one number.
    const definition =
      header.info.get(key) ?? (key === "SB" ? undefined : reservedInfo(key, version));
    if (value !== undefined) {
      const from = offset + sign + 1;
      // From 4.4 an empty text stands for a missing one in lists of texts.
      const mayBeEmpty = version >= 4.4 && (definition?.type ?? "String") === "String";
      if (value === "" && !mayBeEmpty) report(emptyValue(placeIn(record, 7, from), said));
      if (version < 4.3 && / /.test(value)) report(space(placeIn(record, 7, from), said));
      const protects = /^"[^"]*"$/.test(value) && /[,=]/.test(value);
      if (protects) report(quoted(placeIn(record, 7, from), said));
      else if (value.includes("=")) report(equals(placeIn(record, 7, from), said));
      const wrong = version < 4.3 ? -1 : badPercent(value);
      if (wrong >= 0) report(percent(placeIn(record, 7, from + wrong), said));
    }
    if (entries.has(key)) return report((version < 4.3 ? twiceOld : twice)(at, said));
    const found = { value, offset: offset + sign + 1 };
    entries.set(key, found);
    if (!header.info.has(key) && once(`info ${key}`)) report(undeclared(at, said));
    checkInfoValues(record, key, found, definition);
  });
  return entries;
}
