import { type Language, precisionOf } from "../../kernel/index.ts";
import { type Datum, isMissing } from "../datum.ts";
import type { Expression } from "./node.ts";
import { dateWords } from "./value-words.ts";
import type { Wording } from "./wording.ts";

/**
 * Something that is still needed before an expression is decided.
 * - `answer`: the field was never answered; `reason`: it is recorded as missing
 * - `date-part`: a date is known only in part; `code`: the answer is "one of these"
 * - `date`: a visit, dose or event that has no date yet
 * - `computation`: all is known, but there is no result: division by zero, or no record
 */
export interface Need {
  readonly kind: "answer" | "reason" | "date-part" | "code" | "date" | "computation";
  readonly text: string;
  readonly node: Expression;
  /** Of a partly known date: "Onset is known only to January 2024", and what it lacks. */
  readonly known?: string;
  readonly lacks?: DatePart;
  /** The record it is needed in, counted from 1, where an expression looks through records. */
  readonly record?: number;
}

/** What a date lacks: `year` all below the year, `day` the time. */
export type DatePart = "year" | "month" | "day" | "hour";

interface Sentences {
  readonly answer: (label: string) => string;
  readonly reason: (label: string, reason: string) => string;
  readonly datePart: (label: string, known: string, part: string) => string;
  readonly knownTo: (label: string, known: string) => string;
  readonly undecided: (known: string, condition: string, part: string) => string;
  readonly parts: Readonly<Record<DatePart, string>>;
  readonly code: (label: string, codes: string) => string;
  readonly date: (label: string) => string;
  readonly computation: (text: string) => string;
}

const sentences: Readonly<Record<Language, Sentences>> = {
  en: {
    answer: (label) => `${label} is not answered.`,
    reason: (label, reason) => `${label} is missing (${reason}).`,
    datePart: (label, known, part) =>
      `${label} is known only to ${known}; add ${part} if the source has it.`,
    knownTo: (label, known) => `${label} is known only to ${known}`,
    undecided: (known, condition, part) =>
      `${known}, so “${condition}” cannot be decided. Add ${part} if the source has it; otherwise leave it.`,
    parts: { year: "month and day", month: "the day", day: "the time", hour: "the minutes" },
    code: (label, codes) => `${label} is ${codes}; which one is it?`,
    date: (label) => `There is no date yet of ${label}.`,
    computation: (text) => `There is no result of ${text}.`,
  },
  "zh-CN": {
    answer: (label) => `${label}未填写。`,
    reason: (label, reason) => `${label}缺失（${reason}）。`,
    datePart: (label, known, part) => `${label}仅知为 ${known}；如源数据中有，请补充${part}。`,
    knownTo: (label, known) => `${label}仅精确到 ${known}`,
    undecided: (known, condition, part) =>
      `${known}，无法判断“${condition}”。原始记录如有请补填${part}，否则保持不变。`,
    parts: { year: "月和日", month: "日", day: "时间", hour: "分钟" },
    code: (label, codes) => `${label}为${codes}；请明确是哪一个。`,
    date: (label) => `${label}尚无日期。`,
    computation: (text) => `${text}没有结果。`,
  },
};

/** What a field needs that leaves its value open. `codes` are the words of its value. */
export function fieldNeed(
  node: Expression,
  label: string,
  datum: Datum | undefined,
  codes: string,
  wording: Wording,
  language: Language,
): Need {
  const say = sentences[language];
  if (datum === undefined) return { kind: "answer", text: say.answer(label), node };
  if (isMissing(datum)) {
    const reason = wording.reason[datum.missing];
    return { kind: "reason", text: say.reason(label, reason), node };
  }
  if (typeof datum !== "string") return { kind: "code", text: say.code(label, codes), node };
  return dateNeed(node, label, datum, wording, language);
}

/** What a partly known date lacks. */
export function dateNeed(
  node: Expression,
  label: string,
  date: string,
  wording: Wording,
  language: Language,
): Need {
  const say = sentences[language];
  const precision = precisionOf(date);
  const lacks = precision === "minute" || precision === "second" ? "hour" : precision;
  const known = dateWords(date, wording);
  const text = say.datePart(label, known, say.parts[lacks]);
  return { kind: "date-part", text, node, known: say.knownTo(label, known), lacks };
}

/** The need of a partly known date, with the condition that it leaves open. */
export function undecidedBy(
  need: Need,
  condition: string,
  wording: Wording,
  language: Language,
): Need {
  const { known, lacks } = need;
  if (known === undefined || lacks === undefined) return need;
  const say = sentences[language];
  return { ...need, text: wording.tidy(say.undecided(known, condition, say.parts[lacks])) };
}

/** Whether a date is known to its day, which is all of it where no time is asked. */
export function isDay({ lacks }: Need): boolean {
  return lacks === "day" || lacks === "hour";
}

/** A visit, dose or event without a date. */
export function noDate(node: Expression, label: string, language: Language): Need {
  return { kind: "date", text: sentences[language].date(label), node };
}

/** A computation without a result though all it reads is known. */
export function noResult(node: Expression, text: string, language: Language): Need {
  return { kind: "computation", text: sentences[language].computation(text), node };
}
