/**
 * What a record holds for one field. Absent means: never answered.
 *
 * - integer, decimal: a number in the field's own unit, or {@link Entered} when it was typed in another
 *   unit or with digits that a number does not keep (`37.0`)
 * - text, time: a string; date, datetime: a `PartialDate`
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

/** The number of a numeric datum, in the field's unit; `undefined` when there is none. */
export function numberOf(datum: Datum | undefined): number | undefined {
  if (typeof datum === "number") return datum;
  return typeof datum === "object" && "entered" in datum ? datum.value : undefined;
}
