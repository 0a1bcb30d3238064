import assert from "node:assert/strict";
import { test } from "node:test";
import { issueText } from "../../kernel/index.ts";
import { excerpt, positionOf } from "./excerpt.ts";
import type { Expression } from "./node.ts";
import { parseExpression } from "./parse.ts";
import { printExpression } from "./print.ts";

const normal = [
  "VS.sysbp between 90 and 180",
  "DM.weight >= 50 'kg'",
  'SCI.ais in ("A", "B", "C")',
  "days(INJ.date, visit(screening)) between 14 and 60",
  "VS.sysbp@baseline - VS.sysbp@previous > 20",
  'VS.sysbp@"week-4" != 1e-7',
  "ALS.q3 is answered",
  'X.y is missing("refused") or X.y is missing',
  'any(AE: AE.grade >= "3" and AE.related = "yes")',
  'count(LB.results: LB.test = "ALT") > sum(LB.a, LB.b)',
  "hours(dose(1), dose(last)) < years(event(enrolled), today)",
  'INJ.date >= date("2019-06")',
  "if(A.b, score(ALS.q1), round(A.c, 1)) = least(A.d, 2)",
  "not A.b = 1 and (A.c or A.d) and not (A.e or A.f)",
  "-A.b * -(A.c + 1) / (A.d / 2) - (3 - 4) - -5",
  '"odd form"."odd field" = "受伤\\n\\"日期\\""',
  "and(A.b) or and()",
];

test("what is in normal form is printed as it was written", () => {
  for (const text of normal) {
    const { expression, issues } = parseExpression(text);
    assert.deepEqual(issues, [], text);
    assert(expression);
    assert.equal(printExpression(expression), text);
  }
});

test("other spellings mean the same as the normal form", () => {
  const spellings: readonly (readonly [string, string])[] = [
    ["A.b≥1", "A.b >= 1"],
    ["(((A.b)))", "A.b"],
    ['A.b not in ("x")', 'not A.b in ("x")'],
    ["A.b is not answered", "not A.b is answered"],
    ["A.b is not missing", "not A.b is missing"],
    ["(A.b and A.c) or A.d", "A.b and A.c or A.d"],
    ["A.b\n  and\tA.c", "A.b and A.c"],
    ["A.b = 'kg'", ""],
  ];
  for (const [text, same] of spellings) {
    const { expression } = parseExpression(text);
    assert.equal(expression === undefined ? "" : printExpression(expression), same);
  }
});

test("a chain of and is one node, and parentheses keep a chain inside a chain", () => {
  const field = (name: string): Expression => ({ kind: "field", form: "A", field: name });
  const [a, b, c] = [field("a"), field("b"), field("c")];
  assert.deepEqual(parseExpression("A.a and A.b and A.c").expression, {
    kind: "and",
    of: [a, b, c],
  });
  assert.deepEqual(parseExpression("(A.a and A.b) and A.c").expression, {
    kind: "and",
    of: [{ kind: "and", of: [a, b] }, c],
  });
});

test("subtraction and division join from the left", () => {
  const { expression } = parseExpression("8 - 4 - 2 / 1 / 5");
  assert.deepEqual(expression, parseExpression("(8 - 4) - ((2 / 1) / 5)").expression);
});

test("a mistake is marked where it is, with what should stand there", () => {
  const mistakes: readonly (readonly [string, number, RegExp])[] = [
    ["VS.sysbp betwen 90 and 180", 10, /operator or the end, not “betwen”.*Did you mean “between”/],
    ["VS.sysbp between 90 or 180", 21, /“and”, not “or”/],
    ["VS.weight > 50kg", 15, /single quotes: 'kg'/],
    ["dayz(A.b, today) > 3", 1, /no function “dayz”.*“days”/],
    ["A.b > (1 + 2", 13, /“\)”, not the end of the text/],
    ['A.b = "open', 7, /quote that is not closed/],
    ["weight > 3", 1, /FORM\.field/],
    ["A.b = 1 = 2", 9, /operator or the end/],
    ["A.b § 2", 5, /not “§”/],
    ["(A.b > 1) is answered", 2, /a field before “is”/],
    ["event(born)", 7, /one of screened/],
    ["", 1, /a value or condition/],
    ["A.b = 1\nand A.c =", 18, /a value or condition/],
    ['A.b = "\\x"', 7, /a value/],
  ];
  for (const [text, column, message] of mistakes) {
    const [issue] = parseExpression(text).issues;
    assert(issue?.span, text);
    assert.equal(issue.span.start + 1, column, text);
    assert.match(issueText(issue), message);
    assert.match(issueText(issue, "zh-CN"), /[\u4e00-\u9fff]/);
  }
});

test("an excerpt puts carets below the words it means, also below Chinese ones and on later lines", () => {
  assert.equal(excerpt("A.b betwen 3", { start: 4, end: 10 }), "A.b betwen 3\n    ^^^^^^");
  assert.equal(excerpt("one\n\tA.b §", { start: 9, end: 10 }), "\tA.b §\n\t    ^");
  assert.equal(excerpt('"受伤" = 损', { start: 7, end: 8 }), '"受伤" = 损\n \u3000\u3000    ^^');
  assert.equal(excerpt("A.b =", { start: 5, end: 5 }), "A.b =\n     ^");
  assert.equal(excerpt("A.b", { start: 1, end: 1 }), "A.b\n ^");
  assert.deepEqual(positionOf("one\ntwo", 5), { line: 2, column: 2 });
});

test("an expression nested too deep is refused, however it is nested", () => {
  const deep = [
    `${"(".repeat(5_000)}1`,
    `${"not ".repeat(5_000)}A.b`,
    `${"- ".repeat(5_000)}A.b`,
    `1${" - 1".repeat(5_000)}`,
    `${"abs(".repeat(5_000)}`,
  ];
  for (const text of deep) {
    assert.equal(parseExpression(text).issues[0]?.code, "expression.too-deep", text.slice(0, 9));
  }
  assert.equal(parseExpression(`${"(".repeat(150)}1${")".repeat(150)}`).issues.length, 0);
});
