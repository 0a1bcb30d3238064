import { checkReport } from "./api-report.ts";
import { describeFinding } from "./finding.ts";
import { checkPath, computePath, readStep, sumPath } from "./five-minute-path.ts";
import { checkFloors, computeSizes, describeSizes } from "./floors.ts";
import { runNode, runTool, type ToolRun } from "./run-tool.ts";
import { readSources } from "./source-files.ts";

/** What a check objects to; nothing when it passes. `note` stands behind its line either way. */
type Outcome = { readonly objections: readonly string[]; readonly note?: string };
type StaticCheck = { readonly name: string; readonly run: () => Promise<Outcome> };

const fromTool = async (run: Promise<ToolRun>): Promise<Outcome> => {
  const { code, output } = await run;
  return { objections: code === 0 ? [] : [output.trim() || `exit code ${code}`] };
};

function staticChecks(update: boolean): readonly StaticCheck[] {
  return [
    { name: "types", run: () => fromTool(runTool("tsc", ["-p", "."])) },
    {
      name: "types of the application in the browser",
      run: () => fromTool(runTool("tsc", ["-p", "tsconfig.web.json"])),
    },
    {
      name: "types of the tests in a browser",
      run: () => fromTool(runTool("tsc", ["-p", "tsconfig.browser.json"])),
    },
    {
      name: "types of the pure floors, without Node or a browser",
      run: () => fromTool(runTool("tsc", ["-p", "tsconfig.pure.json"])),
    },
    { name: "floors, cycles, purity, names and sizes", run: checkFloorsOfRepository },
    {
      name: "lint (oxlint, with types)",
      run: () => fromTool(runTool("oxlint", ["--type-aware", "--deny-warnings"])),
    },
    { name: "format (biome)", run: () => fromTool(runTool("biome", ["format", "."])) },
    {
      name: "public API report",
      run: async () => ({ objections: await checkReport(update) }),
    },
    { name: "five-minute path", run: checkFiveMinutePath },
    {
      name: "examples in doc comments and README",
      run: () =>
        fromTool(runNode(["--disable-warning=ExperimentalWarning", "tools/examples-in-docs.ts"])),
    },
  ];
}

async function checkFloorsOfRepository(): Promise<Outcome> {
  const sources = readSources();
  return {
    objections: checkFloors(sources).map(describeFinding),
    note: describeSizes(computeSizes(sources)),
  };
}

async function checkFiveMinutePath(): Promise<Outcome> {
  const steps = computePath(readStep);
  return { objections: checkPath(steps), note: `${sumPath(steps)} lines` };
}

const shownLines = 150;

function shorten(text: string): string {
  const lines = text.split("\n");
  const more = lines.length - shownLines;
  return more > 0 ? `${lines.slice(0, shownLines).join("\n")}\n… ${more} more lines` : text;
}

/** Runs every static check at the same time, a line for each, and counts them. */
export async function runStaticChecks(update = false): Promise<{ passed: number; failed: number }> {
  const failures: string[] = [];
  const checks = staticChecks(update);
  const runs = checks.map(async ({ name, run }) => {
    const started = performance.now();
    const { objections, note } = await run().catch((error: unknown) => ({
      objections: [error instanceof Error ? error.message : String(error)],
      note: undefined,
    }));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const mark = objections.length === 0 ? "ok  " : "FAIL";
    console.log(`${mark}  ${name} (${note === undefined ? "" : `${note}; `}${seconds} s)`);
    if (objections.length > 0) failures.push(`--- ${name}\n${shorten(objections.join("\n"))}\n`);
  });
  await Promise.all(runs);
  for (const failure of failures) console.log(`\n${failure}`);
  return { passed: checks.length - failures.length, failed: failures.length };
}
