import { defineIssue, type Issue, knownTo, readPartialDate } from "../kernel/index.ts";
import {
  type CodeList,
  type Field,
  type FileField,
  type FileMark,
  missingReasons,
  type SignatureMark,
  type WrittenDate,
} from "../definition/index.ts";
import { readNumber } from "./read-number.ts";
import { isRecord, type Path, type Reading, shown, wrongKind } from "./reading.ts";
import { isBlank, isKeepable } from "./reason.ts";

const unknownCode = defineIssue(
  "value.code",
  "{value} is not in the list. Choose one of: {codes}.",
  "{value} 不在选项中。可选：{codes}。",
);
const noSuchDate = defineIssue(
  "value.date",
  "There is no date {value}. Write it as 2026-04-03.",
  "没有日期 {value}。请按“2026-04-03”的格式填写。",
);
const tooVague = defineIssue(
  "value.date-partial",
  "{value} lacks a part that this field needs. Give the date to the {part}.",
  "{value} 不完整，本字段要求精确到{part}。",
);
const tooLong = defineIssue(
  "value.too-long",
  "The text has {length} characters; this field holds {limit}. Shorten it.",
  "文本共 {length} 个字符，本字段最多 {limit} 个，请缩短。",
);
const unreadable = defineIssue(
  "value.characters",
  "The text holds characters that are none. Type it again.",
  "文本含有无效字符，请重新填写。",
);
const notTyped = defineIssue(
  "value.computed",
  "This value is computed and cannot be entered.",
  "该值由系统计算，不能录入。",
);
const notMissing = defineIssue(
  "value.missing-reason",
  "{value} is not a reason for a missing value. Choose one of: {reasons}.",
  "{value} 不是缺失原因。可选：{reasons}。",
);

/**
 * Reads a value that was sent for a field: what the field's kind can hold is kept, anything else is an issue
 * at `path`. A date may come with what was typed for it, which stays beside it. `null`, and a blank text, take an answer back. Missing-with-reason is held by every kind but `derived`.
 */
export function readDatum(
  field: Field,
  codes: CodeList | undefined,
  raw: unknown,
  path: Path,
): Reading {
  if (field.kind === "derived") return { issue: notTyped(path) };
  if (raw === null) return { datum: undefined };
  if (isRecord(raw) && Object.hasOwn(raw, "missing")) return readMissing(raw["missing"], path);
  return readers[field.kind](field as never, raw, path, codes);
}

function readMissing(raw: unknown, path: Path): Reading {
  const missing = missingReasons.find((reason) => reason === raw);
  return missing === undefined
    ? { issue: notMissing(path, { value: shown(raw), reasons: missingReasons.join(", ") }) }
    : { datum: { missing } };
}

type Reader<F extends Field> = (
  field: F,
  raw: unknown,
  path: Path,
  codes: CodeList | undefined,
) => Reading;

const readers: {
  readonly [K in Exclude<Field["kind"], "derived">]: Reader<Extract<Field, { kind: K }>>;
} = {
  integer: readNumber,
  decimal: readNumber,
  text: (field, raw, path) => {
    if (typeof raw !== "string") return wrongKind(path, raw, "text");
    if (isBlank(raw)) return { datum: undefined };
    if (!isKeepable(raw)) return { issue: unreadable(path) };
    const limit = field.maxLength ?? 2000;
    const length = raw.length > limit ? charactersIn(raw) : raw.length;
    return length > limit ? { issue: tooLong(path, { length, limit }) } : { datum: raw };
  },
  boolean: (_, raw, path) =>
    typeof raw === "boolean" ? { datum: raw } : wrongKind(path, raw, "boolean"),
  date: (field, raw, path) => readDate(raw, path, field.partial === true ? "year" : "day", 10),
  datetime: (field, raw, path) =>
    readDate(raw, path, field.partial === true ? "year" : "minute", 19),
  time: (_, raw, path) =>
    typeof raw === "string" && /^([01]\d|2[0-3])(:[0-5]\d){0,2}$/.test(raw)
      ? { datum: raw }
      : wrongKind(path, raw, "time"),
  choice: (field, raw, path, codes) => {
    if (Array.isArray(raw) && field.setValued === true) return readCandidates(raw, path, codes);
    if (typeof raw !== "string") return wrongKind(path, raw, "code");
    return hasCode(codes, raw) ? { datum: raw } : { issue: codeIssue(path, raw, codes) };
  },
  choices: (_, raw, path, codes) =>
    Array.isArray(raw) ? readCodes(raw, path, codes) : wrongKind(path, raw, "codes"),
  file: readFile,
  signature: (_, raw, path) => {
    if (!isRecord(raw)) return wrongKind(path, raw, "signature");
    const { signedBy, at, meaning, sha256 } = raw as Partial<SignatureMark>;
    return isWord(signedBy) && isWord(at) && isWord(meaning) && isHash(sha256)
      ? { datum: { signedBy, at, meaning, sha256 } }
      : wrongKind(path, raw, "signature");
  },
};

