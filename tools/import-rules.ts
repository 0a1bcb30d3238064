import { posix } from "node:path";
import type { Finding } from "./finding.ts";
import { floors, isFloor, mayEnter, pureFloors, pureImports } from "./floor-table.ts";
import { type Import, scanImports } from "./imports.ts";
import type { Sources } from "./source-files.ts";

export type FileImports = ReadonlyMap<string, readonly Import[]>;

/** Tests, the contracts that several of them run, and what they share in a folder `testing`. */
export const isTest = (path: string): boolean =>
  /\.(test(-d)?|contract)\.tsx?$/.test(path) || /\/testing\//.test(path);
export const folderFloor = (path: string): string | undefined =>
  /^src\/([^/]+)\//.exec(path)?.[1] ?? undefined;

export function readImports(sources: Sources): FileImports {
  return new Map([...sources].map(([path, text]) => [path, scanImports(text)]));
}

/** The repository path that a relative import names, or undefined for a package. */
export function resolveImport(path: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  return posix.join(posix.dirname(path), specifier);
}

/** Imports that climb, that enter a floor by another door than its index, or that are not pure. */
export function checkImports(imports: FileImports): readonly Finding[] {
  return [...imports].flatMap(([path, found]) =>
    found.flatMap(({ specifier, line }) => {
      const target = resolveImport(path, specifier);
      const complaint =
        target === undefined ? checkPackage(path, specifier) : checkTarget(path, target);
      return complaint === undefined ? [] : [{ path, line, ...complaint }];
    }),
  );
}

type Complaint = Pick<Finding, "rule" | "text">;

function checkPackage(path: string, specifier: string): Complaint | undefined {
  const floor = folderFloor(path);
  if (floor === undefined || !pureFloors.has(floor) || isTest(path)) return undefined;
  if (pureImports.test(specifier)) return undefined;
  const text = `${floor} is a pure floor and may not import ${specifier}`;
  return { rule: "impure import", text };
}

function checkTarget(path: string, target: string): Complaint | undefined {
  const from = folderFloor(path);
  const to = folderFloor(target);
  if (path.startsWith("src/") && !target.startsWith("src/")) {
    if (isTest(path) && target.startsWith("examples/")) return undefined;
    return { rule: "climbing import", text: `src may not import ${target}` };
  }
  if (from === to || !isFloor(to)) return undefined;
  // Tests across floors, tools and benchmarks look inside on purpose; examples show what users write.
  if (!path.startsWith("src/") && !path.startsWith("examples/")) return undefined;
  const allowed: readonly string[] | undefined = isFloor(from) ? floors[from] : undefined;
  if (allowed !== undefined && !allowed.includes(to)) {
    const may = allowed.length === 0 ? "no other floor" : allowed.join(", ");
    return { rule: "climbing import", text: `${from} may import ${may}, not ${to}` };
  }
  if (mayEnter(from, to, target)) return undefined;
  return { rule: "side door", text: `${to} is entered through its index.ts, not ${target}` };
}
