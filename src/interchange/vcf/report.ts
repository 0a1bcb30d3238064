import type { Issue } from "../../kernel/index.ts";

/** Takes the defects as they are found. The path of each is its line and its column, both from 1. */
export type Report = (issue: Issue) => void;

/** The place of a character in the file, as an issue's path. */
export type At = readonly [line: number, column: number];

/** Text as a message can show it: short, and on one line. */
export function shown(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "�");
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
}
