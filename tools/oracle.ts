/**
 * `npm run oracle -- FOLDER_OR_FILE…`: compares what this project computes with worked cases of others, of every form
 * it knows, one line a statistic. Exit 1 when one differs, 2 when something cannot be read. What it knows nothing of, or
 * what a case does not state enough to compute, counts as not covered, with the reason.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { solveEscalationTables } from "./oracle/escalation-tables.ts";
import { solveGliVectors } from "./oracle/gli-vectors.ts";
import { solveIsncsciCases } from "./oracle/isncsci-cases.ts";
import {
  computeTally,
  describeStatistic,
  describeTally,
  type Statistic,
} from "./oracle/statistic.ts";
import { solveStatisticCases } from "./oracle/statistic-cases.ts";

/** Every form of case file, in the order in which a file is tried. */
const forms: readonly ((json: unknown, file: string) => readonly Statistic[] | undefined)[] = [
  solveIsncsciCases,
  solveGliVectors,
  solveEscalationTables,
  (json) => solveStatisticCases(json),
];

/** Compares one file. */
export function solveFile(path: string): readonly Statistic[] {
  const file = basename(path);
  const unknown = (why: string, isUnreadable: boolean): readonly Statistic[] => [
    { case: file, statistic: "file", verdict: "not covered", why, isUnreadable },
  ];
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    return unknown(`not JSON: ${error instanceof Error ? error.message : String(error)}`, true);
  }
  for (const solve of forms) {
    const found = solve(json, file);
    if (found !== undefined) return found;
  }
  return unknown("no known form of case file", false);
}

/** The JSON files of a folder, those of its folders among them; a file is itself. */
export function filesIn(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesIn(join(path, name)))
    .filter((file) => file.endsWith(".json"));
}

if (import.meta.main) {
  const asked = process.argv.slice(2);
  const absent = asked.filter((path) => !existsSync(path));
  if (asked.length === 0 || absent.length > 0) {
    for (const path of absent) console.error(`There is no ${path}.`);
    console.error("Usage: npm run oracle -- FOLDER_OR_FILE…");
    process.exitCode = 2;
  } else {
    const files = asked.flatMap(filesIn);
    const statistics = files.flatMap(solveFile);
    for (const statistic of statistics) console.log(describeStatistic(statistic));
    for (const { case: id, why } of statistics.filter(({ isUnreadable }) => isUnreadable)) {
      console.error(`${id}: ${why}`);
    }
    if (files.length === 0) console.error(`There are no JSON files in ${asked.join(", ")}.`);
    const tally = computeTally(statistics);
    console.log(describeTally(tally));
    const isUnreadable = files.length === 0 || statistics.some((one) => one.isUnreadable);
    process.exitCode = tally.failed > 0 ? 1 : isUnreadable ? 2 : 0;
  }
}
