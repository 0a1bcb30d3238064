import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { typeOf } from "./check.ts";
import { surroundingsOf, vocabulary } from "./testing/clinic.ts";
import { compile } from "./compile.ts";
import type { Expression } from "./node.ts";
import { printExpression } from "./print.ts";
import { interpret, inUnit, type Known } from "./testing/reference-interpreter.ts";
import { isCodeSet, isInterval, type Value } from "./value.ts";
import { anyCondition, anyFacts, anyQuantity } from "./testing/well-typed.ts";

const runs = { numRuns: 5_000 };

function makesSense(expression: Expression): boolean {
  return typeOf(expression, vocabulary, { ownForm: "VS" }).issues.length === 0;
}

test("a compiled condition says what the reference interpreter says", () => {
  fc.assert(
    fc.property(anyCondition.filter(makesSense), anyFacts, (expression, facts) => {
      const around = surroundingsOf(facts);
      assert.equal(
        compile(expression, vocabulary, "VS")(around),
        truthOf(interpret(expression, around, "VS")),
        printExpression(expression),
      );
    }),
    runs,
  );
});

test("a compiled quantity is what the reference interpreter computes", () => {
  fc.assert(
    fc.property(anyQuantity.filter(makesSense), anyFacts, (expression, facts) => {
      const around = surroundingsOf(facts);
      const value = compile(expression, vocabulary, "VS")(around);
      const { type } = typeOf(expression, vocabulary, { ownForm: "VS" });
      const unit = type.kind === "number" ? type.unit?.code : undefined;
      const found = interpret(expression, around, "VS");
      const known = found?.kind === "number" && unit !== undefined ? inUnit(found, unit) : found;
      assert(isAbout(value, known), `${printExpression(expression)} ${JSON.stringify(value)}`);
    }),
    runs,
  );
});

function truthOf(known: Known | undefined): Value {
  if (known?.kind !== "truth") return undefined;
  return known.possible.size === 1 ? known.possible.has(true) : undefined;
}

function isAbout(value: Value, known: Known | undefined): boolean {
  if (known === undefined) return value === undefined;
  if (known.kind !== "number" && known.kind !== "date" && known.kind !== "datetime") return false;
  if (isCodeSet(value)) return false;
  if (Number.isNaN(known.lo)) return value === undefined;
  const [lo, hi] = isInterval(value) ? [value.first, value.last] : [value, value];
  return isClose(lo, known.lo) && isClose(hi, known.hi);
}

function isClose(a: Value, b: number): boolean {
  return typeof a === "number" && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}
