import { readFileSync, writeFileSync } from "node:fs";
import { type Issue, issueText } from "../kernel/index.ts";
import {
  type ExportedCheckpoint,
  readStudyVersions,
  type Store,
  verifyAllocation,
  type VerifyReport,
} from "../store/index.ts";
import { heedInterruption } from "./interruption.ts";
import type { CliCommand } from "./main.ts";
import { openPlace, placeOptions, readPlace } from "./open-place.ts";
import type { Output } from "./output.ts";
import { issueLine, Problem } from "./problem.ts";
import { shortPath } from "./short-path.ts";

export const command: CliCommand = {
  usage:
    "verify [--store <folder|postgresql://…>] [--schema <name>] [--checkpoint <file>] [--export <file>] [--json]",
  summary:
    "Proves that nothing in the journal was altered, or names the first bad event. --checkpoint compares with one exported earlier; --export writes a new one to keep elsewhere.",
  options: { ...placeOptions, checkpoint: { type: "string" }, export: { type: "string" } },
  mostWords: 0,
  async run(args, output) {
    const kept = args.text("checkpoint");
    const checkpoint = kept === undefined ? undefined : readCheckpoint(kept);
    const place = readPlace(args, "neurite", "exist");
    const interruption = heedInterruption(output);
    const store = await openPlace(place, output);
    try {
      const bar = output.progress("Verifying");
      const onProgress = (events: number): void => {
        interruption.check();
        bar.to(events);
      };
      const report = await store.verify({ checkpoint, onProgress });
      bar.done("");
      const unproved = await verifyAllocations(store);
      sayReport(report, output);
      for (const issue of unproved) output.say(`NOT WHOLE: ${issueLine(issue, {})}`);
      const target = args.text("export");
      const isWhole = report.found === 0 && unproved.length === 0;
      if (target !== undefined && !isWhole) {
        output.say(`No checkpoint was written to ${target}: the journal is not whole.`);
      } else if (target !== undefined) {
        await store.takeCheckpoint("cli");
        writeFileSync(target, `${JSON.stringify(await store.exportCheckpoint(), null, 2)}\n`);
        output.say(
          `Checkpoint written to ${target}. Keep it where the database's owner cannot reach it.`,
        );
      }
      output.result({
        ...report,
        found: report.found + unproved.length,
        issues: [...report.issues, ...unproved].map((issue) => ({
          ...issue,
          text: issueText(issue),
        })),
      });
      return isWhole ? 0 : 1;
    } finally {
      await store.close();
      interruption.release();
    }
  },
};

/** The first allocation of each study that cannot be proved: drawn again, and as committed to. */
async function verifyAllocations(store: Store): Promise<readonly Issue[]> {
  const versions = Map.groupBy(await readStudyVersions(store), ({ id }) => id);
  const issues: Issue[] = [];
  for (const [study, known] of versions) {
    const { issue } = await verifyAllocation(store, study, known);
    if (issue !== undefined) issues.push(issue);
  }
  return issues;
}

/** Says what a verification found, in a few lines, the first of them after `lead`. */
export function sayReport(report: VerifyReport, output: Output, lead = ""): void {
  const { events, streams, cuts, checkpoints } = report;
  const read = `${counted(events, "event")} in ${counted(streams, "stream")}, ${counted(cuts, "cut")}, ${counted(checkpoints, "checkpoint")}`;
  if (report.found === 0) {
    output.say(
      `${lead}${events === 0 ? "Nothing is recorded yet" : "Every chain is whole"}: ${read}.`,
    );
    return;
  }
  output.say(`${lead}NOT WHOLE: ${counted(report.found, "finding")} in ${read}.`);
  if (report.first !== undefined) {
    const { study, stream, version, position } = report.first;
    output.say(
      `First bad event: study ${study}, stream ${stream}, version ${version} (position ${position}).`,
    );
  }
  for (const issue of report.issues) output.say(issueLine(issue, {}));
  output.say("Keep the store as it is, find out who could write to it, and restore from a backup.");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function readCheckpoint(file: string): ExportedCheckpoint {
  const what = `${shortPath(file)} is not a checkpoint`;
  const todo = "Name a file that --export wrote.";
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Problem(`${what}: ${(error as Error).message}. ${todo}`);
  }
  const parts = typeof read === "object" && read !== null ? Object.keys(read) : [];
  const lacking = ["statement", "signature", "leaves"].filter((part) => !parts.includes(part));
  if (lacking.length > 0) throw new Problem(`${what}: it has no ${lacking.join(", no ")}. ${todo}`);
  return read as ExportedCheckpoint;
}
