import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { typeOf } from "./check.ts";
import { walk } from "./children.ts";
import { surroundingsOf, vocabulary } from "./testing/clinic.ts";
import { compile } from "./compile.ts";
import type { Expression } from "./node.ts";
import { printExpression } from "./print.ts";
import { anySeed, refined } from "./testing/refine.ts";
import { endsOf, type Value } from "./value.ts";
import { anyCondition, anyFacts, anyQuantity } from "./testing/well-typed.ts";

/** Whether asking is monotone in knowledge: it is not for questions about the knowledge itself. */
function makesSense(expression: Expression): boolean {
  let aboutFacts = true;
  walk(expression, ({ kind }) => {
    if (kind === "answered" || kind === "missing") aboutFacts = false;
  });
  return aboutFacts && typeOf(expression, vocabulary, { ownForm: "VS" }).issues.length === 0;
}

test("knowing more never turns true into false or false into true", () => {
  fc.assert(
    fc.property(anyCondition.filter(makesSense), anyFacts, anySeed, (expression, facts, seed) => {
      const evaluate = compile(expression, vocabulary, "VS");
      const before = evaluate(surroundingsOf(facts));
      if (before === undefined) return;
      const known = refined(facts, seed);
      const text = () => `${printExpression(expression)} ${JSON.stringify(known)}`;
      const after = evaluate(surroundingsOf(known));
      if (after !== before) assert.fail(text());
    }),
    { numRuns: 5_000 },
  );
});

test("knowing more leaves a quantity inside the interval it was known to lie in", () => {
  fc.assert(
    fc.property(anyQuantity.filter(makesSense), anyFacts, anySeed, (expression, facts, seed) => {
      const evaluate = compile(expression, vocabulary, "VS");
      const before = evaluate(surroundingsOf(facts));
      const after = evaluate(surroundingsOf(refined(facts, seed)));
      if (!isInside(after, before))
        assert.fail(`${printExpression(expression)}: ${JSON.stringify({ before, after })}`);
    }),
    { numRuns: 5_000 },
  );
});

function isInside(after: Value, before: Value): boolean {
  const [inner, outer] = [endsOf(after), endsOf(before)];
  if (outer === undefined) return before === undefined;
  if (inner === undefined) return false;
  const slack = 1e-9 * Math.max(1, Math.abs(outer.first), Math.abs(outer.last));
  return inner.first >= outer.first - slack && inner.last <= outer.last + slack;
}
