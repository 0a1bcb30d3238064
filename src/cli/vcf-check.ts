import { checkVcf, DataProblem } from "../interchange/genome.ts";
import { type Issue, issueText } from "../kernel/index.ts";
import type { CliCommand } from "./main.ts";
import type { Output } from "./output.ts";
import { issueLine, Problem, Usage } from "./problem.ts";
import { openVcf } from "./vcf-source.ts";

/** Defects of one file that are told; the rest is counted. */
const mostTold = 1000;

interface FileReport {
  readonly file: string;
  readonly valid: boolean;
  readonly version?: number;
  readonly records: number;
  readonly errors: number;
  readonly warnings: number;
  readonly issues: readonly Issue[];
}

export const command: CliCommand = {
  usage: "vcf-check <file…> [--quiet] [--json]",
  summary:
    "Checks VCF files (4.1 to 4.5, plain or gzipped): every defect with its line and column; exit code 1 if one is invalid.",
  options: { quiet: { type: "boolean" } },
  mostWords: Number.POSITIVE_INFINITY,
  async run(args, output) {
    if (args.words.length === 0) throw new Usage(`Name a file.\nUsage: neurite ${this.usage}`);
    const reports: FileReport[] = [];
    for (const file of args.words) {
      reports.push(await checkFile(file, args.flag("quiet"), output));
    }
    output.result(reports.map(asJson));
    return reports.every((report) => report.valid) ? 0 : 1;
  },
};

async function checkFile(file: string, quiet: boolean, output: Output): Promise<FileReport> {
  const issues: Issue[] = [];
  const counts = { error: 0, warning: 0, assumption: 0 };
  const tell = (issue: Issue, place: { line?: number; column?: number }): void => {
    counts[issue.severity]++;
    if (issues.length >= mostTold || (quiet && issue.severity !== "error")) return;
    issues.push(issue);
    output.say(issueLine({ ...issue, path: [] }, { file, ...place }));
  };
  const check = checkVcf((issue) => {
    const [line, column] = issue.path;
    tell(issue, { line: Number(line), column: Number(column) });
  });
  try {
    const source = await openVcf(file);
    try {
      for await (const chunk of source.chunks()) {
        check.push(chunk);
        if (!check.goesOn) break;
      }
      check.end();
    } finally {
      await source.close();
    }
  } catch (error) {
    if (error instanceof DataProblem) tell(error.issue, {});
    else if (error instanceof Problem) {
      output.say(error.message);
      counts.error++;
    } else throw error;
  }
  const { error: errors, warning: warnings } = counts;
  const valid = errors === 0;
  const rest = errors + warnings - issues.length;
  if (rest > 0 && !quiet) output.say(`${file}: … and ${rest} more`);
  const words = `${errors} ${errors === 1 ? "error" : "errors"}, ${warnings} ${warnings === 1 ? "warning" : "warnings"}`;
  output.say(`${file}: ${valid ? "valid" : "invalid"}, ${check.records} records, ${words}`);
  const version = check.header?.version;
  const known = version === undefined ? {} : { version };
  return { file, valid, ...known, records: check.records, errors, warnings, issues };
}

function asJson(report: FileReport): object {
  return {
    ...report,
    issues: report.issues.map((issue) => {
      const [line, column] = issue.path.map(Number);
      return {
        ...(Number.isInteger(line) ? { line, column } : {}),
        severity: issue.severity,
        code: issue.code,
        params: issue.params,
        text: { en: issueText(issue, "en"), "zh-CN": issueText(issue, "zh-CN") },
      };
    }),
  };
}
