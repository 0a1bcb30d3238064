import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Study, studyHash } from "../definition/index.ts";
import { hashOf, refusalText } from "../kernel/index.ts";
import { type CutState, openTrial, readCutState, type Trial } from "../store/index.ts";
import { openAcknowledgements } from "./acknowledgements.ts";
import { openData } from "./data-folder.ts";
import { heedInterruption } from "./interruption.ts";
import { loadOneStudy } from "./load-study.ts";
import type { CliCommand } from "./main.ts";
import { homeFolder, openPlace, placeOptions, readPlace } from "./open-place.ts";
import type { Output } from "./output.ts";
import { Problem, Usage } from "./problem.ts";
import type { DatasetComparison, Replay, ReplayModule, ReplayReport } from "./replay-module.ts";
import { type Refused, type SendingOptions, startSending } from "./sending.ts";
import { shortPath } from "./short-path.ts";
import { sayReport } from "./verify.ts";
import { writeDatasets } from "./write-datasets.ts";

export const command: CliCommand = {
  usage:
    "replay <example folder> --data <folder> [--store <folder|postgresql://…>] [--schema <name>] [--out <folder>] [--log <file>] [--json]",
  summary:
    "Lives a finished trial again from its data, through the engine, and compares what comes out with what went in. Broken off, it continues.",
  options: {
    ...placeOptions,
    data: { type: "string" },
    out: { type: "string" },
    log: { type: "string" },
  },
  mostWords: 1,
  async run(args, output) {
    const [path] = args.words;
    const data = args.text("data");
    if (path === undefined || data === undefined) {
      throw new Usage(`Name an example and its data.\nUsage: neurite ${this.usage}`);
    }
    const { study } = await loadOneStudy(path);
    const module = await loadReplay(path);
    const files = openData(data);
    const started = performance.now();
    // Handed over, so that the commands are not kept once they are sent.
    const source: { replay?: Replay } = { replay: await module.readReplay(files.open, study) };
    const schema = `replay_${hashOf([studyHash(study), await files.hash()]).slice(0, 16)}`;
    const place = readPlace(args, schema);
    const interruption = heedInterruption(output);
    const acknowledgements = openAcknowledgements(args.text("log"));
    const store = await openPlace(place, output);
    try {
      const lived = await live(openTrial(store, study), source, output, {
        acknowledgements,
        interruption,
      });
      const cut = await store.takeCut(study.id, studyHash(study), "replay");
      const bar = output.progress("Reading the cut", cut.events);
      const state = await readCutState(store, cut, true, (events) => bar.to(events));
      bar.done("");
      interruption.check();
      const report = await module.compareReplay(files, study, state);
      const verified = await store.verify();
      const folder = resolve(args.text("out") ?? join(homeFolder, "out", study.id));
      const written = await writeDatasets(folder, study, cut, report.tables);
      const seconds = (performance.now() - started) / 1000;
      say(output, study, lived, state, report);
      output.say(
        `Cut: ${cut.events} events up to position ${cut.position}, content ${cut.contentHash}.`,
      );
      sayReport(verified, output);
      output.say(
        `Datasets: ${written.map(({ name }) => name).join(", ")} as Dataset-JSON in ${shortPath(folder)}.`,
      );
      const mebibytes = process.resourceUsage().maxRSS / 1024;
      output.say(`Done in ${seconds.toFixed(1)} s with at most ${mebibytes.toFixed(0)} MiB.`);
      output.result(asJson(lived, state, report, cut, { seconds, mebibytes }));
      return verified.found === 0 && report.unexplained === 0 ? 0 : 1;
    } finally {
      await store.close();
      acknowledgements.close();
      interruption.release();
    }
  },
};

interface Lived {
  readonly commands: number;
  readonly refusals: readonly Refused[];
  readonly repeated: number;
}

