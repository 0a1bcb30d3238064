import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyExpression } from "./testing/any-expression.ts";
import { expressionOf, vocabulary } from "./testing/clinic.ts";
import { expressionWords } from "./words.ts";

const sentences: readonly (readonly [text: string, en: string, zhCN: string])[] = [
  ["DM.age between 18 and 65", "Age is between 18 and 65 years", "年龄在 18 至 65 岁之间"],
  ["DM.weight >= 50 'kg'", "Weight is at least 50 kg", "体重不低于 50 kg"],
  ['INJ.ais in ("A", "B", "C")', "AIS is one of A, B, C", "AIS 分级为 A、B、C 之一"],
  ['AE.grade >= "3"', "Grade is at least 3", "分级不低于 3"],
  [
    "days(INJ.date, visit(screening)) between 14 and 60",
    "days from Date of injury to Screening visit are between 14 and 60",
    "从受伤日期到筛选访视的天数在 14 至 60 之间",
  ],
  ["not INJ.intubated", "Intubated is no", "气管插管为否"],
  [
    "not (DM.age < 18 or INJ.intubated)",
    "Age is at least 18 years and Intubated is no",
    "年龄不低于 18 岁，且气管插管为否",
  ],
  [
    "INJ.intubated and (DM.age < 18 or DM.age > 65)",
    "Intubated is yes and (Age is below 18 years or Age is above 65 years)",
    "气管插管为是，且（年龄低于 18 岁，或年龄高于 65 岁）",
  ],
  [
    "VS.sysbp@here > VS.sysbp@first",
    "Systolic pressure at this visit or the last before it is above the first Systolic pressure",
    "本次访视或此前最近一次的收缩压高于首次的收缩压",
  ],
  [
    "VS.sysbp@baseline > VS.sysbp@previous",
    "Systolic pressure at Baseline is above the previous Systolic pressure",
    "基线的收缩压高于前一次的收缩压",
  ],
  ["INJ.date >= dose(1)", "Date of injury is on or after dose 1", "受伤日期不早于第 1 次给药"],
  ['DM.races in ("asian", "white")', "Race includes asian or white", "种族包含 asian 或 white"],
  ['DM.age is missing("refused")', "Age is missing (refused)", "年龄标记为缺失（拒绝）"],
  ["DM.age is not answered", "Age is not answered", "年龄未填写"],
  [
    'any(AE: AE.grade >= "3")',
    "there is a record of Adverse events in which Grade is at least 3",
    "“不良事件”中有记录满足：分级不低于 3",
  ],
  ["(DM.weight + 1) * 2 > 4", "(Weight + 1) × 2 is above 4 kg", "（体重 + 1） × 2 高于 4 kg"],
  ["INJ.date < event(died)", "Date of injury is before the day of death", "受伤日期早于死亡日"],
];

test("an expression is said as a clinical sentence in both languages", () => {
  for (const [text, en, zhCN] of sentences) {
    assert.equal(expressionWords(expressionOf(text), vocabulary, "en"), en);
    assert.equal(expressionWords(expressionOf(text), vocabulary, "zh-CN"), zhCN);
  }
});

test("what is wrong can still be said", () => {
  fc.assert(
    fc.property(
      anyExpression,
      fc.constantFrom("en" as const, "zh-CN" as const),
      (node, language) => {
        assert.equal(typeof expressionWords(node, vocabulary, language), "string");
      },
    ),
  );
});
