import assert from "node:assert/strict";
import { test } from "node:test";
import { scanImports } from "./imports.ts";

const read = (text: string) =>
  scanImports(text).map(({ kind, specifier }) => `${kind} ${specifier}`);

test("every form of import and re-export is found with its kind", () => {
  const text = [
    `import a, { b } from "./a.ts";`,
    `import type { C } from './c.ts';`,
    `import {\n  d,\n  type E,\n} from "./d.ts";`,
    `import "./effect.ts";`,
    `export * from "./f.ts";`,
    `export type { G } from "./g.ts";`,
    `export * as h from "./h.ts";`,
    `const later = await import("./later.ts");`,
    `import * as i from "./i.ts"`,
  ].join("\n");
  assert.deepEqual(read(text), [
    "value ./a.ts",
    "type ./c.ts",
    "value ./d.ts",
    "value ./effect.ts",
    "value ./f.ts",
    "type ./g.ts",
    "value ./h.ts",
    "dynamic ./later.ts",
    "value ./i.ts",
  ]);
});

test("imports written in comments, strings, templates and regular expressions are not imports", () => {
  const text = [
    `// import a from "./a.ts"`,
    `/* import b from "./b.ts" */`,
    `const c = 'import c from "./c.ts"';`,
    'const d = `import d from "./d.ts" ${`import "x"`} import "y"`;',
    `const e = /["'\`]import/; import f from "./f.ts";`,
    `const g = a / b; import h from "./h.ts"; const i = "/";`,
  ].join("\n");
  assert.deepEqual(read(text), ["value ./f.ts", "value ./h.ts"]);
});

test("a declaration that mentions from is not an import", () => {
  assert.deepEqual(read(`export const from = "a";\nexport interface R { from: "x"; to: "y" }`), []);
});

test("an import says on which line it stands", () => {
  assert.equal(scanImports(`// first\n\nimport "./a.ts";`)[0]?.line, 3);
});
