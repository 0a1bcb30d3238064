/**
 * DESIGN §8: a newcomer reads README example → one study → `definition/study.ts` →
 * `engine/decide.ts` → `docs/map.md` in five minutes, so together they stay under 800 lines.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

export const fewerThan = 800;
export const path = [
  "README.md",
  "examples/sci-xs228/study.ts",
  "src/definition/study.ts",
  "src/engine/decide.ts",
  "docs/map.md",
] as const;

export type Step = { readonly file: string; readonly lines: number | "missing" };

/** The lines of every step; of the README, the first TypeScript example only. */
export function computePath(read: (file: string) => string | undefined): readonly Step[] {
  return path.map((file) => {
    const text = read(file);
    if (text === undefined) return { file, lines: "missing" };
    if (file !== "README.md") return { file, lines: text.trimEnd().split("\n").length };
    const example = /```ts[^\n]*\n([\s\S]*?)\n```/.exec(text)?.[1];
    if (example === undefined) return { file: "README.md, example in ```ts", lines: "missing" };
    return { file: "README.md, example", lines: example.split("\n").length };
  });
}

export function sumPath(steps: readonly Step[]): number {
  return steps.reduce((sum, { lines }) => sum + (lines === "missing" ? 0 : lines), 0);
}

/** What is wrong with the path, one line each. */
export function checkPath(steps: readonly Step[]): readonly string[] {
  const missing = steps.filter(({ lines }) => lines === "missing");
  const total = sumPath(steps);
  const listed = steps.map(({ file, lines }) => `${String(lines).padStart(7)}  ${file}`);
  const over = total < fewerThan ? [] : [`${total} lines, must be under ${fewerThan}:`, ...listed];
  return [...missing.map(({ file }) => `missing: ${file}`), ...over];
}

export function readStep(file: string): string | undefined {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch {
    return undefined;
  }
}

if (import.meta.main) {
  const steps = computePath(readStep);
  for (const { file, lines } of steps) console.log(`${String(lines).padStart(7)}  ${file}`);
  console.log(`${String(sumPath(steps)).padStart(7)}  together, must be under ${fewerThan}`);
  process.exitCode = checkPath(steps).length > 0 ? 1 : 0;
}
