import {
  all,
  anyRow,
  type BooleanValue,
  type ChoiceFieldOf,
  type ChoicesFieldOf,
  type CodesValue,
  type CodeValue,
  choose,
  type DateValue,
  days,
  fieldValue,
  least,
  type MarkValue,
  type NumberValue,
  type TextValue,
  type TimeValue,
  today,
  type ValueOf,
} from "./builder.ts";
import type {
  DateField,
  DatetimeField,
  DecimalField,
  DerivedField,
  FileField,
  IntegerField,
  TextField,
  TimeField,
  BooleanField,
  ChoiceField,
} from "../field.ts";

type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function isTrue<T extends true>(_?: T): void {}

// Every field kind gives the value that can be asked what the kind can answer.
isTrue<Same<ValueOf<IntegerField>, NumberValue>>();
isTrue<Same<ValueOf<DecimalField>, NumberValue>>();
isTrue<Same<ValueOf<TextField>, TextValue>>();
isTrue<Same<ValueOf<BooleanField>, BooleanValue>>();
isTrue<Same<ValueOf<DateField>, DateValue>>();
isTrue<Same<ValueOf<DatetimeField>, DateValue>>();
isTrue<Same<ValueOf<TimeField>, TimeValue>>();
isTrue<Same<ValueOf<FileField>, MarkValue>>();
isTrue<Same<ValueOf<ChoiceField>, CodeValue<string>>>();
isTrue<Same<ValueOf<ChoiceFieldOf<"A" | "B">>, CodeValue<"A" | "B">>>();
isTrue<Same<ValueOf<ChoicesFieldOf<"A" | "B">>, CodesValue<"A" | "B">>>();
isTrue<Same<ValueOf<DerivedField & { readonly type: "date" }>, DateValue>>();
isTrue<Same<ValueOf<DerivedField & { readonly type: "number" }>, NumberValue>>();

declare const ais: CodeValue<"A" | "B" | "C">;
declare const grade: CodeValue<"1" | "2">;
declare const races: CodesValue<"asian" | "white">;
declare const age: NumberValue;
declare const name: TextValue;
declare const born: DateValue;
declare const intubated: BooleanValue;
declare const scan: MarkValue;

// What makes sense compiles.
all(
  age.between(18, 65),
  ais.within("A", "B"),
  intubated,
  grade.atLeast(1),
  races.includes("asian"),
);
anyRow("AE", grade.is("2"));
days(born, "2024-01").between(14, 60);
choose(intubated, ais, ais).is("C");
fieldValue("DM", { id: "age", kind: "integer", label: { en: "Age", "zh-CN": "年龄" } }).atLeast(18);

// @ts-expect-error a code that is not in the list
ais.is("D");
// @ts-expect-error a code that is not in the list, among others that are
ais.within("A", "F");
// @ts-expect-error a number that is no code of the list
grade.atLeast(3);
// @ts-expect-error codes that are letters have no numbers
ais.is(1);
// @ts-expect-error codes of another list
ais.is(grade);
// @ts-expect-error a number is not compared with a text
age.is("18");
// @ts-expect-error a text has no order
name.above("x");
// @ts-expect-error a number is not compared with a date
age.above(born);
// @ts-expect-error a date is not compared with a number
born.before(2024);
// @ts-expect-error a number is not a condition
all(age);
// @ts-expect-error a date is not a condition
intubated.and(born);
// @ts-expect-error numbers have no days between them
days(age, today);
// @ts-expect-error numbers and dates have no least
least(age, born);
// @ts-expect-error a ticked code that is not in the list
races.includes("black");
// @ts-expect-error of a file only its presence can be asked
scan.is("x");
// @ts-expect-error a reason for missing that does not exist
age.missing("forgotten");
// @ts-expect-error a text field has no number
fieldValue("DM", { id: "note", kind: "text", label: { en: "", "zh-CN": "" } }).above(3);
