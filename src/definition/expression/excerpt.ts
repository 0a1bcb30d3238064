import type { Issue } from "../../kernel/index.ts";

/** A stretch of a text: offsets of its first character and of the one after its last. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** An issue of an expression; with the stretch of text it is about when the expression was read from text. */
export interface ExpressionIssue extends Issue {
  readonly span?: TextSpan;
}

/** A place in a text as people count it: lines and columns from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** The line and column of an offset. */
export function positionOf(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - before.lastIndexOf("\n") };
}

/**
 * The line that a span begins in, with carets below the span:
 * ```
 * VS.sysbp betwen 90 and 180
 *          ^^^^^^
 * ```
 *
 * Below a full-width character stands a full-width space, so that the carets stay in place.
 */
export function excerpt(text: string, span: TextSpan): string {
  const from = text.lastIndexOf("\n", span.start - 1) + 1;
  const next = text.indexOf("\n", from);
  const line = text.slice(from, next === -1 ? text.length : next);
  const indent = line
    .slice(0, span.start - from)
    .replace(/[^\t]/gu, (char) => (isWide(char) ? "\u3000" : " "));
  const marked = line.slice(span.start - from, Math.max(span.end - from, span.start - from + 1));
  const carets = marked.replace(/./gsu, (char) => (isWide(char) ? "^^" : "^"));
  return `${line}\n${indent}${carets === "" ? "^" : carets}`;
}

function isWide(char: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(
    char,
  );
}
