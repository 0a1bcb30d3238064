import { describeDate, type Language, type Text } from "../../kernel/index.ts";
import type { FormMark } from "../../engine/index.ts";
import { fill } from "../language/fill.ts";
import { markWords } from "../ui/mark-state.ts";
import type { MatrixCell } from "./matrix-row.ts";
import { words } from "./participants-words.ts";

/** When a visit was held, or is due, and what of that is out of order: a sentence each. */
export function visitLines({ mark }: MatrixCell, language: Language): string[] {
  const say = (text: Text, params = {}): string => fill(text, language, params);
  const on = (date: string): string => describeDate(date, language);
  const { status, date, due, earliest, latest, outside = 0 } = mark;
  if (status === "waiting") return [say(words.waiting)];
  if (status === "skipped") return [say(words.skipped)];
  const lines: string[] = [];
  if (date !== undefined) lines.push(say(words.held, { date: on(date) }));
  if (due !== undefined) lines.push(say(words.due, { date: on(due) }));
  if (earliest !== undefined && latest !== undefined && earliest !== latest) {
    lines.push(say(words.window, { from: on(earliest), to: on(latest) }));
  }
  if (outside < 0) lines.push(say(words.early, { days: -outside }));
  if (outside > 0) lines.push(say(words.tooLate, { days: outside }));
  return lines;
}

/** What is wrong with a form, in words. */
export function formLines(
  { findings = 0, open = 0, answered = 0 }: FormMark,
  language: Language,
): string[] {
  return [
    ...(findings > 0 ? [fill(words.findings, language, { count: findings })] : []),
    ...(open > 0 ? [fill(words.openQueries, language, { count: open })] : []),
    ...(answered > 0 ? [fill(words.answered, language, { count: answered })] : []),
  ];
}

/** All a cell says, for those who hear it. */
export function cellName(cell: MatrixCell, title: string, language: Language): string {
  const parts = [markWords[cell.state][language], ...visitLines(cell, language)];
  return `${title}${language === "en" ? ": " : "："}${parts.join(language === "en" ? ", " : "，")}`;
}
