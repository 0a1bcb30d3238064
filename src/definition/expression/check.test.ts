import assert from "node:assert/strict";
import { test } from "node:test";
import { issuePlace, issueText } from "../../kernel/index.ts";
import { typeOf } from "./check.ts";
import { vocabulary } from "./testing/clinic.ts";
import { parseExpression } from "./parse.ts";

function check(text: string, ownForm?: string) {
  const parsed = parseExpression(text);
  assert(parsed.expression, text);
  return typeOf(parsed.expression, vocabulary, { ownForm, spans: parsed.spans });
}

test("an expression has the type of what it computes, in the unit that its parts make", () => {
  const types: readonly (readonly [string, string])[] = [
    ["VS.sysbp > 3", "boolean"],
    ["DM.weight / (DM.height * DM.height)", "number kg/(cm.cm)"],
    ["DM.weight / DM.weight", "number 1"],
    ["DM.weight / 2", "number kg"],
    ["2 * 3", "number"],
    ["days(INJ.date, today)", "number d"],
    ["VS.temp - VS.temp@baseline", "number K"],
    ["VS.temp + 1", "number Cel"],
    ["sqrt(DM.height * DM.height)", "number √(cm.cm)"],
    ["INJ.date + 14", "date"],
    ["VS.at + 2 'h'", "datetime"],
    ["if(INJ.intubated, VS.at, INJ.date)", "date"],
    ["count(AE: AE.related)", "number 1"],
    ["last(AE: AE.grade)", "code"],
    ["score(ALS.q1) + score(ALS.q2)", "number 1"],
    ["ln(DM.weight / 1 'kg')", "number 1"],
    ["greatest(AE: AE.start)", "date"],
  ];
  for (const [text, expected] of types) {
    const { type, issues } = check(text);
    assert.deepEqual(issues, [], text);
    const unit = type.kind === "number" && type.unit !== undefined ? ` ${type.unit.code}` : "";
    assert.equal(`${type.kind}${unit}`, expected, text);
  }
});

