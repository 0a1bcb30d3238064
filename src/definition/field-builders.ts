import type { Text } from "../kernel/index.ts";
import { type CodeListOf, type CodeList, wording } from "./code-list.ts";
import type { Expression } from "./expression/index.ts";
import type {
  BooleanField,
  ChoiceField,
  ChoicesField,
  DateField,
  DatetimeField,
  DecimalField,
  DerivedField,
  Field,
  FileField,
  IntegerField,
  SignatureField,
  TextField,
  TimeField,
} from "./field.ts";

type Wording = Text | readonly [en: string, zhCN: string] | string;

/** A field before its form has named it. `C` carries the codes of a choice to the compiler. */
export interface Draft<F extends Field, C extends string = string> {
  readonly field: Omit<F, "id">;
  readonly list?: CodeList;
  readonly codes?: C;
}

/** What any field may be given besides its own kind's options. */
type Options<F extends Field> = Partial<Omit<F, "id" | "kind" | "label" | "help" | "codes">> & {
  readonly help?: Wording;
};

function draft<F extends Field>(
  kind: F["kind"],
  label: Wording,
  options: Options<F>,
  own: object = {},
): Draft<F> {
  const { help, ...rest } = options;
  const field = {
    kind,
    label: wording(label),
    ...(help === undefined ? {} : { help: wording(help) }),
    ...own,
    ...rest,
  };
  return { field: field as unknown as Omit<F, "id"> };
}

/** A whole number: `integer("Age", { unit: "a", min: 0, max: 120 })`. */
export function integer(label: Wording, options: Options<IntegerField> = {}): Draft<IntegerField> {
  return draft("integer", label, options);
}

/** A measured number in a UCUM unit: `decimal(["Weight", "体重"], "kg", { units: ["[lb_av]"], decimals: 1 })`. */
export function decimal(
  label: Wording,
  unit: string,
  options: Options<DecimalField> = {},
): Draft<DecimalField> {
  return draft("decimal", label, options, { unit });
}

/** Free text. */
export function words(label: Wording, options: Options<TextField> = {}): Draft<TextField> {
  return draft("text", label, options);
}

/** Yes or no, as a truth value. */
export function yesNo(label: Wording, options: Options<BooleanField> = {}): Draft<BooleanField> {
  return draft("boolean", label, options);
}

/** A calendar date; `partial: true` where day or month may be unknown. */
export function date(label: Wording, options: Options<DateField> = {}): Draft<DateField> {
  return draft("date", label, options);
}

/** A date with time of day, on the site's wall clock. */
export function datetime(
  label: Wording,
  options: Options<DatetimeField> = {},
): Draft<DatetimeField> {
  return draft("datetime", label, options);
}

/** A time of day, `09:30`. */
export function time(label: Wording, options: Options<TimeField> = {}): Draft<TimeField> {
  return draft("time", label, options);
}

/** One code of a list. */
export function choice<C extends string>(
  label: Wording,
  list: CodeListOf<C>,
  options: Options<ChoiceField> = {},
): Draft<ChoiceField, C> {
  return {
    ...draft<ChoiceField>("choice", label, options, { codes: list.id }),
    list,
  } as unknown as Draft<ChoiceField, C>;
}

/** Any number of codes of a list. */
export function choices<C extends string>(
  label: Wording,
  list: CodeListOf<C>,
  options: Options<ChoicesField> = {},
): Draft<ChoicesField, C> {
  return {
    ...draft<ChoicesField>("choices", label, options, { codes: list.id }),
    list,
  } as unknown as Draft<ChoicesField, C>;
}

/** An attachment. */
export function file(label: Wording, options: Options<FileField> = {}): Draft<FileField> {
  return draft("file", label, options);
}

/** A signature on what the form holds. */
export function signature(
  label: Wording,
  meaning: Wording,
  options: Options<SignatureField> = {},
): Draft<SignatureField> {
  return draft("signature", label, options, { meaning: wording(meaning) });
}

/**
 * A value that the form's rules compute: a number, or what `type` says; its formula stands in the form's `derive`.
 * `derived("BMI", { unit: "kg/m2", decimals: 1 })`
 */
export function derived(
  label: Wording,
  options?: DerivedOptions & { readonly type?: never },
): Draft<DerivedField & { readonly type: "number" }>;
export function derived<const T extends Exclude<DerivedField["type"], "code">>(
  label: Wording,
  options: DerivedOptions & { readonly type: T },
): Draft<DerivedField & { readonly type: T }>;
export function derived(
  label: Wording,
  options: DerivedOptions & { readonly type?: DerivedField["type"] } = {},
): Draft<DerivedField> {
  return draft<DerivedField>("derived", label, { type: "number", ...options }, { formula: unset });
}

type DerivedOptions = Omit<Options<DerivedField>, "type" | "codes" | "formula">;

/**
 * A code that the form's rules compute; what they leave open is kept as "one of these", such as AIS `A,C`.
 * `derivedCode(["AIS, computed", "ASIA损伤分级（计算）"], ais)`
 */
export function derivedCode<C extends string>(
  label: Wording,
  list: CodeListOf<C>,
  options: DerivedOptions = {},
): Draft<DerivedField & { readonly type: "code" }, C> {
  const own = { type: "code", codes: list.id, formula: unset };
  return {
    ...draft<DerivedField>("derived", label, options, own),
    list,
  } as unknown as Draft<DerivedField & { readonly type: "code" }, C>;
}

/** Stands for a formula until the form's rules give it; `form` refuses to be made without one. */
export const unset: Expression = { kind: "boolean", value: false };
