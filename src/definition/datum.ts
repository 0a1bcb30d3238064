/**
 * What a record holds for one field. Absent means: never answered.
 *
 * - integer, decimal: a number in the field's own unit, or {@link Entered} when it was typed in another
 *   unit or with digits that a number does not keep (`37.0`); {@link Qualified} where the field allows it
 * - text, time: a string; date, datetime: a `PartialDate`, or {@link WrittenDate} where more was typed than it can hold
 * - boolean: `true` or `false`
 * - choice: a code, or several codes where the field is set-valued ("one of these"); choices: the codes ticked
 * - file: its {@link FileMark}; signature: a {@link SignatureMark}
 * - any of them: {@link Missing}
 */
export type Datum =
  | string
  | number
  | boolean
  | readonly string[]
  | Entered
  | Qualified
  | WrittenDate
  | Missing
  | FileMark
  | SignatureMark;

/** A number kept as it was entered, beside its value in the field's unit. */
export interface Entered {
  readonly value: number;
  readonly entered: string;
  /** UCUM code of the unit it was entered in, when that is not the field's. */
  readonly unit?: string;
}

export const qualifiers = ["<", "<=", ">", ">=", "trace"] as const;

/**
 * A result beyond what could be measured (`<0.05`, `>200`), or seen and not measured (`trace`). No number stands for
 * it: a rule that needs one cannot be decided.
 */
export interface Qualified {
  readonly qualifier: (typeof qualifiers)[number];
  /** The limit that it lies beyond, in the field's own unit; none of a trace. */
  readonly limit?: number;
  /** As it was typed. */
  readonly entered: string;
  /** UCUM code of the unit it was entered in, when that is not the field's. */
  readonly unit?: string;
}

/** A date as far as it is known, with what was typed: of `14-UN-2024` only the year is a date. */
export interface WrittenDate {
  readonly date: string;
  readonly typed: string;
}

/** A value that is missing, and why. */
export interface Missing {
  readonly missing: MissingReason;
}

export const missingReasons = [
  "not-done",
  "unknown",
  "not-applicable",
  "refused",
  "lost",
  "other",
] as const;

/** Why a value is missing. @source CDASH; HL7 NullFlavor ASKU, NA, UNK, NASK */
export type MissingReason = (typeof missingReasons)[number];

/** A stored attachment: name, media type, size in bytes and content hash. The content lies elsewhere. */
export interface FileMark {
  readonly file: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Who signed what this form held, when, and what the signature means. */
export interface SignatureMark {
  readonly signedBy: string;
  readonly at: string;
  readonly meaning: string;
  readonly sha256: string;
}

/** Whether a datum says that the value is missing. */
export function isMissing(datum: Datum | undefined): datum is Missing {
  return typeof datum === "object" && "missing" in datum;
}

/** Whether a datum is a result beyond what could be measured. */
export function isQualified(datum: Datum | undefined): datum is Qualified {
  return typeof datum === "object" && "qualifier" in datum;
}

/** The date of a date or datetime as far as it is known; `undefined` when there is none. */
export function dateIn(datum: Datum | undefined): string | undefined {
  if (typeof datum === "string") return datum;
  return typeof datum === "object" && "typed" in datum ? datum.date : undefined;
}

/** The number of a numeric datum, in the field's unit; `undefined` when there is none. */
export function numberOf(datum: Datum | undefined): number | undefined {
  if (typeof datum === "number") return datum;
  return typeof datum === "object" && "value" in datum ? datum.value : undefined;
}
