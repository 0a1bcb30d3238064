import { type Issue, issuePlace, issueText } from "../kernel/index.ts";

/**
 * Thrown by a reader or writer that cannot go on, because the data (not the program) is wrong.
 * It carries the coded issue; `issueText(problem.issue, "zh-CN")` says it in Chinese.
 */
export class DataProblem extends Error {
  override readonly name = "DataProblem";
  readonly issue: Issue;

  constructor(issue: Issue) {
    super(issueText(issue) || issuePlace(issue));
    this.issue = issue;
  }
}
