import assert from "node:assert/strict";
import { test } from "node:test";
import { type Facts, expressionOf, surroundingsOf, vocabulary } from "./testing/clinic.ts";
import { compile } from "./compile.ts";
import type { Value } from "./value.ts";

function value(text: string, facts: Facts = {}, ownForm?: string): Value {
  return compile(expressionOf(text), vocabulary, ownForm)(surroundingsOf(facts));
}

test("an expression that is wrong is not compiled", () => {
  assert.throws(() => value("DM.wieght > 3"), /no field “wieght”/);
});

test("a value in one unit is compared with a limit in another", () => {
  const facts = {
    stored: { "VS.sysbp": 120, "VS.temp": 37, "VS.tempF": 98.6, "DM.weight": 50, "VS.fvc": 80 },
  };
  assert.equal(value("VS.sysbp < 16 'kPa'", facts), true);
  assert.equal(value("VS.sysbp < 15.9 'kPa'", facts), false);
  assert.equal(value("VS.temp = VS.tempF", facts), true);
  assert.equal(value("VS.tempF >= 37 'Cel'", facts), true);
  assert.equal(value("DM.weight = 50000 'g'", facts), true);
  assert.equal(value("VS.fvc = 80 and VS.fvc * VS.fvc = 0.64", facts), true);
  assert.equal(value("DM.weight / 25000 'g'", facts), 2);
  assert.equal(value("VS.temp - VS.tempF + 1 'K' = 1", facts), true);
  assert.equal(value("VS.temp + 2 'K' > 38.5", facts), true);
  assert.equal(value("VS.tempF + 2 'K' between 102.1 and 102.3", facts), true);
});

test("a number keeps its value when it was entered in another unit, and a missing one is unknown", () => {
  const entered = { value: 50, entered: "110.2", unit: "[lb_av]" };
  assert.equal(value("DM.weight = 50", { stored: { "DM.weight": entered } }), true);
  assert.equal(
    value("DM.weight = 50", { stored: { "DM.weight": { missing: "refused" } } }),
    undefined,
  );
  assert.equal(value("DM.weight = 50", { stored: {} }), undefined);
});

test("a partly known date decides where all its days agree", () => {
  const facts = { stored: { "INJ.date": "2024-01" }, dates: { screening: "2024-03-01" } };
  assert.equal(value("days(INJ.date, visit(screening)) between 14 and 60", facts), true);
  assert.equal(value("days(INJ.date, visit(screening)) between 14 and 59", facts), undefined);
  assert.equal(value("days(INJ.date, visit(screening)) > 60", facts), false);
  assert.deepEqual(value("days(INJ.date, visit(screening))", facts), { first: 30, last: 60 });
  assert.equal(value('INJ.date < date("2024-02")', facts), true);
  assert.equal(value('INJ.date = date("2024-01")', facts), undefined);
  assert.equal(value('INJ.date != date("2023")', facts), true);
});

test("a time to the minute is exact, and against a date counts as its day", () => {
  const facts = {
    stored: { "VS.at": "2024-01-05T11:45", "INJ.date": "2024-01-05" },
    dates: { 1: "2024-01-05T09:45" },
  };
  assert.equal(value("hours(dose(1), VS.at) >= 2", facts), true);
  assert.equal(value("VS.at = INJ.date and VS.at <= INJ.date", facts), true);
  assert.equal(value("VS.at between dose(1) and INJ.date", facts), true);
  assert.equal(value("dose(1) between VS.at and INJ.date", facts), false);
  assert.equal(value("days(dose(1), VS.at)", facts), 0);
  assert.equal(value("hours(INJ.date, VS.at) between -12.25 and 11.75", facts), true);
  assert.equal(value("hours(INJ.date, VS.at) > 0", facts), undefined);
  assert.equal(value('VS.clock > "08:30"', { stored: { "VS.clock": "08:30:01" } }), true);
  assert.equal(value('VS.clock > "08:30"', { stored: { "VS.clock": "08" } }), undefined);
});

