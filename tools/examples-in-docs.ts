/**
 * Runs the examples that people read: `@example` blocks in doc comments under src/, and README code
 * blocks marked ```ts run or ```sh run. In an `@example`, whatever the floors export is in scope, and
 * a line that ends in `// => value` must give that value (`// => throws` must throw).
 */
import { existsSync, readFileSync } from "node:fs";
import assert from "node:assert/strict";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { floors } from "./floor-table.ts";
import { lineAt, maskSource } from "./mask.ts";
import { root } from "./root.ts";
import { runNode, runProgram } from "./run-tool.ts";
import { readSources } from "./source-files.ts";

export type Example = { readonly place: string; readonly code: string };
type Scope = ReadonlyMap<string, unknown>;

/** The `@example` blocks of a source that state a value; the others are only shown. */
export function findExamples(path: string, text: string): readonly Example[] {
  return maskSource(text).comments.flatMap((comment) => {
    if (!comment.text.startsWith("/**")) return [];
    const lines = comment.text
      .slice(3, -2)
      .split("\n")
      .map((line) => line.replace(/^\s*\* ?/, ""));
    const blocks = lines
      .join("\n")
      .split(/^@example\b/m)
      .slice(1);
    return blocks
      .map((block) => (block.split(/^@\w/m)[0] ?? "").replaceAll(/^```\w*$/gm, ""))
      .filter((code) => code.includes("// =>"))
      .map((code) => ({ place: `${path}:${lineAt(text, comment.at)}`, code }));
  });
}

/** Turns `expression // => value` into a comparison; a `const` keeps its name. */
export function writeAssertions(code: string): string {
  return code.replaceAll(/^(.*?);?\s*\/\/ => (.*)$/gm, (_, said: string, value: string) => {
    const [, declared, expression = said] = /^\s*(const [\w$]+)\s*=\s*(.*)$/.exec(said) ?? [];
    if (value.trim() === "throws") return `await $throws(async () => (${expression}));`;
    const compare = `$equal(${declared?.slice(6) ?? `await (${expression})`}, (${value}));`;
    return declared === undefined ? compare : `${said}; ${compare}`;
  });
}

const AsyncFunction: FunctionConstructor = Object.getPrototypeOf(async () => {}).constructor;

/** What went wrong in an example, or undefined. */
export async function runExample(example: Example, scope: Scope): Promise<string | undefined> {
  const code = writeAssertions(example.code);
  const names = [...scope.keys()].filter((name) => code.includes(name));
  try {
    // The function around it lets the example await, and declare what the scope also names.
    const body = stripTypeScriptTypes(`async () => {${code}\n}`);
    const run = new AsyncFunction("$equal", "$throws", ...names, `return (${body})()`);
    await run(assert.deepEqual, assert.rejects, ...names.map((name) => scope.get(name)));
    return undefined;
  } catch (error) {
    return `${example.place}  ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function loadScope(own: string): Promise<Scope> {
  const files = [...Object.keys(floors).map((floor) => `src/${floor}/index.ts`), own];
  const scope = new Map<string, unknown>();
  // Only pure floors: loading the others may have effects.
  for (const file of files.filter((path) => !/^src\/(web|cli|server|store)\/index/.test(path))) {
    if (!existsSync(join(root, file))) continue;
    const module: Record<string, unknown> = await import(pathToFileURL(join(root, file)).href);
    for (const [name, value] of Object.entries(module)) {
      if (name !== "default") scope.set(name, value);
    }
  }
  return scope;
}

async function checkReadme(): Promise<readonly string[]> {
  const file = join(root, "README.md");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const failures: string[] = [];
  for (const [, language, code = ""] of text.matchAll(/^```(ts|sh) run\n([\s\S]*?)^```$/gm)) {
    const { code: exit, output } =
      language === "sh"
        ? await runProgram("bash", ["-euo", "pipefail", "-c", code])
        : await runNode(["--input-type=module-typescript", "--eval", code]);
    const line = lineAt(text, text.indexOf(code));
    if (exit !== 0) failures.push(`README.md:${line}  exit code ${exit}\n${output}`);
  }
  return failures;
}

export async function checkExamples(): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const [path, text] of readSources(["src"])) {
    const examples = /\.test(-d)?\.ts$/.test(path) ? [] : findExamples(path, text);
    const scope = examples.length > 0 ? await loadScope(path) : new Map();
    for (const example of examples) failures.push((await runExample(example, scope)) ?? "");
  }
  return [...failures.filter((failure) => failure !== ""), ...(await checkReadme())];
}

if (import.meta.main) {
  const failures = await checkExamples();
  for (const failure of failures) console.log(failure);
  process.exitCode = failures.length > 0 ? 1 : 0;
}
