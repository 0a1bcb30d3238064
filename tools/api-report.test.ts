import assert from "node:assert/strict";
import { test } from "node:test";
import { collectExports, describeDifference } from "./api-report.ts";
import { readDeclarations, splitStatements } from "./declarations.ts";

const read = (files: Record<string, string>, path: string): Record<string, string> =>
  Object.fromEntries(
    collectExports((at) => {
      const text = files[at];
      return text === undefined ? undefined : readDeclarations(text);
    }, path),
  );

test("statements end with a semicolon or with the brace of a class, an interface or a namespace", () => {
  const text = `export interface A {\n    b: { c: 1; };\n}\nexport declare const d: () => { e: ";" };\ntype F = {\n    g: 1;\n} | string;\n`;
  assert.deepEqual(splitStatements(text), [
    `export interface A {\n    b: { c: 1; };\n}`,
    `export declare const d: () => { e: ";" };`,
    `type F = {\n    g: 1;\n} | string;`,
  ]);
});

test("what an index hands on is reported with the declaration of the module it comes from", () => {
  const files = {
    "kernel/index": `export { a, type B } from "./x.ts";\nexport * from "./y.ts";\n`,
    "kernel/x": `export declare function a(): void;\nexport type B = Hidden;\ntype Hidden = 1;\n`,
    "kernel/y": `export declare const c: 1;\ninterface Unseen {\n}\n`,
  };
  assert.deepEqual(read(files, "kernel/index"), {
    a: "function a(): void;",
    B: "type B = Hidden;",
    c: "const c: 1;",
  });
});

test("a name that is handed on under another name says which it was", () => {
  const files = {
    "kernel/index": `export { a as b } from "./x.ts";`,
    "kernel/x": `export declare const a: 1;`,
  };
  assert.deepEqual(read(files, "kernel/index"), { b: "b is const a: 1;" });
});

test("overloads are reported together", () => {
  const files = { i: `export declare function a(x: 1): 1;\nexport declare function a(x: 2): 2;\n` };
  assert.deepEqual(read(files, "i"), { a: "function a(x: 1): 1;\nfunction a(x: 2): 2;" });
});

test("a stale report shows the lines that went and the lines that came", () => {
  assert.deepEqual(describeDifference("a\nb", "a\nc"), ["- b", "+ c"]);
});
