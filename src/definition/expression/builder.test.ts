import assert from "node:assert/strict";
import { test } from "node:test";
import {
  all,
  anyOf,
  anyRow,
  type BooleanValue,
  CodeValue,
  choose,
  countRows,
  DateValue,
  date,
  days,
  doseDate,
  eventDate,
  everyRow,
  fieldValue,
  greatest,
  greatestRows,
  hours,
  lastRow,
  least,
  MarkValue,
  mean,
  NumberValue,
  not,
  number,
  parsed,
  sum,
  sumRows,
  TimeValue,
  today,
  visitDate,
  years,
} from "./builder.ts";
import { forms, vocabulary } from "./testing/clinic.ts";
import { typeOf } from "./check.ts";
import { printExpression } from "./print.ts";
import type { TypedValue } from "./typed-value.ts";

const field = (name: string) => {
  const [form = "", id = ""] = name.split(".");
  const found = forms
    .find((one) => one.id === form)
    ?.groups.flatMap((group) => group.fields)
    .find((one) => one.id === id);
  assert(found, name);
  return fieldValue(form, found) as TypedValue;
};
const age = field("DM.age") as NumberValue;
const weight = field("DM.weight") as NumberValue;
const injured = field("INJ.date") as DateValue;
const ais = field("INJ.ais") as CodeValue<string>;
const intubated = field("INJ.intubated") as BooleanValue;
const grade = new CodeValue<"1" | "2" | "3">({ kind: "field", form: "AE", field: "grade" });
const item = new CodeValue<string>({ kind: "field", form: "ALS", field: "q1" });

test("typed calls write the expressions that their text reads", () => {
  const written: readonly (readonly [TypedValue, string])[] = [
    [age.between(18, 65), "DM.age between 18 and 65"],
    [weight.atLeast(number(50, "kg")), "DM.weight >= 50 'kg'"],
    [weight.here().minus(weight.at("here")).above(2), "DM.weight@here - DM.weight@here > 2"],
    [
      weight.at("baseline").minus(weight.previous()).above(2),
      "DM.weight@baseline - DM.weight@previous > 2",
    ],
    [weight.at(visitDate("week-4")).is(3), 'DM.weight@"week-4" = 3'],
    [ais.within("A", "B", "C"), 'INJ.ais in ("A", "B", "C")'],
    [grade.atLeast(3).and(grade.isNot("1")), 'AE.grade >= "3" and AE.grade != "1"'],
    [
      days(injured, visitDate("screening")).between(14, 60),
      "days(INJ.date, visit(screening)) between 14 and 60",
    ],
    [hours(doseDate(1), doseDate("last")).below(24), "hours(dose(1), dose(last)) < 24"],
    [years(eventDate("enrolled"), today).atLeast(1), "years(event(enrolled), today) >= 1"],
    [injured.onOrAfter("2019-06"), 'INJ.date >= date("2019-06")'],
    [injured.between(date("2019"), today), 'INJ.date between date("2019") and today'],
    [injured.plusDays(14).before(today), "INJ.date + 14 'd' < today"],
    [
      age.answered().and(weight.missing("refused")),
      'DM.age is answered and DM.weight is missing("refused")',
    ],
    [
      all(intubated, age.above(1), anyOf(intubated, not(intubated))),
      "INJ.intubated and DM.age > 1 and (INJ.intubated or not INJ.intubated)",
    ],
    [intubated.and(intubated).and(intubated), "INJ.intubated and INJ.intubated and INJ.intubated"],
    [choose(intubated, age, 5).times(2).rounded(1), "round(if(INJ.intubated, DM.age, 5) * 2, 1)"],
    [item.score().plus(1).negated(), "-(score(ALS.q1) + 1)"],
    [sum(age, 1).dividedBy(mean(age, 2)), "sum(DM.age, 1) / mean(DM.age, 2)"],
    [least(age, 3).is(greatest(age, 4)), "least(DM.age, 3) = greatest(DM.age, 4)"],
    [least(injured, "2019").on(today), 'least(INJ.date, date("2019")) = today'],
    [anyRow("AE", grade.is(2)), 'any(AE: AE.grade = "2")'],
    [everyRow({ form: "LB", group: "results" }, intubated), "every(LB.results: INJ.intubated)"],
    [countRows("AE", grade.is("2")).atMost(3), 'count(AE: AE.grade = "2") <= 3'],
    [sumRows("AE", age).is(1), "sum(AE: DM.age) = 1"],
    [greatestRows("AE", injured).after(today), "greatest(AE: INJ.date) > today"],
    [lastRow("AE", grade).atMost(2), 'last(AE: AE.grade) <= "2"'],
    [intubated.is(true), "INJ.intubated = true"],
    [age.squareRoot().is(age.absolute()), "sqrt(DM.age) = abs(DM.age)"],
  ];
  for (const [value, text] of written) assert.equal(printExpression(value.node), text);
});

test("a field gives the value class of its kind, and every class its own questions", () => {
  assert(field("DM.initials") instanceof Object);
  assert(field("VS.clock") instanceof TimeValue);
  assert(field("DM.scan") instanceof MarkValue);
  assert(age.at("baseline") instanceof NumberValue);
  assert(injured.previous() instanceof DateValue);
  const clock = field("VS.clock") as TimeValue;
  assert.equal(printExpression(clock.before("08:30").node), 'VS.clock < "08:30"');
  assert.deepEqual(typeOf(clock.between("08:00", "09:00").node, vocabulary).issues, []);
});

test("asking a computed value for another visit is our own mistake", () => {
  assert.throws(() => age.plus(1).at("baseline"), /belongs to a field/);
  assert.throws(() => age.plus(1).answered(), /belongs to a field/);
});

test("text is the way out, and wrong text shows where it is wrong", () => {
  assert.deepEqual(parsed("DM.age > 3"), age.above(3).node);
  assert.throws(() => parsed("DM.age > > 3"), /DM\.age > > 3\n {9}\^/);
});
