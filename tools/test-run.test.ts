import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "./root.ts";
import { runNode } from "./run-tool.ts";

const head = `import { test } from "node:test";\n`;

/** Runs one test file through the runner in a process of its own and returns its last line. */
async function tally(text: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "neurite-run-"));
  try {
    writeFileSync(join(folder, "a.test.ts"), text);
    const imported = JSON.stringify(pathToFileURL(join(root, "tools", "test-run.ts")).href);
    const file = JSON.stringify(relative(root, join(folder, "a.test.ts")));
    // Inside a test Node would not start a runner; this variable is how it knows.
    const code = `delete process.env.NODE_TEST_CONTEXT;
      import { runTestFiles } from ${imported};
      const { passed, failed, skipped } = await runTestFiles([${file}]);
      console.log(JSON.stringify({ passed, failed, skipped: skipped.map((one) => one.reason) }));`;
    writeFileSync(join(folder, "runner.mjs"), code);
    const { output } = await runNode([join(folder, "runner.mjs")]);
    return output.trim().split("\n").at(-1) ?? "";
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("a file without a test is a failure", async () => {
  assert.equal(await tally(`export {};\n`), `{"passed":0,"failed":1,"skipped":[]}`);
});

test("a file whose process ends well before its tests did is a failure", async () => {
  const text = `${head}test("a", () => {});\ntest("b", () => process.exit(0));\n`;
  assert.match(await tally(text), /"failed":1/);
});

test("a file that cannot be loaded is a failure", async () => {
  assert.match(await tally(`import "./nothing.ts";\n`), /"passed":0,"failed":1/);
});

test("an error after the last test is a failure", async () => {
  const text = `${head}test("a", () => void setTimeout(() => { throw new Error("late"); }, 5));\n`;
  assert.match(await tally(text), /"passed":1,"failed":1/);
});

test("passed, failed and skipped tests are counted, suites are not", async () => {
  const text = `import { describe, test } from "node:test";
    describe("a", () => test("b", () => {}));
    test("c", () => { throw new Error("no"); });
    test("d", { skip: "a reason" }, () => {});\n`;
  assert.equal(await tally(text), `{"passed":1,"failed":1,"skipped":["a reason"]}`);
});

test("a suite whose set-up throws is a failure", async () => {
  const text = `import { describe, test } from "node:test";
    describe("a", async () => { await null; throw new Error("no set-up"); });
    describe("b", () => { throw new Error("none here either"); });
    test("c", () => {});\n`;
  assert.equal(await tally(text), `{"passed":1,"failed":2,"skipped":[]}`);
});

test("a test that fails in a suite is counted once", async () => {
  const text = `import { describe, test } from "node:test";
    describe("a", () => test("b", () => { throw new Error("no"); }));\n`;
  assert.equal(await tally(text), `{"passed":0,"failed":1,"skipped":[]}`);
});
