import { join, resolve } from "node:path";
import { deriveAnalysisData } from "../interchange/index.ts";
import { issueText, type Language, softwareVersion } from "../kernel/index.ts";
import { makeReport, type Report, writeText } from "../readout/index.ts";
import { heedInterruption } from "./interruption.ts";
import { languageOf } from "./language-of.ts";
import type { Arguments, CliCommand } from "./main.ts";
import { homeFolder, placeOptions } from "./open-place.ts";
import { Usage } from "./problem.ts";
import type { ReadoutRecord } from "./readout-record.ts";
import { simulateReadouts } from "./readout-simulated.ts";
import { readStored } from "./readout-stored.ts";
import { loadReadouts } from "./readout-studies.ts";
import { shortPath } from "./short-path.ts";
import { writeReport } from "./write-report.ts";

export const command: CliCommand = {
  usage:
    "readout <study or folder> [--simulated] [--participants <n>] [--seed <word>] [--store <folder|postgresql://…>] [--schema <name>] [--unblinded] [--by <name>] [--out <folder>] [--language en|zh-CN] [--json]",
  summary:
    "Makes the report of a data cut, or of a trial with generated participants: tables, figures, results, analysis datasets. Arms stay untold without --unblinded --by <name>.",
  options: {
    ...placeOptions,
    simulated: { type: "boolean" },
    participants: { type: "string" },
    seed: { type: "string" },
    unblinded: { type: "boolean" },
    by: { type: "string" },
    out: { type: "string" },
    language: { type: "string" },
  },
  mostWords: 1,
  async run(args, output) {
    const [path] = args.words;
    if (path === undefined) {
      throw new Usage(`Name a study or a folder.\nUsage: neurite ${this.usage}`);
    }
    const language = languageOf(args);
    const isSimulated = checkSource(args);
    const studies = await loadReadouts(path);
    const interruption = heedInterruption(output);
    const run = { args, output, interruption };
    const reports: object[] = [];
    try {
      const records = isSimulated ? simulateReadouts(studies, run) : readStored(studies, run);
      for await (const record of records) {
        const { id } = record.study;
        const { report, data } = reportOf(record, language);
        const asked = args.text("out");
        const whole = resolve(asked ?? join(homeFolder, "out"));
        const folder = asked !== undefined && studies.length === 1 ? whole : join(whole, id);
        interruption.check();
        const files = await writeReport(folder, record, data, report);
        output.say(writeText(report));
        output.say(
          `Written to ${shortPath(folder)}: ${files.join(", ")}${report.blinded ? "; arms are not told" : report.simulated ? "" : ". For unblinded eyes only"}.`,
        );
        output.say();
        reports.push(resultOf(record, report, folder, files));
      }
    } finally {
      interruption.release();
    }
    output.result({ reports });
    return 0;
  },
};

/** Whether participants are generated. @throws Usage where options of both ways stand together */
function checkSource(args: Arguments): boolean {
  const isSimulated = args.flag("simulated");
  const strange = isSimulated ? ["store", "schema", "by"] : ["participants", "seed"];
  const asked = strange.find((option) => args.text(option) !== undefined);
  if (!isSimulated && asked !== undefined) {
    throw new Usage(`--${asked} is about generated participants; add --simulated.`);
  }
  if (isSimulated && (asked !== undefined || args.flag("unblinded"))) {
    throw new Usage(
      `--${asked ?? "unblinded"} is about a store; with --simulated nothing is read from one.`,
    );
  }
  if (!isSimulated && args.flag("unblinded") && (args.text("by")?.trim() ?? "") === "") {
    throw new Usage("--unblinded shows who got what. Say who looks: add --by <name>.");
  }
  return isSimulated;
}

function reportOf(record: ReadoutRecord, language: Language) {
  const { study, read, participants, allocation, sites, cut, simulated } = record;
  const told = allocation === undefined ? {} : { allocation };
  const data = deriveAnalysisData(read, participants, { ...told, sites });
  const software = `Neurite ${softwareVersion}`;
  const { position, contentHash, takenAt } = cut;
  const report = makeReport(read, data, {
    cut: { position, contentHash, takenAt },
    software,
    language,
    simulated,
  });
  // Of two studies read as one, the report is that of the later.
  const { id, version, title } = study;
  return { data, report: { ...report, study: { id, version, title: title[language] } } };
}

function resultOf(
  { study, read, participants }: ReadoutRecord,
  report: Report,
  folder: string,
  files: readonly string[],
): object {
  const issues = [...report.displays.flatMap((one) => one.issues), ...(report.issues ?? [])];
  return {
    study: study.id,
    version: study.version,
    ...(read.id === study.id ? {} : { continues: read.id }),
    cut: report.cut,
    simulated: report.simulated,
    blinded: report.blinded,
    participants: participants.length,
    folder,
    files,
    displays: report.displays.map(({ id, titles }) => ({ id, title: titles[0] ?? "" })),
    results: report.results.length,
    issues: [...new Set(issues.map((issue) => issueText(issue)))],
  };
}