/** Sends every step in order. The steps, and the states kept meanwhile, are not kept for longer. */
async function live(
  trial: Trial,
  source: { replay?: Replay },
  output: Output,
  options: Omit<SendingOptions, "bar">,
): Promise<Lived> {
  const { steps = [], notices = [] } = source.replay ?? {};
  delete source.replay;
  for (const notice of notices) output.say(notice);
  const bar = output.progress("Living the trial", steps.length);
  const sending = startSending(trial, { ...options, bar });
  for (const step of steps) await sending.send(step);
  await sending.finish();
  bar.done();
  const { refusals, repeated } = sending;
  return { commands: steps.length, refusals, repeated };
}

function say(
  output: Output,
  study: Study,
  lived: Lived,
  state: CutState,
  report: ReplayReport,
): void {
  const { counts } = report;
  output.say();
  output.say(`${study.id} lived again: ${lived.commands} commands.`);
  if (lived.repeated > 0) {
    output.say(`  ${lived.repeated} of them had been done before and were not done twice.`);
  }
  output.say(`  screened ${counts.screened}`);
  output.say(`  enrolled ${counts.enrolled} as ${counts.arms.join("/")}`);
  output.say(`  screen failures ${counts.failures}`);
  output.say(`  events written ${state.events}`);
  output.say(`  refusals ${lived.refusals.length}`);
  for (const { id, refusal } of lived.refusals.slice(0, 50)) {
    output.say(`    ${id}: ${refusalText(refusal)}`);
    for (const fact of refusal.facts.slice(0, 5)) {
      output.say(`      ${typeof fact.text === "object" ? fact.text.en : fact.text}`);
    }
  }
  for (const line of report.findings) output.say(`  ${line}`);
  output.say();
  output.say("Written back and compared with the source, cell by cell:");
  sayComparisons(output, report.datasets);
  if (report.readout !== undefined && report.readout.length > 0) {
    output.say();
    output.say("Analysis datasets derived from the record, beside the published ones:");
    sayComparisons(output, report.readout);
  }
  output.say();
  for (const line of report.tables14) output.say(`  ${line}`);
}

function sayComparisons(output: Output, comparisons: readonly DatasetComparison[]): void {
  output.say("  dataset      compared       equal   different    share");
  for (const each of comparisons) {
    output.say(row(each));
    for (const line of each.causes) output.say(`      ${line}`);
  }
  output.say(row(total("all", comparisons)));
}

interface Compared {
  readonly name: string;
  readonly compared: number;
  readonly equal: number;
  readonly different: number;
}

function row({ name, compared, equal, different }: Compared): string {
  const share = compared === 0 ? 1 : equal / compared;
  const counts = `${pad(compared)}${pad(equal)}${pad(different)}`;
  return `  ${name.padEnd(8)}${counts}   ${(100 * share).toFixed(3)} %`;
}

function total(name: string, parts: readonly Compared[]): Compared {
  const sum = (of: "compared" | "equal" | "different"): number =>
    parts.reduce((all, part) => all + part[of], 0);
  return { name, compared: sum("compared"), equal: sum("equal"), different: sum("different") };
}

function pad(count: number): string {
  return String(count).padStart(12);
}

function asJson(
  lived: Lived,
  state: CutState,
  report: ReplayReport,
  cut: object,
  spent: { readonly seconds: number; readonly mebibytes: number },
): object {
  return {
    commands: lived.commands,
    repeated: lived.repeated,
    counts: report.counts,
    events: state.events,
    refusals: lived.refusals.map(({ id, refusal }) => ({
      command: id,
      rule: refusal.rule,
      text: refusalText(refusal),
      facts: refusal.facts,
    })),
    findings: report.findings,
    datasets: report.datasets,
    readout: report.readout ?? [],
    tables: report.tables14,
    cut,
    ...spent,
  };
}

async function loadReplay(path: string): Promise<ReplayModule> {
  const file = resolve(path, "replay.ts");
  if (!existsSync(file)) {
    throw new Problem(`${path} has no replay.ts, so there is nothing that could be lived again.`);
  }
  return (await import(pathToFileURL(file).href)) as ReplayModule;
}
