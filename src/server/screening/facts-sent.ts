import type { PatientFacts } from "../../engine/index.ts";
import { readPatient } from "../../interchange/index.ts";
import { type Issue, issueText, type Text } from "../../kernel/index.ts";
import { Rejected } from "../problem.ts";

const unread = {
  en: "The file was not screened. Nothing was kept.",
  "zh-CN": "该文件未能用于筛选，未保存任何内容。",
};

/** What a file says of a person. @throws Rejected with the reasons where it cannot be read */
export function factsSent(content: string): {
  readonly facts: PatientFacts;
  readonly issues: readonly Issue[];
} {
  const { facts, issues } = readPatient(content);
  if (facts !== undefined) return { facts, issues };
  throw new Rejected(422, "screening.file", unread, {
    issues: issues
      .slice(0, 50)
      .map((issue) => ({ path: [...issue.path], text: inBothLanguages(issue) })),
  });
}

/** What an issue says, in both languages. */
export function inBothLanguages(issue: Issue): Text {
  return { en: issueText(issue, "en"), "zh-CN": issueText(issue, "zh-CN") };
}
