import type { Expression, ParticipantEvent } from "./expression/index.ts";

/**
 * A submission dataset (SDTM) and how every value of it comes from the record: data, not code, so that it is
 * part of the study's identity. What a field, form, test or visit says of itself (`sdtm`) is not said again here:
 * a column whose source is `target` takes it from there.
 *
 * The dataset `DM` comes first: the other datasets read the participant's reference dates from it.
 */
export interface Dataset {
  /** At most eight characters: `VS`, or `QSCO` for a part of the domain `QS`. */
  readonly name: string;
  /** Two letters. The generic variables of the standard, such as `--SEQ`, begin with them. */
  readonly domain: string;
  readonly label: string;
  /** What one record is. */
  readonly records: DatasetRecords;
  /** Only records of which this holds. */
  readonly where?: ColumnCondition;
  /** The columns that tell records apart, most significant first; within a participant rows stand in their order. */
  readonly keys: readonly string[];
  readonly columns: readonly DatasetVariable[];
  /** What this dataset calls a unit, by UCUM code, where that is not the CDISC submission value. */
  readonly units?: Readonly<Record<string, string>>;
}

/** One variable of a dataset. */
export interface DatasetVariable {
  readonly name: string;
  /** At most 40 characters. */
  readonly label: string;
  readonly type: "text" | "number";
  readonly length?: number;
  readonly source: ColumnSource;
}

/**
 * What one record of a dataset is:
 *
 * - `participant`: everyone screened
 * - `course`: a dated event in a participant's course, such as consent, enrolment, completion; or only these `events`
 * - `visits`: a visit that was held
 * - `instances`: a saved instance of a form, or a line of a log
 * - `rows`: a row of a repeating group
 * - `findings`: an answered field of these forms that names a test (`sdtm.test`), or of a form none of whose fields
 *   does, any answered field; a value that is missing with a reason is answered
 * - `derived`: a row of an analysis dataset that stands before this one, with all that the row was made from
 * - `several`: all of these
 *
 * A line of a log belongs to no visit, unless `visit` names the field that holds the visit's number;
 * a dose belongs to the visit at which it was given.
 */
export type DatasetRecords =
  | { readonly kind: "participant" }
  | { readonly kind: "course"; readonly events?: readonly CourseEvent[] }
  | { readonly kind: "visits" }
  | { readonly kind: "instances"; readonly form: string; readonly visit?: string }
  | {
      readonly kind: "rows";
      readonly form: string;
      readonly group: string;
      readonly visit?: string;
    }
  | { readonly kind: "findings"; readonly forms: readonly string[] }
  | { readonly kind: "derived"; readonly dataset: string }
  | { readonly kind: "several"; readonly of: readonly DatasetRecords[] };

/** What holds of a record or not. Blank is in no list. */
export type ColumnCondition =
  | {
      readonly kind: "in";
      readonly of: ColumnSource;
      readonly values: readonly (string | number)[];
    }
  | { readonly kind: "present"; readonly of: ColumnSource }
  /** A text that holds one of these somewhere. */
  | { readonly kind: "contains"; readonly of: ColumnSource; readonly any: readonly string[] }
  /** Two numbers, or two dates, against each other; of what is blank nothing holds. Dates compare as far as both are known. */
  | {
      readonly kind: "order";
      readonly of: ColumnSource;
      readonly is: "less" | "at-most" | "equal" | "at-least" | "more";
      readonly to: ColumnSource;
    }
  | { readonly kind: "every"; readonly of: readonly ColumnCondition[] }
  | { readonly kind: "some"; readonly of: readonly ColumnCondition[] }
  | { readonly kind: "not"; readonly of: ColumnCondition };

/** An event of a participant's course that has a date. */
export type CourseEvent = ParticipantEvent | "screen-failed" | "treatment-ended";

/**
 * Where the value of a column comes from. Dates are ISO 8601 texts, as far as they are known; blank is blank.
 * In a column of numbers, a text that is a number is that number, any other text is blank.
 */
