import assert from "node:assert/strict";
import { test } from "node:test";
import { findExamples, runExample } from "./examples-in-docs.ts";

const scope = new Map<string, unknown>([["double", (x: number) => 2 * x]]);
const run = (code: string) => runExample({ place: "here", code }, scope);

test("an example that gives another value than it states is reported with its place", async () => {
  assert.match((await run("double(2) // => 5")) ?? "", /^here .*strictly deep-equal/s);
});

test("an example that should throw and does not is reported", async () => {
  assert.match((await run("double(2) // => throws")) ?? "", /Missing expected rejection/);
});

test("an example that does not parse is reported", async () => {
  assert.match((await run("double( // => 5")) ?? "", /^here/);
});

test("examples with types, constants, objects and awaited values run", async () => {
  const code = [
    "const x: number = double(2);",
    "x // => 4",
    "const y = double(x); // => 8",
    "({ y }) // => { y: 8 }",
    "Promise.resolve(y) // => 8",
    "JSON.parse('{') // => throws",
  ].join("\n");
  assert.equal(await run(code), undefined);
});

test("only doc comments hold examples, and an example without a value is only shown", () => {
  const text = [
    "// @example double(1) // => 3",
    "/**\n * Says.\n * @example\n * ```ts\n * double(1) // => 2\n * ```\n * @source a paper\n */",
    "/** @example form(…) */",
  ].join("\n");
  const [found, ...others] = findExamples("a.ts", text);
  assert.equal(others.length, 0);
  assert.equal(found?.place, "a.ts:2");
  assert.equal(found?.code.trim(), "double(1) // => 2");
});
