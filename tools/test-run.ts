import { join, relative } from "node:path";
import { run } from "node:test";
import { inspect } from "node:util";
import { root } from "./root.ts";

export type Tally = {
  passed: number;
  failed: number;
  readonly skipped: { readonly name: string; readonly reason: string }[];
};

/** A file that takes longer hangs, or should be two. */
const fileTimeoutMs = 10 * 60_000;

/** Two cores, and the store's tests each start a PostgreSQL. */
const filesAtOnce = 2;

type TestEvent = {
  readonly name: string;
  readonly nesting: number;
  readonly file?: string;
  readonly skip?: string | boolean;
  readonly todo?: string | boolean;
  readonly details: {
    readonly duration_ms: number;
    readonly type?: string;
    readonly error?: Error;
  };
};

/** Runs test files, a line for each when it is done; failures are shown as they come. */
export async function runTestFiles(files: readonly string[]): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0, skipped: [] };
  const ofFile = new Map<string, { passed: number; failed: number }>();
  const ended = new Set<string>();
  const stream = run({
    files: files.map((file) => join(root, file)),
    concurrency: filesAtOnce,
    timeout: fileTimeoutMs,
    cwd: root,
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const count = (event: TestEvent, passed: boolean): void => {
    const { name, details } = event;
    const file = relative(root, event.file ?? name).replaceAll("\\", "/");
    const counted = ofFile.get(file) ?? { passed: 0, failed: 0 };
    ofFile.set(file, counted);
    // A suite counts by its tests, unless it failed by itself: its set-up threw, say.
    if (details.type === "suite" && (passed || isOfItsTests(details.error))) return;
    // Node reports the file itself as passed when the process ended well without reporting a test.
    if (passed && name === event.file) return;
    if (event.skip !== undefined || event.todo !== undefined) {
      const reason = event.skip ?? event.todo;
      tally.skipped.push({
        name: `${file}: ${name}`,
        reason: String(reason === true ? "" : reason),
      });
      return;
    }
    const key = passed ? "passed" : "failed";
    tally[key] += 1;
    counted[key] += 1;
    if (!passed) console.log(`\nFAIL  ${file}: ${name}\n${describeError(details.error)}\n`);
  };
  stream.on("test:pass", (event: TestEvent) => count(event, true));
  stream.on("test:fail", (event: TestEvent) => count(event, false));
  stream.on("test:stderr", ({ message }) => process.stderr.write(message));
  stream.on("test:stdout", ({ message }) => process.stdout.write(message));
  stream.on("test:summary", ({ file, duration_ms }) => {
    if (file === undefined) return;
    const name = relative(root, file).replaceAll("\\", "/");
    const { passed, failed } = ofFile.get(name) ?? { passed: 0, failed: 0 };
    ended.add(name);
    const said = failed > 0 ? `${failed} of ${passed + failed} failed` : `${passed} passed`;
    console.log(
      `${failed > 0 ? "FAIL" : "ok  "}  ${name} (${said}; ${(duration_ms / 1000).toFixed(1)} s)`,
    );
  });
  for await (const _ of stream);
  for (const file of files) {
    if (ended.has(file) || (ofFile.get(file)?.failed ?? 0) > 0) continue;
    tally.failed += 1;
    console.log(`FAIL  ${file} (it holds no test, or its process ended before its tests did)`);
  }
  return tally;
}

function isOfItsTests(error: Error | undefined): boolean {
  return (error as { failureType?: string } | undefined)?.failureType === "subtestsFailed";
}

function describeError(error: Error | undefined): string {
  const cause = error?.cause ?? error;
  if (cause instanceof Error) return cause.stack ?? cause.message;
  return typeof cause === "string" ? cause : inspect(cause);
}
