import { defineIssue } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import { type Chunks, type More, pump, pumpSync } from "../stream.ts";
import { type TextInlet, textInlet } from "../text/text-inlet.ts";
import { type CsvRow, recordScanner } from "./record.ts";

const ragged = defineIssue(
  "csv.ragged-row",
  "{file}, line {line}: the row has {found} values, the first row has {expected}. Look for a missing comma, or a comma in a value without quotes.",
  "{file} 第 {line} 行：该行有 {found} 个值，而首行有 {expected} 个。请检查是否缺少逗号或值内逗号未加引号。",
);
const empty = defineIssue(
  "csv.empty",
  "{file}: the file holds no row; at least a line of column names is needed.",
  "{file}：文件没有任何行，至少需要一行列名。",
);
const duplicate = defineIssue(
  "csv.duplicate-column",
  "{file}: columns {first} and {second} are both named “{name}”. Rename one.",
  "{file}：第 {first} 列与第 {second} 列同名“{name}”。请重命名其一。",
);

export type CsvEvent =
  | { readonly kind: "header"; readonly names: readonly string[] }
  | {
      readonly kind: "rows";
      readonly rows: readonly CsvRow[];
      /** The line of the file in which each row begins, counted from 1. */
      readonly lines: readonly number[];
    };

export interface CsvOptions {
  /** The file's name, as messages should say it. */
  readonly file: string;
  /** Default `,`. */
  readonly delimiter?: "," | ";" | "\t" | "|";
  /** Whether the first row names the columns. Default `true`. */
  readonly header?: boolean;
  readonly encoding?: "utf-8" | "windows-1252";
}

const batchRows = 1024;

/**
 * Reads comma-separated text as a stream of rows: quoted values, line ends in quotes, CRLF, LF or CR, byte order mark.
 * Blank lines at the beginning and the end are no rows (in a file of one column, a blank line is an empty value).
 *
 * @throws DataProblem `csv.…` at the first defect, with its line
 * @source RFC 4180
 */
export function readCsv(chunks: Chunks, options: CsvOptions): AsyncGenerator<CsvEvent, void> {
  const input = textInlet(options.file, options.encoding);
  return pump(chunks, input, events(input, options));
}

/** {@link readCsv} for chunks that are all at hand. */
export function readCsvSync(
  chunks: Iterable<Uint8Array>,
  options: CsvOptions,
): Generator<CsvEvent, void> {
  const input = textInlet(options.file, options.encoding);
  return pumpSync(chunks, input, events(input, options));
}

function* events(input: TextInlet, options: CsvOptions): Generator<CsvEvent | More, void> {
  const { file, header = true, delimiter = "," } = options;
  const scanner = recordScanner(input, file, delimiter);
  let width = 0;
  let blankLine = 0;
  let rows: CsvRow[] = [];
  let lines: number[] = [];

  function misfit(line: number, found: number): DataProblem {
    return new DataProblem(ragged([file, line], { file, line, found, expected: width }));
  }

  for (let final = false; !final; ) {
    final = !(yield* input.grow());
    for (let cells = scanner.next(final); cells !== undefined; cells = scanner.next(final)) {
      if (cells.length === 1 && cells[0] === null && width !== 1) {
        if (width > 1 && blankLine === 0) blankLine = scanner.line;
        continue;
      }
      if (blankLine > 0) throw misfit(blankLine, 0);
      if (width === 0) {
        width = cells.length;
        if (header) {
          yield { kind: "header", names: columnNames(cells, file) };
          continue;
        }
      }
      if (cells.length !== width) throw misfit(scanner.line, cells.length);
      rows.push(cells);
      lines.push(scanner.line);
      if (rows.length === batchRows) {
        yield { kind: "rows", rows, lines };
        rows = [];
        lines = [];
      }
    }
    scanner.release();
    if (rows.length > 0) yield { kind: "rows", rows, lines };
    rows = [];
    lines = [];
  }
  if (width === 0) throw new DataProblem(empty([file], { file }));
}

function columnNames(cells: CsvRow, file: string): string[] {
  const names = cells.map((cell) => cell ?? "");
  for (const [index, name] of names.entries()) {
    const first = names.indexOf(name) + 1;
    if (first <= index) {
      throw new DataProblem(duplicate([file, name], { file, name, first, second: index + 1 }));
    }
  }
  return names;
}
