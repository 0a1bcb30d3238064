import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { typeOf } from "./check.ts";
import { type Facts, surroundingsOf, vocabulary } from "./testing/clinic.ts";
import { compile } from "./compile.ts";
import { readsOf } from "./dependencies.ts";
import { type Explanation, explain } from "./explain.ts";
import type { Expression } from "./node.ts";
import { printExpression } from "./print.ts";
import { anyCondition, anyFacts } from "./testing/well-typed.ts";

function makesSense(expression: Expression): boolean {
  return typeOf(expression, vocabulary, { ownForm: "VS" }).issues.length === 0;
}

function explained(expression: Expression, facts: Facts): Explanation {
  return explain(expression, vocabulary, surroundingsOf(facts), "en", "VS");
}

test("an explanation has the value that it explains, and needs something exactly when that is unknown", () => {
  fc.assert(
    fc.property(anyCondition.filter(makesSense), anyFacts, (expression, facts) => {
      const { value, needed } = explained(expression, facts);
      assert.equal(value, compile(expression, vocabulary, "VS")(surroundingsOf(facts)));
      assert.equal(needed.length > 0, value === undefined, printExpression(expression));
    }),
    { numRuns: 500 },
  );
});

test("the deciding facts decide alone: whatever the others were, the value would be the same", () => {
  const withoutRows = anyCondition.filter(
    (expression) => makesSense(expression) && readsOf(expression).rows.length === 0,
  );
  fc.assert(
    fc.property(withoutRows, anyFacts, anyFacts, (expression, facts, others) => {
      const { value, decidedBy } = explained(expression, facts);
      if (value === undefined) return;
      const deciding = new Set(decidedBy.map(({ node }) => printExpression(node)));
      const mixed = (form: string, from: Facts["own"], other: Facts["own"]) =>
        Object.fromEntries(
          Object.entries(from ?? {}).map(([name, datum]) => [
            name,
            deciding.has(`${form}${name}`) ? datum : other?.[name],
          ]),
        );
      const changed: Facts = {
        ...facts,
        own: mixed("VS.", facts.own, others.own),
        stored: mixed("", facts.stored, others.stored),
      };
      const after = compile(expression, vocabulary, "VS")(surroundingsOf(changed));
      assert.equal(after, value, printExpression(expression));
    }),
    { numRuns: 500 },
  );
});

test("an explanation needs the same in both languages", () => {
  fc.assert(
    fc.property(anyCondition.filter(makesSense), anyFacts, (expression, facts) => {
      const around = surroundingsOf(facts);
      const inEnglish = explain(expression, vocabulary, around, "en", "VS");
      const inChinese = explain(expression, vocabulary, around, "zh-CN", "VS");
      const kinds = (explanation: Explanation) => explanation.needed.map(({ kind }) => kind);
      assert.deepEqual(kinds(inChinese), kinds(inEnglish));
      assert(inChinese.needed.every(({ text }) => /[\u4e00-\u9fff]/.test(text)));
    }),
    { numRuns: 200 },
  );
});
