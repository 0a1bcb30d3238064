import { type Language, messageText, type Names, type Param, registerMessage } from "./message.ts";

/** How much an issue matters: an `error` stops, a `warning` is to be looked at, an `assumption` is to be known. */
export type Severity = "error" | "warning" | "assumption";

/** A problem in data, as data. Its words are made by {@link issueText}, in every language. */
export interface Issue {
  readonly kind: "issue";
  readonly severity: Severity;
  readonly code: string;
  /** Where: field ids, array indexes or a text position, outermost first. */
  readonly path: readonly (string | number)[];
  readonly params: Readonly<Record<string, Param>>;
}

type Params<T extends string> = [Names<T>] extends [never] ? [] : [params: Record<Names<T>, Param>];

/** Raises one kind of issue: `tooHigh(["VS", "pulse"], { max: 300 })`. */
export type IssueMaker<T extends string> = {
  (path: readonly (string | number)[], ...params: Params<T>): Issue;
  readonly code: string;
};

/**
 * Defines one kind of issue with its wording, beside the rule that finds it.
 *
 * @example
 * const duplicate = defineIssue("study.duplicate", "{id} is used twice.", "{id} 重复使用。");
 * duplicate(["forms", 3], { id: "VS" })
 */
export function defineIssue<const T extends string>(
  code: string,
  en: T,
  zhCN: string,
  severity: Severity = "error",
): IssueMaker<T> {
  registerMessage(code, { en, "zh-CN": zhCN });
  const make = (path: readonly (string | number)[], ...params: Params<T>): Issue => ({
    kind: "issue",
    severity,
    code,
    path,
    params: params[0] ?? {},
  });
  return Object.assign(make, { code });
}

/** The words of an issue, without its place. */
export function issueText(issue: Issue, language: Language = "en"): string {
  return messageText(issue.code, issue.params, language);
}

/** The place of an issue as one printable word: `forms.VS.fields.pulse`. */
export function issuePlace(issue: Issue): string {
  return issue.path.join(".");
}

/** Whether anything in the list stops the work. */
export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === "error");
}
