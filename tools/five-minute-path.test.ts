import assert from "node:assert/strict";
import { test } from "node:test";
import { checkPath, computePath, sumPath } from "./five-minute-path.ts";

const readme = "# Neurite\n\n```ts run\nline 1\nline 2\n```\n\n```ts\nnot counted\n```\n";
const read = (lines: number) => (file: string) =>
  file === "README.md" ? readme : "line\n".repeat(lines);

test("a file that is missing is named", () => {
  const steps = computePath((file) => (file === "docs/map.md" ? undefined : read(10)(file)));
  assert.deepEqual(checkPath(steps), ["missing: docs/map.md"]);
});

test("a README without a TypeScript example is named", () => {
  const steps = computePath((file) => (file === "README.md" ? "# Neurite\n" : "line\n"));
  assert.deepEqual(checkPath(steps), ["missing: README.md, example in ```ts"]);
});

test("a path of 800 lines is too long and lists its steps", () => {
  const [first, ...listed] = checkPath(computePath(read(200)));
  assert.equal(first, "802 lines, must be under 800:");
  assert.equal(listed.length, 5);
});

test("a short path passes and counts only the first example of the README", () => {
  const steps = computePath(read(10));
  assert.deepEqual(checkPath(steps), []);
  assert.equal(sumPath(steps), 42);
});