test("years are completed on the birthday, months are 30.4375 days", () => {
  const years = (from: string, to: string) =>
    value("years(INJ.date, LB.date)", { stored: { "INJ.date": from, "LB.date": to } });
  assert.equal(years("2000-06-15", "2018-06-14"), 17);
  assert.equal(years("2000-06-15", "2018-06-15"), 18);
  assert.deepEqual(years("2000-06", "2018-06-14"), { first: 17, last: 18 });
  assert.equal(years("2000-05", "2018-06-14"), 18);
  const facts = { stored: { "INJ.date": "2024-01-01", "LB.date": "2024-03-02" } };
  assert.equal(value("months(INJ.date, LB.date)", facts), 61 / 30.4375);
});

test("a date is shifted by whole days", () => {
  const facts = { stored: { "INJ.date": "2024-02-28" }, today: "2024-03-13" };
  assert.equal(value("INJ.date + 2 'wk' = today", facts), true);
  assert.equal(value("INJ.date + 14.9 = today", facts), true);
  assert.equal(value("today - 14 = INJ.date", facts), true);
});

test("codes of an ordered list are compared by their place in it", () => {
  const grade = (code: string | string[]) => ({ stored: { "AE.grade": code } });
  assert.equal(value('AE.grade >= "3"', grade("4")), true);
  assert.equal(value('AE.grade >= "3"', grade(["3", "5"])), true);
  assert.equal(value('AE.grade >= "3"', grade(["2", "5"])), undefined);
  assert.equal(value('AE.grade between "2" and "3"', grade(["4", "5"])), false);
  assert.equal(value('AE.grade = "3"', grade(["3"])), true);
});

test("of a set-valued answer all or none must be among the codes", () => {
  const ais = (...codes: string[]) => ({ stored: { "INJ.ais": codes } });
  assert.equal(value('INJ.ais in ("A", "B", "C")', ais("A", "C")), true);
  assert.equal(value('INJ.ais in ("A", "B", "C")', ais("A", "D")), undefined);
  assert.equal(value('INJ.ais in ("A", "B", "C")', ais("D", "E")), false);
  assert.deepEqual(value("score(ALS.q2)", { stored: { "ALS.q2": ["1", "3"] } }), {
    first: 1,
    last: 3,
  });
});

test("a ticked code is in a list of codes when any of them is ticked", () => {
  const facts = { stored: { "DM.races": ["asian", "black"] } };
  assert.equal(value('DM.races in ("asian", "white")', facts), true);
  assert.equal(value('DM.races in ("white")', facts), false);
  assert.equal(value('DM.races in ("white")', { stored: { "DM.races": [] } }), false);
  assert.equal(value('DM.races in ("white")'), undefined);
});

test("whether a field is answered, or why it is missing, is always known", () => {
  const refused = { stored: { "DM.age": { missing: "refused" as const } } };
  assert.equal(value("DM.age is answered", refused), false);
  assert.equal(value('DM.age is missing("refused")', refused), true);
  assert.equal(value('DM.age is missing("lost")', refused), false);
  assert.equal(value("DM.age is missing"), false);
  assert.equal(value("DM.age is answered", { stored: { "DM.age": 0 } }), true);
});

test("a field called like something every object has is still unanswered", () => {
  const field = { id: "constructor", kind: "integer", label: { en: "", "zh-CN": "" } } as const;
  const known = { field, type: { kind: "number" } } as const;
  const form = {
    title: field.label,
    fields: new Map([["constructor", known]]),
    groups: new Set<string>(),
  };
  const odd = { ...vocabulary, forms: new Map([["X", form]]) };
  const evaluate = (text: string) => compile(expressionOf(text), odd, "X")(surroundingsOf({}));
  assert.equal(evaluate("X.constructor is answered"), false);
  assert.equal(evaluate("X.constructor > 1"), undefined);
});

test("division by zero, and by what may be zero, is unknown", () => {
  assert.equal(value("1 / 0 > 1"), undefined);
  const facts = { stored: { "INJ.date": "2024-01" }, today: "2024-01-10" };
  assert.equal(value("1 / days(INJ.date, today) < 100", facts), undefined);
  assert.equal(value("sqrt(0 - 1) > 1 or ln(0) > 1"), undefined);
});

test("numbers are rounded half away from zero, as they are printed in decimals", () => {
  const round = (x: string, digits = 2) => value(`round(${x}, ${digits})`);
  assert.equal(round("1.005"), 1.01);
  assert.equal(round("-1.005"), -1.01);
  assert.equal(round("88.55", 1), 88.6);
  assert.equal(round("2.5", 0), 3);
  assert.equal(round("1e-7", 7), 1e-7);
  assert.equal(round("123456789012345680", 3), 123456789012345680);
  assert.equal(Object.is(round("-0.001"), 0), true);
});

