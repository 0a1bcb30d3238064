import {
  daySpan,
  describeTypedDate,
  describeTypedTime,
  type Issue,
  issueText,
  type PartialDate,
  readTypedDate,
  readTypedDateTime,
  readTypedTime,
  type Text,
  type TypedDate,
  type TypedDateContext,
} from "../../kernel/index.ts";
import type { Datum, Field } from "../../definition/index.ts";
import type { Typed } from "../../engine/index.ts";
import type { Entry } from "./entry.ts";

/** An entry, read: what is to be sent for it, or why it cannot be; and what it was taken for. */
export interface EntryReading {
  /** `undefined` where it cannot be read. */
  readonly send?: Datum | Typed | null;
  readonly problem?: Text;
  /** What was understood, shown beneath the field before it is left. */
  readonly echo?: Text;
  /** The date that was understood, where it is certainly after today. */
  readonly isFuture?: true;
}

type TypedReader = (
  typed: string,
  unit: string | undefined,
  context: TypedDateContext,
) => EntryReading;

const asNumber: TypedReader = (typed, unit) => ({
  send: { entered: typed.trim(), ...(unit === undefined ? {} : { unit }) },
});

/** How the text of each kind of field is read; a new kind does not compile until it stands here. */
const readers: Readonly<Record<Field["kind"], TypedReader>> = {
  integer: asNumber,
  decimal: asNumber,
  text: (typed) => ({ send: typed }),
  date: (typed, _, context) => dateReading(readTypedDate(typed, context), context.today),
  datetime: (typed, _, context) => dateReading(readTypedDateTime(typed, context), context.today),
  time: (typed) => {
    const read = readTypedTime(typed);
    if (read.kind === "issue") return { problem: issueWords(read) };
    const echo = both((language) => describeTypedTime(read, language));
    return { send: read.kind === "unknown" ? { missing: "unknown" } : read.time, echo };
  },
  boolean: (typed) => ({ send: typed }),
  choice: (typed) => ({ send: typed }),
  choices: (typed) => ({ send: typed }),
  file: (typed) => ({ send: typed }),
  derived: (typed) => ({ send: typed }),
  signature: (typed) => ({ send: typed }),
};

/** Reads what stands in a field. The engine has the last word on it: this only says what was meant. */
export function readEntry(field: Field, entry: Entry, context: TypedDateContext): EntryReading {
  if ("value" in entry) return { send: entry.value };
  if (entry.typed.trim() === "") return { send: null };
  return readers[field.kind](entry.typed, entry.unit, context);
}

function dateReading(read: TypedDate, today: PartialDate): EntryReading {
  if (read.kind === "issue") return { problem: issueWords(read) };
  const echo = both((language) => describeTypedDate(read, language));
  if (read.kind === "unknown") return { send: { missing: "unknown" }, echo };
  const { date, typed } = read;
  const isFuture = daySpan(date).first > daySpan(today).last;
  return {
    send: typed === undefined ? date : { date, typed },
    echo,
    ...(isFuture ? { isFuture: true } : {}),
  };
}

function issueWords(issue: Issue): Text {
  return both((language) => issueText(issue, language));
}

function both(words: (language: "en" | "zh-CN") => string): Text {
  return { en: words("en"), "zh-CN": words("zh-CN") };
}
