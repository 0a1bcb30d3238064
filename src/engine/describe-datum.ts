import { describeDate, type PartialDate, type Text, unitWords } from "../kernel/index.ts";
import {
  type CodeList,
  type Datum,
  dateIn,
  type Field,
  isMissing,
  type MissingReason,
  type Study,
} from "../definition/index.ts";

/** Why a value is missing, in words. */
export const missingWords: Readonly<Record<MissingReason, Text>> = {
  "not-done": { en: "not done", "zh-CN": "未做" },
  unknown: { en: "unknown", "zh-CN": "未知" },
  "not-applicable": { en: "not applicable", "zh-CN": "不适用" },
  refused: { en: "refused", "zh-CN": "拒绝" },
  lost: { en: "lost", "zh-CN": "遗失" },
  other: { en: "other reason", "zh-CN": "其他原因" },
};

/**
 * What a record holds for a field, in words: codes by their wording, numbers as they were entered and with their unit,
 * dates as far as they are known, missing values with their reason.
 */
export function describeDatum(study: Study, field: Field, datum: Datum | undefined): Text {
  const codes = "codes" in field ? study.codeLists.find(({ id }) => id === field.codes) : undefined;
  return datumWords(field, codes, datum);
}

/** The same for those who have the field's code list at hand. */
export function datumWords(
  field: Field | undefined,
  codes: CodeList | undefined,
  datum: Datum | undefined,
): Text {
  if (datum === undefined) return { en: "no answer", "zh-CN": "未填写" };
  if (isMissing(datum)) {
    const { en, "zh-CN": zh } = missingWords[datum.missing];
    return { en: `missing (${en})`, "zh-CN": `缺失（${zh}）` };
  }
  if (typeof datum === "boolean") {
    return datum ? { en: "yes", "zh-CN": "是" } : { en: "no", "zh-CN": "否" };
  }
  if (typeof datum === "number") return withUnit(String(datum), unitOf(field));
  if (typeof datum === "string") return isDate(field) ? dateWords(datum) : codeWords(codes, datum);
  if ("entered" in datum) return withUnit(datum.entered, datum.unit ?? unitOf(field));
  if ("typed" in datum) {
    const { en, "zh-CN": zh } = dateWords(dateIn(datum) ?? "");
    return {
      en: `${en}, typed "${datum.typed}"`,
      "zh-CN": `${zh}，原文“${datum.typed}”`,
    };
  }
  if ("file" in datum) return same(datum.file);
  if ("signedBy" in datum) return signatureWords(datum.signedBy, datum.meaning);
  return listWords(
    datum.map((code) => codeWords(codes, code)),
    field?.kind === "choice" || field?.kind === "derived",
  );
}

function signatureWords(signer: string, meaning: string): Text {
  return {
    en: `signed by ${signer} (${meaning})`,
    "zh-CN": `由 ${signer} 签名（${meaning}）`,
  };
}

function listWords(words: readonly Text[], isOneOf: boolean): Text {
  if (words.length === 0) return { en: "none", "zh-CN": "无" };
  const en = words.map((each) => each.en);
  const zh = words.map((each) => each["zh-CN"]);
  return isOneOf
    ? { en: en.join(" or "), "zh-CN": zh.join("或") }
    : { en: en.join(", "), "zh-CN": zh.join("、") };
}

function codeWords(codes: CodeList | undefined, code: string): Text {
  return codes?.codes.find((known) => known.code === code)?.text ?? same(code);
}

function isDate(field: Field | undefined): boolean {
  if (field === undefined) return false;
  const kind = field.kind === "derived" ? field.type : field.kind;
  return kind === "date" || kind === "datetime";
}

function dateWords(date: PartialDate): Text {
  return { en: describeDate(date, "en"), "zh-CN": describeDate(date, "zh-CN") };
}

function unitOf(field: Field | undefined): string | undefined {
  return field !== undefined && "unit" in field ? field.unit : undefined;
}

function withUnit(number: string, unit: string | undefined): Text {
  if (unit === undefined || unit === "1") return same(number);
  return {
    en: `${number} ${unitWords(unit, "en")}`,
    "zh-CN": `${number} ${unitWords(unit, "zh-CN")}`,
  };
}

function same(words: string): Text {
  return { en: words, "zh-CN": words };
}
