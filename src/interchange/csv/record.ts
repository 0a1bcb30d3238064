import { defineIssue } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import type { TextInlet } from "../text/text-inlet.ts";

const unterminated = defineIssue(
  "csv.unterminated-quote",
  '{file}: the quoted value that begins in line {line}, value {value}, is never closed ({length} characters follow). Close it with ", and write a quote inside a value as "".',
  '{file}：第 {line} 行第 {value} 个值的引号未闭合（其后有 {length} 个字符）。请用 " 闭合，并将值内的引号写成 ""。',
);
const strayQuote = defineIssue(
  "csv.stray-quote",
  '{file}, line {line}, value {value}: a quote stands inside or beside a value (“{shown}”). Put the whole value in quotes and write an inner quote as "".',
  '{file} 第 {line} 行第 {value} 个值：值内或值旁有未转义的引号（“{shown}”）。请将整个值放入引号，并将内部引号写成 ""。',
);

/** A row of a CSV file. An empty value is `null`, a quoted empty value (`""`) is the empty text. */
export type CsvRow = readonly (string | null)[];

export interface RecordScanner {
  /** The next record, or `undefined` when the text that has arrived holds no whole one. */
  next(final: boolean): CsvRow | undefined;
  /** The line in which the last record began, counted from 1. */
  readonly line: number;
  /** Forgets the text that was read. */
  release(): void;
}

const quote = 0x22;
const lf = 0x0a;
const cr = 0x0d;
/** No record is this long: a longer one means a quote that was never closed. */
const longestRecord = 4_194_304;

/** Cuts text into records, one call each. */
export function recordScanner(input: TextInlet, file: string, delimiter: string): RecordScanner {
  const comma = delimiter.charCodeAt(0);
  let start = 0;
  let line = 1;
  let nextLine = 1;

  function lineAt(text: string, at: number): number {
    return nextLine + (text.slice(start, at).match(/\r\n|\n|\r/g)?.length ?? 0);
  }

  function stray(text: string, from: number, value: number): DataProblem {
    const where = { line: lineAt(text, from), value };
    const shown = text.slice(from, from + 40).split(/[\r\n]/)[0] ?? "";
    return new DataProblem(strayQuote([file, where.line, value], { file, ...where, shown }));
  }

  /** Where the quoted value that opens at `from` closes; -1 when that is not yet known. */
  function closing(text: string, from: number, value: number, final: boolean): number {
    let at = text.indexOf('"', from + 1);
    while (at !== -1 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2);
    if (at !== -1) return at;
    if (final || text.length - from > longestRecord) {
      const where = { line: lineAt(text, from), value, length: text.length - from - 1 };
      throw new DataProblem(unterminated([file, where.line, value], { file, ...where }));
    }
    return -1;
  }

  return {
    get line() {
      return line;
    },
    release() {
      input.drop(start);
      start = 0;
    },
    next(final) {
      const { text } = input;
      const { length } = text;
      if (start >= length) return undefined;
      const cells: (string | null)[] = [];
      let inner = 0;
      let at = start;
      for (;;) {
        const from = at;
        let code = text.charCodeAt(at);
        if (code === quote) {
          const close = closing(text, from, cells.length + 1, final);
          if (close === -1) return undefined;
          let cell = text.slice(from + 1, close);
          if (cell.includes('"')) cell = cell.replaceAll('""', '"');
          if (cell.includes("\n") || cell.includes("\r"))
            inner += lineAt(text, close) - lineAt(text, from);
          cells.push(cell);
          at = close + 1;
          code = text.charCodeAt(at);
          if (at < length && code !== comma && code !== lf && code !== cr) {
            throw stray(text, from, cells.length);
          }
        } else {
          while (at < length && code !== comma && code !== lf && code !== cr) {
            if (code === quote) throw stray(text, from, cells.length + 1);
            code = text.charCodeAt(++at);
          }
          cells.push(at === from ? null : text.slice(from, at));
        }
        // What has arrived may end between two quotes, or between CR and LF.
        if (at >= length || (code === cr && at + 1 >= length)) {
          if (!final) return undefined;
          break;
        }
        if (code !== comma) break;
        at++;
        if (at >= length && !final) return undefined;
      }
      if (text.charCodeAt(at) === cr && text.charCodeAt(at + 1) === lf) at++;
      start = at + 1;
      line = nextLine;
      nextLine += inner + 1;
      return cells;
    },
  };
}
