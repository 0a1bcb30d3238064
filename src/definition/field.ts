import type { Text } from "../kernel/index.ts";
import type { Assumable } from "./assumption.ts";
import type { Expression } from "./expression/node.ts";
import type { ScoreMark } from "./score-mark.ts";

/** Where a field's value comes from. @source ODM v2 Origin; ICH E6(R3) 4.2 */
export const origins = ["investigator", "participant", "laboratory", "device", "import"] as const;
export type Origin = (typeof origins)[number];

interface FieldBase extends Assumable {
  /** Unique within its form. Letters, digits and `_`, beginning with a letter. */
  readonly id: string;
  readonly label: Text;
  readonly help?: Text;
  /** Expected before the form counts as complete. Never blocks a save. */
  readonly required?: boolean;
  readonly origin?: Origin;
  /** Asked only while this is true. A stored value is never dropped when it turns false. */
  readonly when?: Expression;
  /** Reveals who got what; seen and written by unblinded roles only. */
  readonly unblinding?: boolean;
  readonly sdtm?: SdtmTarget;
  /** That it is a score of its form, and how its course is drawn. */
  readonly score?: ScoreMark;
}

/**
 * Where a field goes in the submission datasets: to a variable of its form's record (`AETERM`), or, in a horizontal
 * findings form, to a record of its own, which `test` names.
 */
export interface SdtmTarget {
  /** The variable a value becomes. Beside `test`: one that qualifies that test's record, such as `VSLOC`. */
  readonly variable?: string;
  /** The code of the test (`SYSBP`) whose result this field is. */
  readonly test?: string;
  /** The name of the test; the field's English label when not given. */
  readonly testName?: string;
  /** Fixed variables of that record, such as `{ VSPOS: "SUPINE" }`. */
  readonly constants?: Readonly<Record<string, string | number>>;
}

/** Every field kind. A floor that treats fields completes a `Record<Field["kind"], …>`. */
export type Field =
  | IntegerField
  | DecimalField
  | TextField
  | BooleanField
  | DateField
  | DatetimeField
  | TimeField
  | ChoiceField
  | ChoicesField
  | FileField
  | DerivedField
  | SignatureField;

export interface IntegerField extends FieldBase {
  readonly kind: "integer";
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  /** Whether `<0.05`, `>200` or `trace` is an answer too, as of laboratory results. */
  readonly qualified?: boolean;
  /** Where most values lie, in the field's unit: what simulation draws from. */
  readonly typical?: readonly [low: number, high: number];
}

export interface DecimalField extends FieldBase {
  readonly kind: "decimal";
  /** UCUM code of the unit the value is kept in. */
  readonly unit?: string;
  /** Other UCUM codes it may be entered in; converted to `unit`, the entry kept beside it. */
  readonly units?: readonly string[];
  /** Factors a trial has fixed itself for such a unit, where they differ from UCUM's: `{ "[lb_av]": 0.4536 }`. */
  readonly factors?: Readonly<Record<string, number>>;
  /** Digits after the decimal point that are kept. */
  readonly decimals?: number;
  readonly min?: number;
  readonly max?: number;
  /** Whether `<0.05`, `>200` or `trace` is an answer too, as of laboratory results. */
  readonly qualified?: boolean;
  /** Where most values lie, in the field's unit: what simulation draws from. */
  readonly typical?: readonly [low: number, high: number];
}

export interface TextField extends FieldBase {
  readonly kind: "text";
  /** Longest value in characters; 2,000 when not given. */
  readonly maxLength?: number;
}

export interface BooleanField extends FieldBase {
  readonly kind: "boolean";
}

export interface DateField extends FieldBase {
  readonly kind: "date";
  /** Whether the day, or day and month, may be unknown. */
  readonly partial?: boolean;
}

export interface DatetimeField extends FieldBase {
  readonly kind: "datetime";
  /** Whether parts, from the time up to the month, may be unknown. */
  readonly partial?: boolean;
}

export interface TimeField extends FieldBase {
  readonly kind: "time";
}

export interface ChoiceField extends FieldBase {
  readonly kind: "choice";
  /** Id of a code list. */
  readonly codes: string;
  /** The answer may be "one of these" when the examination leaves it open, such as AIS `A,C`. */
  readonly setValued?: boolean;
}

export interface ChoicesField extends FieldBase {
  readonly kind: "choices";
  readonly codes: string;
}

export interface FileField extends FieldBase {
  readonly kind: "file";
  /** Accepted media types; any when not given. */
  readonly mediaTypes?: readonly string[];
}

export interface DerivedField extends FieldBase {
  readonly kind: "derived";
  readonly type: "number" | "boolean" | "date" | "text" | "code";
  /** Of a code: id of its list. What the formula leaves open is kept as "one of these". */
  readonly codes?: string;
  readonly unit?: string;
  readonly decimals?: number;
  readonly formula: Expression;
}

export interface SignatureField extends FieldBase {
  readonly kind: "signature";
  /** What signing says, such as "review" or "approval". @source 21 CFR 11.50(a)(3) */
  readonly meaning: Text;
}
