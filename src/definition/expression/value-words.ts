import {
  calendarDate,
  daysInMonth,
  type Language,
  type PartialDate,
  precisionOf,
  printDay,
  unitWords,
} from "../../kernel/index.ts";
import { dateIn, type Datum, isMissing, isQualified } from "../datum.ts";
import type { Type } from "./type.ts";
import { type Interval, isCodeSet, isInterval, type Value } from "./value.ts";
import type { Phrases } from "./words.ts";
import type { Wording } from "./wording.ts";

/** A computed value in words: with its unit, as a date, as the text of a code. */
export function valueWords(value: Value, type: Type, phrases: Phrases): string {
  return phrases.wording.tidy(said(value, type, phrases));
}

function said(value: Value, type: Type, phrases: Phrases): string {
  const { wording } = phrases;
  if (value === undefined) return wording.unknown;
  if (typeof value === "boolean") return value ? wording.trueWord : wording.falseWord;
  if (typeof value === "string") return phrases.code(value, type);
  if (typeof value === "number") return quantity(value, type) + unitOf(type, phrases.language);
  if (isInterval(value)) return stretch(value, type, wording) + unitOf(type, phrases.language);
  const codes = isCodeSet(value) ? value.codes : value;
  const words = codes.map((code) => phrases.code(code, type));
  return isCodeSet(value) ? wording.oneOfCodes(words) : wording.list(words);
}

/** What a record holds for a field in words: also that it holds nothing, and why. */
export function datumWords(
  datum: Datum | undefined,
  value: Value,
  type: Type,
  phrases: Phrases,
): string {
  const { wording } = phrases;
  if (datum === undefined) return wording.notAnswered;
  if (isMissing(datum)) return wording.missing(wording.reason[datum.missing]);
  if (type.kind === "date" || type.kind === "datetime") {
    const date = dateIn(datum);
    return date === undefined ? wording.unknown : dateWords(date, wording);
  }
  if (typeof datum === "string" && (type.kind === "time" || type.kind === "text")) return datum;
  if (isQualified(datum)) return datum.entered + unitOf(type, phrases.language);
  if (typeof datum === "boolean") return datum ? wording.yes : wording.no;
  return valueWords(value, type, phrases);
}

/** A date as far as it is known: `2024-01-15`, `January 2024`. */
export function dateWords(date: PartialDate, wording: Wording): string {
  return precisionOf(date) === "month"
    ? wording.month(Number(date.slice(0, 4)), Number(date.slice(5, 7)))
    : date.replace("T", " ");
}

function unitOf(type: Type, language: Language): string {
  return type.kind === "number" && type.unit !== undefined && type.unit.code !== "1"
    ? ` ${unitWords(type.unit.code, language)}`
    : "";
}

function quantity(value: number, type: Type): string {
  switch (type.kind) {
    case "date":
      return printDay(value);
    case "datetime":
      return `${printDay(Math.floor(value / 86_400))} ${clock(value)}`;
    case "time":
      return clock(value);
    default:
      return String(Number(value.toPrecision(12)));
  }
}

function clock(seconds: number): string {
  const text = new Date((((seconds % 86_400) + 86_400) % 86_400) * 1_000).toISOString();
  return seconds % 60 === 0 ? text.slice(11, 16) : text.slice(11, 19);
}

function stretch(value: Interval, type: Type, wording: Wording): string {
  if (type.kind === "date") {
    const { year, month, day } = calendarDate(value.first);
    const length = value.last - value.first + 1;
    if (day === 1 && length === daysInMonth(year, month)) return wording.month(year, month);
  }
  return wording.fromTo(quantity(value.first, type), quantity(value.last, type));
}
