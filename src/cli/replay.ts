import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Study, studyHash } from "../definition/index.ts";
import { hashOf, refusalText } from "../kernel/index.ts";
import { openTrial, type Trial } from "../store/index.ts";
import { openAcknowledgements } from "./acknowledgements.ts";
import { openData } from "./data-folder.ts";
import { heedInterruption } from "./interruption.ts";
import { loadOneStudy } from "./load-study.ts";
import type { CliCommand } from "./main.ts";
import { homeFolder, openPlace, placeOptions, readPlace } from "./open-place.ts";
import type { Output } from "./output.ts";
import { Problem, Usage } from "./problem.ts";
import { type CutState, readCutState } from "./read-participants.ts";
import type { Replay, ReplayModule, ReplayReport } from "./replay-module.ts";
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
    const replay = await module.readReplay(files.open, study);
    for (const notice of replay.notices) output.say(notice);
    const schema = `replay_${hashOf([studyHash(study), await files.hash()]).slice(0, 16)}`;
    const place = readPlace(args, schema);
    const interruption = heedInterruption(output);
    const acknowledgements = openAcknowledgements(args.text("log"));
    const store = await openPlace(place, output);
    try {
      const lived = await live(openTrial(store, study), replay, output, {
        acknowledgements,
        interruption,
      });
      const cut = await store.takeCut(study.id, studyHash(study), "replay");
      const bar = output.progress("Reading the cut", cut.events);
      const state = await readCutState(store, cut, (events) => bar.to(events));
      bar.done("");
      interruption.check();
      const report = await module.compareReplay(files, study, state);
      const verified = await store.verify();
      const folder = resolve(args.text("out") ?? join(homeFolder, "out", study.id));
      const written = await writeDatasets(folder, study, cut, report.tables);
      const seconds = (performance.now() - started) / 1000;
      say(output, study, replay, lived, state, report);
      output.say(
        `Cut: ${cut.events} events up to position ${cut.position}, content ${cut.contentHash}.`,
      );
      sayReport(verified, output);
      output.say(
        `Datasets: ${written.map(({ name }) => name).join(", ")} as Dataset-JSON in ${shortPath(folder)}.`,
      );
      const mebibytes = process.resourceUsage().maxRSS / 1024;
      output.say(`Done in ${seconds.toFixed(1)} s with at most ${mebibytes.toFixed(0)} MiB.`);
      output.result(asJson(replay, lived, state, report, cut, { seconds, mebibytes }));
      return verified.found === 0 && report.unexplained === 0 ? 0 : 1;
    } finally {
      await store.close();
      acknowledgements.close();
      interruption.release();
    }
  },
};

interface Lived {
  readonly refusals: readonly Refused[];
  readonly repeated: number;
}

/** Sends every step in order. The states it keeps meanwhile are not kept for longer. */
async function live(
  trial: Trial,
  { steps }: Replay,
  output: Output,
  options: Omit<SendingOptions, "bar">,
): Promise<Lived> {
  const bar = output.progress("Living the trial", steps.length);
  const sending = startSending(trial, { ...options, bar });
  for (const step of steps) await sending.send(step);
  await sending.finish();
  bar.done();
  return { refusals: sending.refusals, repeated: sending.repeated };
}

function say(
  output: Output,
  study: Study,
  replay: Replay,
  lived: Lived,
  state: CutState,
  report: ReplayReport,
): void {
  const { counts } = report;
  output.say();
  output.say(`${study.id} lived again: ${replay.steps.length} commands.`);
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
  output.say("  dataset      compared       equal   different    share");
  for (const each of report.datasets) {
    const share = each.compared === 0 ? 1 : each.equal / each.compared;
    output.say(
      `  ${each.name.padEnd(8)}${pad(each.compared)}${pad(each.equal)}${pad(each.different)}   ${(100 * share).toFixed(3)} %`,
    );
    for (const line of each.causes) output.say(`      ${line}`);
  }
  output.say();
  for (const line of report.tables14) output.say(`  ${line}`);
}

function pad(count: number): string {
  return String(count).padStart(12);
}

function asJson(
  replay: Replay,
  lived: Lived,
  state: CutState,
  report: ReplayReport,
  cut: object,
  spent: { readonly seconds: number; readonly mebibytes: number },
): object {
  return {
    commands: replay.steps.length,
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