test("a choice whose test is unknown is known as far as its branches agree", () => {
  assert.equal(value("if(INJ.intubated, 5, 5)"), 5);
  assert.deepEqual(value("if(INJ.intubated, 5, 7)"), { first: 5, last: 7 });
  assert.equal(value("if(INJ.intubated, 5, 7) > 4"), true);
  assert.equal(value("if(INJ.intubated, 5, 7) > 6"), undefined);
  const facts = { stored: { "AE.grade": "4", "AE.grade@baseline": "5" } };
  assert.equal(value('if(INJ.intubated, AE.grade, AE.grade@baseline) >= "3"', facts), true);
});

const events = {
  instances: {
    AE: [
      { grade: "3", related: true, days: 2 },
      { grade: "2", related: false, days: 5 },
    ],
    "LB.results": [
      { test: "ALT", value: 40, high: false },
      { test: "AST", value: 90, high: true },
    ],
  },
  stored: { "LB.date": "2024-01-05" },
};

test("rows are asked one by one, with the form's name bound to each", () => {
  assert.equal(value('any(AE: AE.grade >= "3" and AE.related)', events), true);
  assert.equal(value('every(AE: AE.grade >= "2")', events), true);
  assert.equal(value('any(AE: AE.grade = "3" and AE.days = 5)', events), false);
  assert.equal(value("sum(AE: AE.days)", events), 7);
  assert.equal(value("mean(AE: AE.days)", events), 3.5);
  assert.equal(value("greatest(AE: AE.days) + least(AE: AE.days)", events), 7);
  assert.equal(value("first(AE: AE.days) - last(AE: AE.days)", events), -3);
  assert.equal(value('any(LB.results: LB.high and LB.date = date("2024-01-05"))', events), true);
  assert.equal(value('any(AE: any(LB.results: LB.high and AE.grade = "3"))', events), true);
});

test("no rows: any is false, every true, count and sum zero, the others unknown", () => {
  assert.equal(value("any(AE: AE.related)"), false);
  assert.equal(value("every(AE: AE.related)"), true);
  assert.equal(value("count(AE: AE.related)"), 0);
  assert.equal(value("sum(AE: AE.days)"), 0);
  for (const name of ["mean", "least", "greatest", "first", "last"]) {
    assert.equal(value(`${name}(AE: AE.days)`), undefined);
  }
});

test("rows that are not known leave open only what they could change", () => {
  const facts = { instances: { AE: [{ related: true }, {}, { related: false }] } };
  assert.deepEqual(value("count(AE: AE.related)", facts), { first: 1, last: 2 });
  assert.equal(value("count(AE: AE.related) >= 1", facts), true);
  assert.equal(value("count(AE: AE.related) >= 2", facts), undefined);
  assert.equal(value("any(AE: AE.related)", facts), true);
  assert.equal(value("every(AE: AE.related)", facts), false);
  assert.equal(value("sum(AE: AE.days)", { instances: { AE: [{ days: 1 }, {}] } }), undefined);
});

test("rows of a group inside an instance are those of that instance", () => {
  const row = (high: boolean) => [{ high }] as unknown as string[];
  const facts = {
    instances: {
      LB: [
        { date: "2024-01-01", rows: row(false) },
        { date: "2024-02-01", rows: row(true) },
      ],
    },
  };
  const highBefore = (date: string) =>
    value(`any(LB: LB.date < date("${date}") and any(LB.results: LB.high))`, facts);
  assert.equal(highBefore("2024-01-20"), false);
  assert.equal(highBefore("2024-02-20"), true);
});

test("a rule of a form reads the row being entered, then the instance, then other instances only at a place", () => {
  const facts = {
    own: { sysbp: 120, date: "2024-01-02" },
    row: { value: 50 },
    stored: { "VS.sysbp": 1, "VS.sysbp@previous": 100, "LB.value": 1 },
  };
  assert.equal(value("VS.sysbp - VS.sysbp@previous", facts, "VS"), 20);
  assert.equal(value("VS.sysbp", facts), 1);
  assert.equal(value("LB.value", facts, "LB"), 50);
  assert.equal(value('LB.date = date("2024-01-02")', facts, "LB"), true);
});
