/**
 * `npm run check -- --update` writes docs/api.md: what every floor lets others see, with its types.
 * A change of the public surface is thereby a line in a diff that someone has read.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { type Declarations, readDeclarations } from "./declarations.ts";
import { floors } from "./floor-table.ts";
import { root } from "./root.ts";
import { runTool } from "./run-tool.ts";

const reportPath = join(root, "docs", "api.md");
const entries = [
  ...Object.keys(floors).map((floor) => [floor, `${floor}/index`] as const),
  ["server/contract", "server/contract"] as const,
];

/** The declarations of a module, by its path below src/ without an ending. */
export type ReadModule = (path: string) => Declarations | undefined;

/** Exported name to its declarations, for one module, through everything that it hands on. */
export function collectExports(read: ReadModule, path: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const module = read(path);
  if (module === undefined) return found;
  const resolve = (from: string): string =>
    posix.join(posix.dirname(path), from.replace(/\.(d\.)?[tj]sx?$/, ""));
  for (const from of module.whole) {
    const external = !from.startsWith(".");
    if (external) found.set(`* from ${from}`, `export * from "${from}";`);
    else for (const [name, text] of collectExports(read, resolve(from))) found.set(name, text);
  }
  for (const [name, texts] of module.own) {
    if (module.exported.has(name)) found.set(name, texts.join("\n"));
  }
  for (const { as, name, from } of module.handedOn) {
    if (name === "*") found.set(as, `namespace ${as}: all of ${resolve(from)}`);
    else if (!from.startsWith(".") && from !== "") found.set(as, `${name} of "${from}"`);
    else {
      const there = from === "" ? undefined : collectExports(read, resolve(from)).get(name);
      const text = there ?? module.own.get(name)?.join("\n");
      found.set(as, as === name ? (text ?? "") : `${as} is ${text ?? name}`);
    }
  }
  return found;
}

function writeReport(read: ReadModule): string {
  const parts = entries.flatMap(([title, path]) => {
    const exported = [...collectExports(read, path)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const types = exported.map(([, text]) => text);
    return exported.length === 0 ? [] : [`## ${title}\n\n\`\`\`ts\n${types.join("\n")}\n\`\`\`\n`];
  });
  const head =
    "# Public API\n\nWritten by `npm run check -- --update`; the check fails when it is stale.\n";
  return [head, ...parts].join("\n");
}

/** Writes the declarations of src/ with tsc and reads the public ones from them. */
export async function makeReport(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "neurite-api-"));
  try {
    const emit = ["--noEmit", "false", "--declaration", "--emitDeclarationOnly"];
    const shape = ["--removeComments", "--noCheck", "--rootDir", join(root, "src")];
    const project = ["-p", join(root, "tsconfig.api.json")];
    const { code, output } = await runTool("tsc", [
      ...project,
      ...emit,
      ...shape,
      "--outDir",
      folder,
    ]);
    if (code !== 0) throw new Error(output);
    return writeReport((path) => {
      const file = join(folder, `${path}.d.ts`);
      return existsSync(file) ? readDeclarations(readFileSync(file, "utf8")) : undefined;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lines that only one of the two reports has, as a reader of a diff expects them. */
export function describeDifference(before: string, after: string): readonly string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const [inOld, inNow] = [new Set(old), new Set(now)];
  const gone = old.filter((line) => !inNow.has(line)).map((line) => `- ${line}`);
  const come = now.filter((line) => !inOld.has(line)).map((line) => `+ ${line}`);
  return [...gone, ...come];
}

export async function checkReport(update: boolean): Promise<readonly string[]> {
  const now = await makeReport();
  const before = existsSync(reportPath) ? readFileSync(reportPath, "utf8") : "";
  if (before === now) return [];
  if (update) {
    writeFileSync(reportPath, now);
    return [];
  }
  const difference = describeDifference(before, now);
  const shown = difference.slice(0, 40);
  const more = difference.length > shown.length ? [`… ${difference.length - 40} more lines`] : [];
  return ["docs/api.md is stale; npm run check -- --update rewrites it", ...shown, ...more];
}