export type ColumnSource =
  | { readonly kind: "constant"; readonly value: string | number }
  /**
   * What the declarations say for this column: a fixed variable of the field, of the form; a field of the record
   * whose `sdtm.variable` is the column's name (of a finding: one that qualifies the same test).
   */
  | { readonly kind: "target" }
  /** The study's id. */
  | { readonly kind: "study" }
  /** The participant's own value in `DM`. */
  | { readonly kind: "subject"; readonly column: string }
  /** Another column of the same record. */
  | { readonly kind: "column"; readonly name: string }
  | { readonly kind: "participant"; readonly of: "number" | "site" | "country" }
  /** The arm a participant was allocated. Revealing: blank without the allocation. */
  | { readonly kind: "arm"; readonly of: "id" | "code" | "name" }
  /** A source for each arm. Revealing: blank without the allocation. */
  | { readonly kind: "by-arm"; readonly arms: Readonly<Record<string, ColumnSource>> }
  /** What is known of a dose level, whose id `level` gives; the product's name in capitals, as SDTM writes it. */
  | {
      readonly kind: "level";
      readonly level: ColumnSource;
      readonly of: "title" | "product" | "amount" | "unit" | "route";
    }
  /** Of the event that the record is, or of the one named. */
  | {
      readonly kind: "event";
      readonly of: "date" | "name" | "reason";
      readonly event?: CourseEvent;
    }
  /** Of the dose that the record is, or of the participant's first or last one. */
  | {
      readonly kind: "dose";
      readonly of: "date" | "level" | "number";
      readonly which?: "first" | "last";
    }
  /** Of the record's visit, or of the one named: `day` is the planned day, `unplanned` why it was held when it was not planned. */
  | {
      readonly kind: "visit";
      readonly of: "id" | "number" | "name" | "day" | "date" | "end" | "epoch" | "unplanned";
      readonly visit?: string;
    }
  /** A field of the record, or of the latest instance of another form. */
  | {
      readonly kind: "field";
      readonly field: string;
      readonly form?: string;
      readonly as?: "value" | "wording" | "score" | "unit";
    }
  /** The test that a finding is of. */
  | { readonly kind: "test"; readonly of: "code" | "name" }
  /**
   * The result of a finding: `original` as it was entered, in its `original-unit`; `standard` in the field's own unit
   * or as the score of its code, in the `standard-unit`; `status` is `NOT DONE` when it is missing, `reason` why.
   */
  | {
      readonly kind: "result";
      readonly of:
        | "original"
        | "original-unit"
        | "standard"
        | "standard-unit"
        | "status"
        | "reason";
    }
  /** Days from the participant's `RFSTDTC`, which is day 1; the day before it is day -1. @source SDTMIG 4.4.4 */
  | { readonly kind: "study-day"; readonly of: ColumnSource }
  /** The last epoch that had begun on a date. Epochs are looked at in their order, up to the first that had not. */
  | { readonly kind: "epoch"; readonly of: ColumnSource; readonly starts: readonly EpochStart[] }
  /** The record's place among the participant's records, in the order of the dataset's keys or of `by`. */
  | { readonly kind: "sequence"; readonly by?: readonly ColumnSource[]; readonly from?: number }
  /** A value by another: what is not in the map becomes `otherwise`, or stays as it is when that is `same`. */
  | {
      readonly kind: "lookup";
      readonly of: ColumnSource;
      readonly map: Readonly<Record<string, string | number>>;
      readonly otherwise?: "same" | { readonly value: string | number };
    }
  | {
      readonly kind: "when";
      readonly test: ColumnCondition;
      readonly yes: ColumnSource;
      readonly no?: ColumnSource;
    }
  /** The first of several that is not blank, the earliest or latest date, the least or greatest number. */
  | { readonly kind: "pick"; readonly take: Take; readonly of: readonly ColumnSource[] }
  /** The same, over other records of the participant. */
  | {
      readonly kind: "over";
      readonly records: DatasetRecords;
      readonly where?: ColumnCondition;
      readonly take: Take;
      readonly of: ColumnSource;
    }
  /** Texts one after another. */
  | { readonly kind: "join"; readonly of: readonly ColumnSource[] }
  /** The first characters of a text. */
  | { readonly kind: "start"; readonly of: ColumnSource; readonly characters: number }
  /**
   * A number, kept as text, times a factor, in exact decimal arithmetic; halves are rounded away from zero, zeros at
   * the end are dropped. A sign of comparison before it (`<0.2`) is kept; what is no number stays as it is.
   */
  | {
      readonly kind: "scaled";
      readonly of: ColumnSource;
      readonly factor: ColumnSource;
      readonly decimals?: ColumnSource;
      /** As many characters as the result may have; digits after the point give way. */
      readonly characters?: number;
    }
  /** A result against its reference range: `LOW`, `NORMAL`, `HIGH`; without a range, `NORMAL` for one of `normal`, else `ABNORMAL`. */
  | {
      readonly kind: "range";
      readonly of: ColumnSource;
      readonly low: ColumnSource;
      readonly high: ColumnSource;
      readonly normal?: readonly string[];
    }
  /** A column of the row that the record is: a `derived` one. */
  | { readonly kind: "row"; readonly column: string }
  /** Numbers, the first against those that follow; blank where one is, or where one divides by nothing. */
  | {
      readonly kind: "calculated";
      readonly by: "plus" | "minus" | "times" | "divided-by";
      readonly of: readonly ColumnSource[];
    }
  /** A number to so many decimals or significant digits: halves away from zero, the noise of binary arithmetic decides nothing. */
  | {
      readonly kind: "rounded";
      readonly of: ColumnSource;
      readonly to: { readonly decimals: number } | { readonly digits: number };
    }
  /** Days from one date to another, both known to the day; with `both`, both days count. */
  | {
      readonly kind: "days";
      readonly from: ColumnSource;
      readonly to: ColumnSource;
      readonly both?: boolean;
    }
  /** A number by the first group that it belongs to. */
  | { readonly kind: "grouped"; readonly of: ColumnSource; readonly groups: readonly NumberGroup[] }
  /**
   * A date that is not known to the day, made whole by its first or last possible day, if it is known at least to the
   * `least`; of a time, the day. `give` the day itself, or what was added: `D` the day, `M` the month too.
   *
   * @source CDISC ADaMIG 1.3, 3.3.3: date imputation flags
   */
  | {
      readonly kind: "completed";
      readonly of: ColumnSource;
      readonly by: "first" | "last";
      readonly least: "day" | "month" | "year";
      readonly give: "date" | "flag";
    }
  /** An expression about the participant: a number, a text, or a date to the day. */
  | { readonly kind: "expression"; readonly of: Expression };

/** Which of several values is taken; `sum` is that of the numbers that are there. */
export type Take = "first" | "earliest" | "latest" | "least" | "greatest" | "sum";

/** Numbers up to a limit; without one, all others. */
export interface NumberGroup {
  readonly name: string | number;
  readonly below?: number;
  readonly atMost?: number;
}

/** When an epoch begins: `on` a date, `after` it, or at once. A date that is not known to the day is in the first epoch. */
export interface EpochStart {
  readonly name: string;
  readonly on?: ColumnSource;
  readonly after?: ColumnSource;
}