/** Characters outside the basic plane count once, though JavaScript stores them as two. */
function charactersIn(words: string): number {
  return Array.from(words).length;
}

function hasCode(codes: CodeList | undefined, code: string): boolean {
  return codes?.codes.some((known) => known.code === code) === true;
}

function codeIssue(path: Path, value: string, codes: CodeList | undefined): Issue {
  const known = codes?.codes.map((code) => code.code) ?? [];
  const listed = known.length > 12 ? [...known.slice(0, 12), "…"] : known;
  return unknownCode(path, { value: shown(value), codes: listed.join(", ") });
}

/** Ticked codes, in the order of their list, so that the same ticks are the same answer. None ticked is an answer too. */
function readCodes(
  raw: readonly unknown[],
  path: Path,
  codes: CodeList | undefined,
): { readonly datum: readonly string[] } | { readonly issue: Issue } {
  for (const code of raw) {
    if (typeof code !== "string" || !hasCode(codes, code)) {
      return { issue: codeIssue(path, shown(code), codes) };
    }
  }
  const ticked = codes?.codes.filter(({ code }) => raw.includes(code)) ?? [];
  return { datum: ticked.map(({ code }) => code) };
}

/** "One of these": at least one, and a single one is the answer itself. */
function readCandidates(raw: readonly unknown[], path: Path, codes: CodeList | undefined): Reading {
  const reading = readCodes(raw, path, codes);
  if ("issue" in reading) return reading;
  const [only, ...others] = reading.datum;
  if (only === undefined) return wrongKind(path, raw, "code");
  return others.length === 0 ? { datum: only } : reading;
}

/** What a person types for a date is short. */
const longestTyped = 60;

const parts = {
  day: { en: "day", "zh-CN": "日" },
  minute: { en: "minute", "zh-CN": "分钟" },
  year: { en: "year", "zh-CN": "年" },
} as const;

function readDate(raw: unknown, path: Path, needed: keyof typeof parts, longest: number): Reading {
  if (isRecord(raw)) {
    const { date, typed } = raw as Partial<WrittenDate>;
    const reading = readDate(date, path, needed, longest);
    if ("issue" in reading || typeof reading.datum !== "string") return reading;
    if (!isWord(typed) || typed.length > longestTyped) {
      return { issue: noSuchDate(path, { value: shown(typed) }) };
    }
    const kept = typed.trim();
    return kept === reading.datum ? reading : { datum: { date: reading.datum, typed: kept } };
  }
  const read = typeof raw === "string" ? readPartialDate(raw) : undefined;
  if (read === undefined || read.length > longest) {
    return { issue: noSuchDate(path, { value: shown(raw) }) };
  }
  return knownTo(read, needed)
    ? { datum: read }
    : { issue: tooVague(path, { value: read, part: parts[needed] }) };
}

function readFile(field: FileField, raw: unknown, path: Path): Reading {
  if (!isRecord(raw)) return wrongKind(path, raw, "file");
  const { file, mediaType, bytes, sha256 } = raw as Partial<FileMark>;
  return isWord(file) &&
    isWord(mediaType) &&
    field.mediaTypes?.includes(mediaType) !== false &&
    Number.isSafeInteger(bytes) &&
    bytes !== undefined &&
    bytes >= 0 &&
    isHash(sha256)
    ? { datum: { file, mediaType, bytes, sha256 } }
    : wrongKind(path, raw, "file");
}

function isWord(raw: unknown): raw is string {
  return typeof raw === "string" && !isBlank(raw) && raw.length <= 500 && isKeepable(raw);
}

function isHash(raw: unknown): raw is string {
  return typeof raw === "string" && /^[0-9a-f]{64}$/.test(raw);
}
