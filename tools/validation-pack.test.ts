import assert from "node:assert/strict";
import { test } from "node:test";
import { makeValidationPack, sentencesOf } from "./validation-pack.ts";

const sources = new Map([
  [
    "src/store/seal.ts",
    "/** Seals. @source 21 CFR 11.10(e); a private letter */\nexport const a = 1;",
  ],
  ["src/store/seal.test.ts", 'test("a seal holds", () => {});'],
  ["src/store/other.ts", "/** @source ICH E6(R3) 4.2.2 */"],
  ["test/browser/checks.test.ts", "it(`1: a date is typed (${language})`, () => {});"],
]);
const table = [
  "| invariant | kept by | test |",
  "| --- | --- | --- |",
  "| Seals hold | `store/seal.ts` | `store/seal.test.ts`, `store/gone.test.ts` |",
].join("\n");
const pack = makeValidationPack(sources, table);

test("a test that is not there is not named as evidence", () => {
  assert.deepEqual(pack.requirements[0], {
    kind: "invariant",
    requirement: "Seals hold",
    keptBy: ["src/store/seal.ts"],
    tests: ["src/store/seal.test.ts"],
  });
});

test("a clause without a test of its own says so by having none", () => {
  assert.deepEqual(
    pack.requirements
      .filter(({ kind }) => kind === "clause")
      .map(({ requirement, tests }) => [requirement, tests]),
    [
      ["21 CFR 11.10(e)", ["src/store/seal.test.ts"]],
      ["ICH E6(R3) 4.2.2", []],
    ],
  );
});

test("an acceptance check is known by its number", () => {
  const [check] = pack.requirements.filter(({ kind }) => kind === "acceptance");
  assert.equal(check?.requirement, "1: a date is typed");
});

test("names of tests are read whatever their quotes, and calls that are no tests are not", () => {
  assert.deepEqual(
    sentencesOf(
      `it("one", f); test(\n  'two', f); it(\`is \${a.b({c})} here\`, f); /x/.test("no"); wait("no")`,
    ),
    ["one", "two", "is … here"],
  );
});
