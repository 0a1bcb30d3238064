import assert from "node:assert/strict";
import { test } from "node:test";
import { checkFloors, computeSizes } from "./floors.ts";

const rules = (files: Record<string, string>): readonly string[] =>
  checkFloors(new Map(Object.entries(files))).map(({ path, rule }) => `${rule} in ${path}`);

const index = { "src/kernel/index.ts": "", "src/engine/index.ts": "", "src/store/index.ts": "" };

test("an import that climbs to a higher floor is reported", () => {
  const climbing = { ...index, "src/kernel/a.ts": `import "../engine/index.ts";\n` };
  assert.deepEqual(rules(climbing), ["climbing import in src/kernel/a.ts"]);
});

test("a type import climbs as much as a value import does", () => {
  const climbing = { ...index, "src/engine/a.ts": `import type { J } from "../store/index.ts";\n` };
  assert.deepEqual(rules(climbing), ["climbing import in src/engine/a.ts"]);
});

test("readout may not import engine, and store may not import readout", () => {
  const files = {
    "src/readout/a.ts": `import "../engine/index.ts";\n`,
    "src/store/a.ts": `import "../readout/index.ts";\n`,
  };
  assert.deepEqual(rules(files), [
    "climbing import in src/readout/a.ts",
    "climbing import in src/store/a.ts",
  ]);
});

test("source that imports from a tool or an example is reported", () => {
  const files = { "src/cli/a.ts": `import "../../tools/root.ts";\n` };
  assert.deepEqual(rules(files), ["climbing import in src/cli/a.ts"]);
});

test("a file of another floor that is not its index is a side door", () => {
  const text = `export { id } from "../kernel/id.ts";\n`;
  assert.deepEqual(rules({ "src/engine/a.ts": text }), ["side door in src/engine/a.ts"]);
});

test("an example enters a floor through its index as users do", () => {
  const text = `import { form } from "../../src/definition/form.ts";\n`;
  assert.deepEqual(rules({ "examples/x/study.ts": text }), ["side door in examples/x/study.ts"]);
});

test("the web sees of the server its contract and nothing else", () => {
  const files = {
    "src/web/a.ts": `import "../server/contract.ts";\n`,
    "src/web/b.ts": `import "../server/index.ts";\n`,
  };
  assert.deepEqual(rules(files), ["side door in src/web/b.ts"]);
});

test("a circle of value imports is reported once with its way round", () => {
  const files = {
    "src/kernel/a.ts": `import { b } from "./b.ts";\n`,
    "src/kernel/b.ts": `import { c } from "./c.ts";\n`,
    "src/kernel/c.ts": `import { a } from "./a.ts";\n`,
  };
  const findings = checkFloors(new Map(Object.entries(files)));
  assert.deepEqual(
    findings.map(({ rule, text }) => [rule, text]),
    [["import cycle", "src/kernel/a.ts -> src/kernel/b.ts -> src/kernel/c.ts -> src/kernel/a.ts"]],
  );
});

test("files that are all tied together are one finding, however many circles they make", () => {
  const files = {
    "src/kernel/a.ts": `import "./b.ts";\n`,
    "src/kernel/b.ts": `import "./a.ts";\nimport "./c.ts";\n`,
    "src/kernel/c.ts": `import "./d.ts";\n`,
    "src/kernel/d.ts": `import "./b.ts";\n`,
  };
  assert.deepEqual(rules(files), ["import cycle in src/kernel/a.ts"]);
});

test("a circle closed by a type import is reported only when it ties two folders", () => {
  const near = {
    "src/kernel/a.ts": `import type { B } from "./b.ts";\n`,
    "src/kernel/b.ts": `import { a } from "./a.ts";\n`,
  };
  assert.deepEqual(rules(near), []);
  const far = {
    "src/kernel/x/a.ts": `import type { B } from "../y/b.ts";\n`,
    "src/kernel/y/b.ts": `import { a } from "../x/a.ts";\n`,
  };
  assert.deepEqual(rules(far), ["type import cycle across folders in src/kernel/x/a.ts"]);
});

test("a pure floor imports nothing of Node and of npm only the hashes", () => {
  const files = {
    "src/kernel/a.ts": `import { readFileSync } from "node:fs";\n`,
    "src/kernel/b.ts": `import pg from "pg";\n`,
    "src/kernel/c.ts": `import { sha256 } from "@noble/hashes/sha2.js";\n`,
    "src/kernel/d.test.ts": `import { test } from "node:test";\n`,
    "src/store/e.ts": `import pg from "pg";\n`,
  };
  assert.deepEqual(rules(files), [
    "impure import in src/kernel/a.ts",
    "impure import in src/kernel/b.ts",
  ]);
});

const impure = [
  "Date.now()",
  "new Date()",
  "new Date",
  "Math.random()",
  "process.env",
  `fetch("x")`,
  "setTimeout(f, 1)",
  "performance.now()",
  "day.getHours()",
  "day.toLocaleString()",
];

for (const expression of impure) {
  test(`a pure floor that says ${expression} is reported, and a test or another floor is not`, () => {
    const text = `export const x = ${expression};\n`;
    assert.deepEqual(rules({ "src/engine/a.ts": text }), ["impure in src/engine/a.ts"]);
    assert.deepEqual(rules({ "src/engine/a.test.ts": text, "src/store/a.ts": text }), []);
  });
}

test("impure words in comments and strings, and dates made from arguments, are allowed", () => {
  const text = `// Date.now() is banned\nexport const x = "Math.random()" + new Date(0);\n`;
  assert.deepEqual(rules({ "src/engine/a.ts": text }), []);
});

test("a file name in capitals and a name that says nothing are reported", () => {
  assert.deepEqual(rules({ "src/kernel/PartialDate.ts": "" }), [
    "file name in src/kernel/PartialDate.ts",
  ]);
  for (const name of ["utils", "string-helpers", "common", "study-manager", "service"]) {
    const path = `src/kernel/${name}.ts`;
    assert.deepEqual(rules({ [path]: "" }), [`file name in ${path}`]);
  }
});

test("a folder under src that is not a floor is reported", () => {
  assert.deepEqual(rules({ "src/misc/a.ts": "" }), ["unknown floor in src/misc/a.ts"]);
});

test("open work in a comment is reported, the same word in a string is not", () => {
  assert.deepEqual(rules({ "src/kernel/a.ts": "// TODO later\n" }), ["note in src/kernel/a.ts"]);
  assert.deepEqual(rules({ "src/kernel/a.ts": `const a = "TODO";\n` }), []);
});

test("a file over 600 lines needs a reason in its first line", () => {
  const long = "\n".repeat(601);
  assert.deepEqual(rules({ "tools/a.ts": long }), ["long file in tools/a.ts"]);
  assert.deepEqual(rules({ "tools/a.ts": `// long because: a table\n${long}` }), []);
});

test("the sizes count source without tests and are held to the median and the 95th percentile", () => {
  const sizes = { "src/kernel/a.ts": "\n".repeat(150), "src/kernel/a.test.ts": "\n".repeat(9) };
  assert.deepEqual(computeSizes(new Map(Object.entries(sizes))), {
    files: 1,
    median: 150,
    p95: 150,
  });
  assert.deepEqual(rules(sizes), ["file sizes in src"]);
});