test("what does not fit is reported at its place, with the nearest name that would", () => {
  const wrong: readonly (readonly [text: string, path: string, marked: string, message: RegExp])[] =
    [
      ["DX.age > 3", "left", "DX.age", /no form “DX”.*“DM”/],
      ["DM.wieght > 3", "left", "DM.wieght", /no field “wieght”.*“weight”/],
      ["1 < DM.weight@basline", "right.at", "DM.weight@basline", /no visit “basline”.*“baseline”/],
      ["days(visit(screning), today) > 1", "left.from", "visit(screning)", /“screening”/],
      ['INJ.ais in ("A", "F")', "values.1", 'INJ.ais in ("A", "F")', /no code “F”/],
      ['INJ.ais = "Z"', "right", '"Z"', /AIS has no code “Z”/],
      ['INJ.ais < "B"', "", 'INJ.ais < "B"', /has no order/],
      ["AE.grade >= 3", "right", "3", /in quotes: "3"/],
      ["AE.grade = INJ.ais", "", "AE.grade = INJ.ais", /list GRADE cannot be compared.*list AIS/],
      ['DM.races = "asian"', "", 'DM.races = "asian"', /several codes/],
      ['DM.age > "x"', "", 'DM.age > "x"', /a number in a cannot be compared .* a text/],
      ["DM.weight > 3 'cm'", "", "DM.weight > 3 'cm'", /kg and cm/],
      ["DM.weight > VS.pulse", "", "DM.weight > VS.pulse", /kg and 1/],
      ["DM.weight between 1 and 500 'g'", "", "DM.weight between 1 and 500 'g'", /kg and in g/],
      ["DM.weight > 3 'kgg'", "right", "3 'kgg'", /not a UCUM unit.*“kg”/],
      ['INJ.date > "2020"', "right", '"2020"', /date\("2020"\)/],
      ['INJ.date > date("2020-13")', "right", 'date("2020-13")', /not a date/],
      ['VS.clock > "25:00"', "right", '"25:00"', /not a time/],
      ["today - INJ.date > 3", "left", "today - INJ.date", /days\(from, to\)/],
      ["INJ.date + 2 'h' > today", "left.right", "2 'h'", /'d' or 'wk'/],
      ["INJ.date + 1 'mo' > today", "left.right", "1 'mo'", /not by mo/],
      ["VS.temp * 2 > 3", "left", "VS.temp * 2", /no true zero/],
      ["VS.temp + VS.temp > 3", "left", "VS.temp + VS.temp", /no true zero/],
      ["VS.temp - VS.temp > 1 'Cel'", "", "VS.temp - VS.temp > 1 'Cel'", /K and Cel/],
      ["sqrt(DM.weight) > 1", "left", "sqrt(DM.weight)", /no square root/],
      ["ln(DM.weight) > 1", "left", "ln(DM.weight)", /kg and 1/],
      ["abs(DM.age, 1) > 1", "left", "abs(DM.age, 1)", /given 2 values; it takes 1/],
      ["round() > 1", "left", "round()", /given 0 values; it takes 1 – 2/],
      ["sum() > 1", "left", "sum()", /given 0 values; it takes 1 – n/],
      ["round(DM.age, DM.age) > 1", "left.of.1", "DM.age", /from 0 to 15/],
      ["score(INJ.ais) > 1", "left", "score(INJ.ais)", /have no scores/],
      ["score(DM.age) > 1", "left.of", "DM.age", /a coded field/],
      ["dose(0) < today", "left", "dose(0)", /0 is not one/],
      ['DM.age is missing("refussed")', "", 'DM.age is missing("refussed")', /“refused”/],
      ["DM.age and INJ.intubated", "of.0", "DM.age", /a condition, not a number in a/],
      ["not DM.age", "of", "DM.age", /a condition/],
      ["and()", "", "and()", /joins no condition/],
      ["DM.scan = DM.scan", "", "DM.scan = DM.scan", /file or signature/],
      ["DM.age between 9 and 3", "", "DM.age between 9 and 3", /wrong way round/],
      ["LB.value > 3", "left", "LB.value", /say over which rows.*any\(LB\.results/],
      ["any(LB: LB.value > 3)", "of.left", "LB.value", /say over which rows/],
      ["any(LB.result: LB.high)", "", "any(LB.result: LB.high)", /“results”/],
      ["any(AE: AE.days)", "of", "AE.days", /a condition/],
      ["sum(AE: AE.start) > 1", "left.of", "AE.start", /a number, not a date/],
      ["if(DM.age, 1, 2) > 1", "left.test", "DM.age", /a condition/],
      [
        "if(INJ.intubated, 1, today) > 1",
        "left",
        "if(INJ.intubated, 1, today)",
        /a number .* a date/,
      ],
    ];
  for (const [text, path, marked, message] of wrong) {
    const { issues } = check(text);
    const [issue] = issues;
    assert(issue?.span, text);
    assert.match(issueText(issue), message, text);
    assert.match(issueText(issue, "zh-CN"), /[\u4e00-\u9fff]/);
    assert.equal(issuePlace(issue), path, text);
    assert.equal(text.slice(issue.span.start, issue.span.end), marked);
  }
});

test("one mistake is reported once, and does not call what surrounds it wrong", () => {
  assert.equal(check('not (DM.wieght * 2 > 5 and INJ.ais = "A")').issues.length, 1);
  assert.equal(check("DM.wieght > 1 and DM.hieght > 1").issues.length, 2);
});

test("a rule of a form may name the row being entered, other rules may not", () => {
  assert.equal(check("LB.value > 3", "LB").issues.length, 0);
  assert.equal(check("any(LB.results: LB.value > 3 and LB.date < today)").issues.length, 0);
  assert.equal(check("any(LB: any(LB.results: LB.high) and LB.date < today)").issues.length, 0);
  assert.equal(check("LB.value@baseline > 3", "LB").issues[0]?.code, "expression.row-needed");
});

test("issues begin with the path that the caller gives", () => {
  const parsed = parseExpression("DX.a = 1");
  assert(parsed.expression);
  const { issues } = typeOf(parsed.expression, vocabulary, { path: ["eligibility", 2, "when"] });
  assert.deepEqual(issues[0]?.path, ["eligibility", 2, "when", "left"]);
  assert.equal(issues[0]?.span, undefined);
});
