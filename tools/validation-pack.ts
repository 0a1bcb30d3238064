import { basename, dirname, join } from "node:path";
import { softwareVersion } from "../src/kernel/index.ts";
import type { Requirement, ValidationPack } from "../src/server/inspection/validation-pack.ts";

const testFile = /\.(test|contract)\.tsx?$/;
/** A clause of a regulation or guideline, as a `@source` names it. */
const clause =
  /^(21 CFR \d|ICH E\d|EU Annex 11|EU GMP|FDA guidance|Chinese GCP|NMPA|GDPR|WCAG|RFC \d)/;
const sentence = /(?<![\w.])(?:test|it)\(\s*(["'`])((?:\\.|(?!\1)[^\\])+)\1/g;

/**
 * What the tests of this version say of which requirement: the invariants, the acceptance checks by their numbers,
 * and the clauses that the source names at the line that satisfies them. Tests that stand for none are listed too.
 *
 * @param sources every TypeScript file, by its path
 * @param invariants the table of invariants, as Markdown
 */
export function makeValidationPack(
  sources: ReadonlyMap<string, string>,
  invariants: string,
): ValidationPack {
  const tests = new Map<string, readonly string[]>();
  for (const [path, text] of sources) {
    if (!testFile.test(path)) continue;
    const found = sentencesOf(text);
    if (found.length > 0) tests.set(path, found);
  }
  // A file that only runs contracts on every database says what they say.
  for (const [path, text] of sources) {
    if (!testFile.test(path) || tests.has(path)) continue;
    const contracts = [...text.matchAll(/from "\.\/([\w-]+\.contract\.ts)"/g)];
    const found = contracts.flatMap(([, name = ""]) => tests.get(join(dirname(path), name)) ?? []);
    if (found.length > 0) tests.set(path, found);
  }
  return {
    version: softwareVersion,
    requirements: [
      ...readInvariants(invariants, tests),
      ...readChecks(tests),
      ...readClauses(sources, tests),
    ],
    tests: Object.fromEntries(tests),
  };
}

/** The names of a file's tests; what is put into one when it runs stands as `…`. */
export function sentencesOf(text: string): readonly string[] {
  return [...text.matchAll(sentence)].map(([, , said = ""]) =>
    said
      .replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, "…")
      .replace(/\\(["'`])/g, "$1")
      .replace(/\s+/g, " ")
      .trim(),
  );
}

function readInvariants(
  table: string,
  tests: ReadonlyMap<string, readonly string[]>,
): readonly Requirement[] {
  return table
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (invariant|---)/.test(line))
    .map((line) => {
      const [requirement = "", keptBy = "", testedBy = ""] = line
        .slice(1, -1)
        .split(" | ")
        .map((cell) => cell.trim());
      return {
        kind: "invariant",
        requirement,
        keptBy: pathsIn(keptBy),
        tests: pathsIn(testedBy).filter((path) => tests.has(path)),
      };
    });
}

/** Paths between backticks; those without a folder above them lie under `src/`. */
function pathsIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, path = ""]) =>
    /^(src|test|tools|examples|bench)\//.test(path) ? path : `src/${path}`,
  );
}

function readChecks(tests: ReadonlyMap<string, readonly string[]>): readonly Requirement[] {
  return [...tests]
    .filter(([path]) => path.startsWith("test/browser/"))
    .flatMap(([path, sentences]) =>
      sentences
        .filter((said) => /^\d+: /.test(said))
        .map((said) => ({
          kind: "acceptance" as const,
          requirement: said.replace(/ \(…\)$/, ""),
          keptBy: [],
          tests: [path],
          sentences: [said],
        })),
    )
    .sort(
      (one, other) => Number.parseInt(one.requirement, 10) - Number.parseInt(other.requirement, 10),
    );
}

function readClauses(
  sources: ReadonlyMap<string, string>,
  tests: ReadonlyMap<string, readonly string[]>,
): readonly Requirement[] {
  const byClause = new Map<string, Set<string>>();
  for (const [path, text] of sources) {
    if (!path.startsWith("src/") || testFile.test(path)) continue;
    for (const [, said = ""] of text.matchAll(/@source ([^\n]*)/g)) {
      for (const part of said.replace(/\s*\*\/.*$/, "").split("; ")) {
        const named = part.trim().replace(/: .*$|[.,]$/g, "");
        if (clause.test(named)) byClause.set(named, (byClause.get(named) ?? new Set()).add(path));
      }
    }
  }
  return [...byClause]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([requirement, paths]) => ({
      kind: "clause",
      requirement,
      keptBy: [...paths],
      tests: [...new Set([...paths].flatMap((path) => testsOf(path, sources, tests)))],
    }));
}

/** Tests beside a file, and tests that import it. */
function testsOf(
  path: string,
  sources: ReadonlyMap<string, string>,
  tests: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const stem = join(dirname(path), basename(path).replace(/\.tsx?$/, "."));
  return [...tests.keys()].filter(
    (test) => test.startsWith(stem) || sources.get(test)?.includes(`/${basename(path)}"`) === true,
  );
}
