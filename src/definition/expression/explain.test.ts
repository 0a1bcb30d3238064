import assert from "node:assert/strict";
import { test } from "node:test";
import type { Language } from "../../kernel/index.ts";
import { type Facts, expressionOf, surroundingsOf, vocabulary } from "./testing/clinic.ts";
import { explain } from "./explain.ts";

function why(text: string, facts: Facts, language: Language = "en") {
  return explain(expressionOf(text), vocabulary, surroundingsOf(facts), language);
}

function facts(text: string, known: Facts): readonly string[] {
  return why(text, known).decidedBy.map(({ label, value, record }) =>
    record === undefined ? `${label}: ${value}` : `${label}: ${value} (${record})`,
  );
}

const stored = {
  "DM.age": 70,
  "DM.weight": { value: 50, entered: "50.0" },
  "INJ.ais": ["A", "D"],
  "INJ.date": "2024-01",
  "INJ.intubated": true,
  "DM.height": { missing: "refused" as const },
};

test("only the false conditions of a false and decide it, all of a true one", () => {
  const text = "DM.age < 65 and DM.weight > 40 and DM.height > 100";
  assert.deepEqual(facts(text, { stored }), ["Age: 70 years"]);
  const both = "DM.age > 65 and DM.weight > 40";
  assert.deepEqual(facts(both, { stored }), ["Age: 70 years", "Weight: 50 kg"]);
});

test("only the true conditions of a true or decide it", () => {
  assert.deepEqual(facts("DM.age < 65 or INJ.intubated or DM.height > 1", { stored }), [
    "Intubated: yes",
  ]);
});

test("only the branch that was taken decides a choice", () => {
  assert.deepEqual(facts("if(INJ.intubated, DM.age, DM.weight / 1 'kg' * 1 'a') > 3", { stored }), [
    "Intubated: yes",
    "Age: 70 years",
  ]);
});

test("what is missing is named with its reason, or as not answered", () => {
  const needed = (text: string, language?: Language) =>
    why(text, { stored }, language).needed.map((need) => need.text);
  assert.deepEqual(needed("DM.height > 100 'cm'"), ["Height is missing (refused)."]);
  assert.deepEqual(needed("VS.pulse > 100"), ["Pulse is not answered."]);
  assert.deepEqual(needed("VS.pulse > 100", "zh-CN"), ["脉搏未填写。"]);
  assert.deepEqual(needed('INJ.ais in ("A", "B")'), ["AIS is A or D; which one is it?"]);
  assert.deepEqual(needed("1 / 0 > 1"), ["There is no result of 1 ÷ 0."]);
  assert.deepEqual(needed("mean(AE: AE.days) > 1"), [
    "There is no result of the mean of Duration over all records of Adverse events.",
  ]);
});

test("a date says how far it is known and what to add", () => {
  const needed = (date: string, language?: Language) =>
    why('INJ.date > date("2024-01-15")', { stored: { "INJ.date": date } }, language).needed[0]
      ?.text;
  assert.equal(
    needed("2024-01"),
    "Date of injury is known only to January 2024, so “Date of injury is after 2024-01-15” cannot be decided. Add the day if the source has it; otherwise leave it.",
  );
  assert.equal(
    needed("2024"),
    "Date of injury is known only to 2024, so “Date of injury is after 2024-01-15” cannot be decided. Add month and day if the source has it; otherwise leave it.",
  );
  assert.equal(
    needed("2024-01", "zh-CN"),
    "受伤日期仅精确到 2024 年 1 月，无法判断“受伤日期晚于 2024-01-15”。原始记录如有请补填日，否则保持不变。",
  );
  assert.equal(
    why("VS.at > dose(1)", {
      stored: { "VS.at": "2024-01-05" },
      dates: { 1: "2024-01-05T10:00" },
    }).needed[0]?.text,
    "Measured at is known only to 2024-01-05, so “Measured at is after dose 1 (dose 1: 2024-01-05 10:00)” cannot be decided. Add the time if the source has it; otherwise leave it.",
  );
});

test("nothing is needed of what cannot change the answer", () => {
  assert.deepEqual(why("DM.age > 65 or DM.height > 100", { stored }).needed, []);
  const { needed } = why("DM.age > 65 and (DM.height > 100 or VS.pulse > 3)", { stored });
  assert.deepEqual(
    needed.map(({ text }) => text),
    ["Height is missing (refused).", "Pulse is not answered."],
  );
});

