import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyExpression } from "./testing/any-expression.ts";
import { parseExpression } from "./parse.ts";
import { printExpression } from "./print.ts";

test("every expression is read back from its text as itself", () => {
  fc.assert(
    fc.property(anyExpression, (expression) => {
      assert.deepStrictEqual(parseExpression(printExpression(expression)).expression, expression);
    }),
    { numRuns: 3_000 },
  );
});

test("a printed text is printed again as itself", () => {
  fc.assert(
    fc.property(anyExpression, (expression) => {
      const text = printExpression(expression);
      const { expression: read } = parseExpression(text);
      assert.equal(read && printExpression(read), text);
    }),
  );
});

test("no parenthesis around an operator can be left out without changing the meaning", () => {
  fc.assert(
    fc.property(anyExpression, (expression) => {
      const text = printExpression(expression);
      for (const [start, end] of pairs(text)) {
        const shorter = `${text.slice(0, start)} ${text.slice(start + 1, end)} ${text.slice(end + 1)}`;
        assert.notDeepStrictEqual(parseExpression(shorter).expression, expression, shorter);
      }
    }),
    { numRuns: 500 },
  );
});

test("any text whatever is read or refused with a place inside it, never thrown at", () => {
  const words =
    "VS.sysbp and or not between ( ) 1 'kg' \" , is in any( AE: if( - = @ date( dose( missing answered 1e";
  const word = fc.constantFrom(...words.split(" "));
  const scraps = fc.array(fc.oneof(word, fc.string({ maxLength: 3 })), { maxLength: 12 });
  fc.assert(
    fc.property(scraps, fc.constantFrom(" ", ""), (words, glue) => {
      const text = words.join(glue);
      for (const { span } of parseExpression(text).issues) {
        assert(span !== undefined && span.start >= 0 && span.start <= span.end);
        assert(span.end <= text.length);
      }
    }),
    { numRuns: 2_000 },
  );
});

/** The pairs of parentheses of a text that stand outside of quotes. */
function pairs(text: string): readonly (readonly [number, number])[] {
  const open: number[] = [];
  const found: [number, number][] = [];
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[()]/gsu)) {
    if (token === "(") open.push(index);
    if (token === ")") found.push([open.pop() ?? 0, index]);
  }
  return found;
}
