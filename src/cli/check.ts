import { check } from "../definition/index.ts";
import { hasErrors, type Issue, issueText } from "../kernel/index.ts";
import { loadStudy, placeOfIssue, studyFiles } from "./load-study.ts";
import type { CliCommand } from "./main.ts";
import { issueLine, Problem, Usage } from "./problem.ts";
import { shortPath } from "./short-path.ts";
import { witnessLine } from "./witness-words.ts";

export const command: CliCommand = {
  usage: "check <study…> [--quiet] [--json]",
  summary:
    "Proves what can be proved about studies (files or folders): errors, warnings, assumptions.",
  options: { quiet: { type: "boolean" } },
  mostWords: Number.POSITIVE_INFINITY,
  async run(args, output) {
    if (args.words.length === 0) throw new Usage(`Name a study.\nUsage: neurite ${this.usage}`);
    const results: object[] = [];
    let failed = false;
    for (const file of args.words.flatMap(studyFiles)) {
      const loaded = await loadStudy(file).catch(problemOf);
      if (loaded instanceof Problem) {
        failed = true;
        output.say(loaded.message);
        results.push({ file: shortPath(file), problem: loaded.message, issues: [] });
        continue;
      }
      const issues = "study" in loaded ? check(loaded.study) : loaded.issues;
      failed ||= hasErrors(issues);
      for (const issue of issues) {
        if (args.flag("quiet") && issue.severity !== "error") continue;
        output.say(issueLine(issue, placeOfIssue(loaded, issue)));
      }
      const example =
        "study" in loaded && !hasErrors(issues) ? witnessLine(loaded.study) : undefined;
      if (example !== undefined && !args.flag("quiet")) {
        output.say(`${shortPath(file)} ${example}`);
      }
      output.say(`${shortPath(file)}: ${severities.map((one) => counted(issues, one)).join(", ")}`);
      results.push({
        file: shortPath(file),
        ...(example === undefined ? {} : { witness: example }),
        issues: issues.map((issue) => ({
          ...placeOfIssue(loaded, issue),
          severity: issue.severity,
          code: issue.code,
          path: issue.path,
          text: { en: issueText(issue, "en"), "zh-CN": issueText(issue, "zh-CN") },
        })),
      });
    }
    output.result(results);
    return failed ? 1 : 0;
  },
};

const severities = ["error", "warning", "assumption"] as const;

function counted(issues: readonly Issue[], severity: Issue["severity"]): string {
  const count = issues.filter((issue) => issue.severity === severity).length;
  return `${count} ${severity}${count === 1 ? "" : "s"}`;
}

/** One file that cannot be run does not keep the others from being checked. */
function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}