test("of records, those that decide are named by their number", () => {
  const instances = { AE: [{ grade: "2" }, { grade: "4", related: true }, { grade: "5" }] };
  assert.deepEqual(facts('any(AE: AE.grade = "4" and AE.related)', { instances }), [
    "Grade: 4 (2)",
    "Related: yes (2)",
  ]);
  const { needed } = why('any(AE: AE.grade = "5" and AE.related)', { instances });
  assert.deepEqual(
    needed.map(({ text, record }) => `${text} ${record}`),
    ["Related is not answered. 3"],
  );
  assert.deepEqual(facts('count(AE: AE.grade >= "4") > 1', { instances }), [
    "Grade: 2 (1)",
    "Grade: 4 (2)",
    "Grade: 5 (3)",
  ]);
  assert.deepEqual(facts('last(AE: AE.grade) > "1"', { instances }), ["Grade: 5 (3)"]);
  assert.deepEqual(facts('first(AE: AE.grade) > "1"', { instances }), ["Grade: 2 (1)"]);
  assert.equal(why("any(AE: AE.related)", { instances: { AE: [] } }).children.length, 0);
});

test("a condition about today says until when it holds", () => {
  const text = "days(INJ.date, today) between 14 and 60";
  const { until, value } = why(text, { stored, today: "2024-02-20" });
  assert.equal(value, true);
  assert.deepEqual(until?.periods, [
    { from: "2024-02-20", to: "2024-03-01", value: true },
    { from: "2024-03-02", to: "2024-03-31", value: undefined },
    { from: "2024-04-01", value: false },
  ]);
  assert.match(
    until.text,
    /until 2024-03-01 true, until 2024-03-31 unknown, from 2024-04-01 false/,
  );
  assert.match(
    why(text, { stored, today: "2024-02-20" }, "zh-CN").until?.text ?? "",
    /至 2024-03-01 成立/,
  );
});

test("a condition about a visit to come says on which days it could be held", () => {
  const { until, value, needed } = why("days(INJ.date, visit(screening)) between 14 and 60", {
    stored,
    today: "2024-02-01",
  });
  assert.equal(value, undefined);
  assert.deepEqual(until?.visits, ["screening"]);
  assert.deepEqual(
    until.periods.map((period) => period.value),
    [undefined, true, undefined, false],
  );
  assert.equal(until.periods[1]?.from, "2024-02-14");
  assert.equal(needed.at(-1)?.text, "There is no date yet of Screening visit.");
});

test("what does not move with the days has no outlook", () => {
  assert.equal(why("DM.age > 65", { stored, today: "2024-02-01" }).until, undefined);
  assert.equal(why("today > INJ.date", { stored, today: "2026-02-01" }).until, undefined);
  assert.equal(why("days(INJ.date, visit(screening)) > 9", { stored }).until, undefined);
});

test("every node carries its words and its value", () => {
  const { text, valueText, children } = why("DM.age > 65 and not INJ.intubated", { stored });
  assert.equal(text, "Age is above 65 years and Intubated is no");
  assert.equal(valueText, "false");
  assert.deepEqual(
    children.map((child) => [child.text, child.valueText, child.decides]),
    [
      ["Age is above 65 years", "true", false],
      ["Intubated is no", "false", true],
    ],
  );
});

test("a value is said with its unit, as a date or a stretch of days, or as codes", () => {
  const said = (text: string, known: Facts, language: Language = "en") =>
    why(text, known, language).valueText;
  const known = { stored, dates: { screening: "2024-03-01", 1: "2024-01-05T10:30" } };
  assert.equal(said("days(INJ.date, visit(screening))", known), "between 30 and 60 days");
  assert.equal(said("INJ.date + 1", known), "between 2024-01-02 and 2024-02-01");
  assert.equal(said("INJ.date + 1", known, "zh-CN"), "2024-01-02 至 2024-02-01 之间");
  assert.equal(said("least(INJ.date)", known), "January 2024");
  assert.equal(said("if(VS.pulse > 1, visit(screening), today)", known), "unknown");
  assert.equal(said("dose(1) + 1 'h'", known), "2024-01-05 11:30");
  assert.equal(said("dose(1) + 1 's'", known), "2024-01-05 10:30:01");
  assert.equal(said("DM.weight / 3", known), "16.6666666667 kg");
  assert.equal(said("last(INJ: INJ.ais)", { instances: { INJ: [{ ais: ["B", "C"] }] } }), "B or C");
  assert.equal(said("VS.clock", { stored: { "VS.clock": "08:30" } }), "08:30");
  assert.equal(said("DM.races", { stored: { "DM.races": ["asian", "white"] } }), "asian, white");
});
