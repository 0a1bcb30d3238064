import { defineIssue } from "../../kernel/index.ts";
import type { InfoEntry } from "./check-info.ts";
import { altCount, eachPart, placeIn, type RecordLine } from "./record.ts";
import { shown } from "./report.ts";
import { type KeyDefinition, reservedInfo } from "./reserved.ts";
import { fitsType, isInteger } from "./value-rules.ts";

const flag = defineIssue(
  "vcf.info-flag",
  "INFO {key} is a flag: it stands alone (0 or 1 are tolerated), not with “{found}”.",
  "INFO {key} 为标志：应单独出现（可容许 0 或 1），不能带有“{found}”。",
);
const bare = defineIssue(
  "vcf.info-no-value",
  "INFO {key} needs a value: {type}, {number}.",
  "INFO {key} 需要值：类型 {type}，数目 {number}。",
);
const count = defineIssue(
  "vcf.info-number",
  "INFO {key} has {found} values where Number={number} asks for {expected}.",
  "INFO {key} 有 {found} 个值，而 Number={number} 要求 {expected} 个。",
);
const type = defineIssue(
  "vcf.info-type",
  "INFO {key}: “{found}” is no {type}.",
  "INFO {key}：“{found}”不是 {type} 类型的值。",
);
const negative = defineIssue(
  "vcf.info-negative",
  "INFO {key} cannot be negative: “{found}”.",
  "INFO {key} 不能为负：“{found}”。",
);
const fraction = defineIssue(
  "vcf.info-frequency",
  "INFO {key} is a part of one (0 to 1): “{found}”.",
  "INFO {key} 为比例（0 至 1）：“{found}”。",
);
const cigar = defineIssue(
  "vcf.info-cigar",
  "INFO CIGAR: “{found}” is no alignment (numbers, each with one of MIDNSHPX).",
  "INFO CIGAR：“{found}”不是有效的比对串（数字后跟 MIDNSHPX 之一）。",
);

/** Counts and coordinates; a confidence interval or a length difference may be negative. */
const counts = new Set([
  "AC",
  "AD",
  "ADF",
  "ADR",
  "AN",
  "DP",
  "END",
  "MQ0",
  "NS",
  "RN",
  "RUL",
  "RB",
  "RUB",
]);

/** How many values a Number asks for in INFO; nothing where any number is right. */
export function infoCount(number: string, alts: number): number | undefined {
  if (number === "A") return alts;
  if (number === "R") return alts + 1;
  return /^\d+$/.test(number) ? Number(number) : undefined;
}

/** Checks the values of one INFO key against the header, or against the specification where the header is silent. */
export function checkInfoValues(
  record: RecordLine,
  key: string,
  { value, offset }: InfoEntry,
  definition: KeyDefinition | undefined,
): void {
  const { report, header } = record;
  const at = placeIn(record, 7, offset);
  if (definition === undefined) return;
  if (definition.type === "Flag") {
    if (value !== undefined && value !== "0" && value !== "1") {
      report(flag(at, { key, found: shown(value) }));
    }
    return;
  }
  if (value === undefined) {
    if (definition.number !== "0" && definition.type !== "*") {
      report(bare(at, { key, type: definition.type, number: definition.number }));
    }
    return;
  }
  if (value === "." || value === "" || /^"[^"]*"$/.test(value)) return;
  const reserved = reservedInfo(key, header.version) !== undefined;
  let found = 0;
  eachPart(value, ",", (part, from) => {
    found++;
    if (part === ".") return;
    const place = placeIn(record, 7, offset + from);
    const said = { key, found: shown(part) };
    if (!fitsType(part, definition.type, header.version)) {
      report(type(place, { ...said, type: definition.type }));
    } else if (!reserved) return;
    else if (counts.has(key) && isInteger(part, header.version) && Number(part) < 0) {
      report(negative(place, said));
    } else if (key === "AF" && !(Number(part) >= 0 && Number(part) <= 1)) {
      report((Number(part) < 0 ? negative : fraction)(place, said));
    } else if (key === "CIGAR" && !/^(\d+[MIDNSHPX])+$/.test(part)) {
      report(cigar(place, { found: said.found }));
    }
  });
  const alts = altCount(record);
  const expected = infoCount(definition.number, alts);
  // Without an alternate allele some writers give the value of the allele that was looked for.
  const tolerated =
    alts === 0 && expected !== undefined && found === infoCount(definition.number, 1);
  if (expected !== undefined && found !== expected && !tolerated) {
    report(count(at, { key, found, number: definition.number, expected }));
  }
}
