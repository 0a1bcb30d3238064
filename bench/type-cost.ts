import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What `bench/types-budget.json` allows for the largest example. */
export interface TypesBudget {
  readonly example: string;
  /** What it was when the budget was last set; 20 % more is too much. */
  readonly instantiations: number;
  readonly checkSeconds: number;
}

/** What it costs to type-check the largest example with all it imports. */
export interface TypeCost {
  readonly instantiations: number;
  readonly checkSeconds: number;
  readonly totalSeconds: number;
  readonly files: number;
}

const root = dirname(import.meta.dirname);

export function readBudget(): TypesBudget {
  const path = join(import.meta.dirname, "types-budget.json");
  return JSON.parse(readFileSync(path, "utf8")) as TypesBudget;
}

/** Runs the compiler on `bench/types.tsconfig.json`, on one thread: with several, each counts for itself. */
export function measureTypes(): TypeCost {
  const report = execFileSync(
    join(root, "node_modules", ".bin", "tsc"),
    ["-p", "bench/types.tsconfig.json", "--extendedDiagnostics", "--singleThreaded"],
    { cwd: root, encoding: "utf8" },
  );
  const read = (name: string): number => {
    const found = new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(report)?.[1];
    if (found === undefined) throw new Error(`the compiler does not report ${name}`);
    return Number(found);
  };
  return {
    instantiations: read("Instantiations"),
    checkSeconds: read("Check time"),
    totalSeconds: read("Total time"),
    files: read("Files"),
  };
}
