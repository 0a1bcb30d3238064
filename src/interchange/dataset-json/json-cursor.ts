import { defineIssue, type Text, text } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import type { More } from "../stream.ts";
import type { TextInlet } from "../text/text-inlet.ts";

const truncated = defineIssue(
  "dataset-json.truncated",
  "{file}: the file ends in line {line} (character {character}) inside {part}. {complete} rows are complete. It was cut off: copy or download it again.",
  "{file}：文件在第 {line} 行（第 {character} 个字符）处结束，位于{part}之内。完整的行有 {complete} 行。文件被截断：请重新复制或下载。",
);
const malformed = defineIssue(
  "dataset-json.malformed",
  "{file}: line {line}, character {character}, in {part}: this is not JSON: “{shown}”. {complete} rows before it are complete. Export the dataset again.",
  "{file}：第 {line} 行第 {character} 个字符，{part}：不是合法的 JSON：“{shown}”。此前完整的行有 {complete} 行。请重新导出数据集。",
);

/** How far the reader has come, for messages. */
export interface Progress {
  inRows: boolean;
  /** Rows that were read in full. */
  complete: number;
}

/** One value on its way through a stream (a value of its own could be mistaken for a signal). */
export interface Item {
  readonly item: unknown;
}

const inMetadata = text("the attributes of the dataset", "数据集属性");

function partOf({ inRows, complete }: Progress): Text {
  return inRows ? text(`row ${complete + 1}`, `第 ${complete + 1} 行数据`) : inMetadata;
}

/** Walks through JSON text value by value, without holding more than one value. */
export interface JsonCursor {
  /** The next character that is no white space; `undefined` at the end. */
  peek(): Generator<More, string | undefined>;
  /** Reads the next character, which must be one of these. */
  expect(characters: string): Generator<More, string>;
  /** Reads and parses one whole value. */
  value(): Generator<More, unknown>;
  /** The line (from 1) of the next character. */
  readonly line: number;
  /** What comes next, for messages. */
  shown(): string;
}

/** The items of a JSON list. */
export function* listItems(cursor: JsonCursor): Generator<Item | More, void> {
  yield* cursor.expect("[");
  if ((yield* cursor.peek()) === "]") {
    yield* cursor.expect("]");
    return;
  }
  do yield { item: yield* cursor.value() };
  while ((yield* cursor.expect(",]")) === ",");
}

/** The lines of NDJSON: values one after another until the end. */
export function* lineItems(cursor: JsonCursor): Generator<Item | More, void> {
  for (;;) {
    const next = yield* cursor.peek();
    if (next === undefined || next === "}" || next === "]") return;
    yield { item: yield* cursor.value() };
  }
}

/** No single value (a row, the list of columns) is this long: a longer one means a bracket or quote that is missing. */
const longestValue = 8_388_608;
const ends = /[\s,:[\]{}"]/g;

export function jsonCursor(input: TextInlet, file: string, progress: Progress): JsonCursor {
  let at = 0;
  let line = 1;
  let dropped = 0;

  function* grow(): Generator<More, boolean> {
    input.drop(at);
    dropped += at;
    at = 0;
    return yield* input.grow();
  }

  function place() {
    const { complete } = progress;
    return { file, line, character: dropped + at + 1, part: partOf(progress), complete };
  }

  function shown(): string {
    return input.text.slice(at, at + 60).split("\n")[0] ?? "";
  }

  function fail(): DataProblem {
    return new DataProblem(malformed([file, line], { ...place(), shown: shown() }));
  }

  function cutOff(): DataProblem {
    at = input.text.length;
    return new DataProblem(truncated([file, line], place()));
  }

  function* peek(): Generator<More, string | undefined> {
    for (;;) {
      const { text } = input;
      for (; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === 0x0a) line++;
        else if (code !== 0x20 && code !== 0x0d && code !== 0x09) return text[at];
      }
      if (!(yield* grow())) return undefined;
    }
  }

  return {
    peek,
    shown,
    get line() {
      return line;
    },
    *expect(characters) {
      const next = yield* peek();
      if (next === undefined) throw cutOff();
      if (!characters.includes(next)) throw fail();
      at++;
      return next;
    },
    *value() {
      if ((yield* peek()) === undefined) throw cutOff();
      for (;;) {
        const end = endOfValue(input.text, at);
        if (end > 0) {
          const piece = input.text.slice(at, end);
          try {
            const value: unknown = JSON.parse(piece);
            at = end;
            line += piece.includes("\n") ? piece.split("\n").length - 1 : 0;
            return value;
          } catch {
            throw fail();
          }
        }
        if (end === 0 || input.text.length - at > longestValue) throw fail();
        if (!(yield* grow())) throw cutOff();
      }
    },
  };
}

/** Where the value that begins here ends; -1 when that is not yet known, 0 when none begins here. */
function endOfValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return endOfText(text, start);
  if (first !== "{" && first !== "[") {
    ends.lastIndex = start;
    const end = ends.exec(text)?.index ?? -1;
    return end === start ? 0 : end;
  }
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfText(text, at) - 1;
      if (at < 0) return -1;
    } else if (code === 0x5b || code === 0x7b) depth++;
    else if ((code === 0x5d || code === 0x7d) && --depth === 0) return at + 1;
  }
  return -1;
}

/** The character after the closing quote, or -1. */
function endOfText(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return -1;
}
