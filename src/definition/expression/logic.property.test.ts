import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { surroundingsOf, vocabulary } from "./testing/clinic.ts";
import { compile } from "./compile.ts";
import { isAmong, isLess, isSameCode, isSameNumber, negation, type Truth } from "./logic.ts";
import type { Expression } from "./node.ts";
import { interval, type Value } from "./value.ts";

const field = (id: string): Expression => ({ kind: "field", form: "INJ", field: id });
const unknown = field("intubated");
const expressionFor = (truth: Truth): Expression =>
  truth === undefined ? unknown : { kind: "boolean", value: truth };
const value = (expression: Expression): Value =>
  compile(expression, vocabulary)(surroundingsOf({}));
const and = (...of: Truth[]) => value({ kind: "and", of: of.map(expressionFor) });
const or = (...of: Truth[]) => value({ kind: "or", of: of.map(expressionFor) });
const not = (of: Truth) => value({ kind: "not", of: expressionFor(of) });

const truths: readonly Truth[] = [false, undefined, true];
const rank = (truth: Value) => truths.indexOf(truth as Truth);

test("and is the least, or the greatest, of its conditions in the order false, unknown, true", () => {
  for (const a of truths) {
    for (const b of truths) {
      for (const c of truths) {
        const ranks = [a, b, c].map(rank);
        assert.equal(rank(and(a, b, c)), Math.min(...ranks));
        assert.equal(rank(or(a, b, c)), Math.max(...ranks));
      }
    }
  }
});

test("not turns the order round and undoes itself", () => {
  for (const a of truths) {
    assert.equal(rank(not(a)), 2 - rank(a));
    assert.equal(negation(negation(a)), a);
  }
});

test("De Morgan's laws, distribution and absorption hold in three values", () => {
  for (const a of truths) {
    for (const b of truths) {
      const [x, y] = [expressionFor(a), expressionFor(b)];
      const notBoth = value({ kind: "not", of: { kind: "and", of: [x, y] } });
      const eitherNot = value({
        kind: "or",
        of: [
          { kind: "not", of: x },
          { kind: "not", of: y },
        ],
      });
      assert.equal(notBoth, eitherNot);
      assert.equal(value({ kind: "or", of: [x, { kind: "and", of: [x, y] }] }), a);
    }
  }
});

test("a condition and its opposite are unknown together, so neither law of the excluded middle is assumed", () => {
  assert.equal(and(undefined, not(undefined) as Truth), undefined);
  assert.equal(or(undefined, not(undefined) as Truth), undefined);
});

const stretches = fc
  .tuple(fc.integer({ min: -9, max: 9 }), fc.nat({ max: 6 }))
  .map(([first, width]) => ({ first, last: first + width }));

test("a comparison of intervals is what all their numbers agree on, or unknown", () => {
  fc.assert(
    fc.property(stretches, stretches, (a, b) => {
      const answers = (holds: (x: number, y: number) => boolean): Truth => {
        const found = new Set<boolean>();
        for (let x = a.first; x <= a.last; x++) {
          for (let y = b.first; y <= b.last; y++) found.add(holds(x, y));
        }
        return found.size === 1 ? found.has(true) : undefined;
      };
      const [left, right] = [interval(a.first, a.last), interval(b.first, b.last)];
      assert.equal(
        isLess(left, right),
        answers((x, y) => x < y),
      );
      assert.equal(
        isSameNumber(left, right),
        answers((x, y) => x === y),
      );
    }),
  );
});

test("an answer that is one of several codes is compared as all of them at once", () => {
  const among = new Set(["A", "B", "C"]);
  assert.equal(isAmong({ codes: ["A", "C"] }, among), true);
  assert.equal(isAmong({ codes: ["A", "D"] }, among), undefined);
  assert.equal(isAmong({ codes: ["D", "E"] }, among), false);
  assert.equal(isAmong(undefined, among), undefined);
  assert.equal(isSameCode({ codes: ["A", "C"] }, "A"), undefined);
  assert.equal(isSameCode({ codes: ["A", "C"] }, "B"), false);
  assert.equal(isSameCode({ codes: ["A", "C"] }, { codes: ["C", "D"] }), undefined);
});
