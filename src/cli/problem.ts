import { type Issue, issuePlace, issueText, type Language } from "../kernel/index.ts";

/** What keeps a command from doing its work, in words for the person at the terminal: what, where, what to do. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly issues: readonly Issue[];
  readonly exitCode: number;

  constructor(message: string, issues: readonly Issue[] = [], exitCode = 1) {
    super(message);
    this.issues = issues;
    this.exitCode = exitCode;
  }
}

/** Wrong use of the command line. */
export class Usage extends Problem {
  constructor(message: string) {
    super(message, [], 2);
  }
}

/** An issue as one printed line: `file:line:column: error check.window: …`. */
export function issueLine(
  issue: Issue,
  where: { readonly file?: string; readonly line?: number; readonly column?: number },
  language: Language = "en",
): string {
  const { file, line, column } = where;
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  const path = issuePlace(issue);
  const head = [place, path === "" ? "" : `[${path}]`].filter((part) => part !== "").join(" ");
  return `${head === "" ? "" : `${head} `}${issue.severity} ${issue.code}: ${issueText(issue, language)}`;
}
