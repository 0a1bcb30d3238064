import { issueText, type Language } from "../kernel/index.ts";
import type { QueryEntry } from "./state.ts";

/** What was said at a moment of a query: a person's own words, or what the software asks, in the reader's language. */
export function saidIn({ text, issue }: QueryEntry, language: Language): string | undefined {
  return issue === undefined ? text : issueText(issue, language);
}
