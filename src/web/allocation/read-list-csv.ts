import type { ListEntry } from "../../engine/index.ts";
import { type Text, text } from "../../kernel/index.ts";

/** A list as a file has it, with the line of each number; or what is wrong with it, and where. */
export type ListReading =
  | { readonly entries: readonly ListEntry[]; readonly lines: ReadonlyMap<string, number> }
  | { readonly line: number; readonly problem: Text };

const columns = ["number", "arm", "participant"] as const;

/**
 * Reads a list from CSV: columns `number` and `arm`, `participant` where an entry is reserved, and one for each factor.
 * What the numbers and arms mean is not looked at here.
 */
export function readListCsv(content: string, factors: readonly string[]): ListReading {
  const rows = content
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((row, index) => ({ line: index + 1, cells: cellsOf(row) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const [head, ...body] = rows;
  if (head === undefined) return { line: 1, problem: text("The file is empty.", "文件为空。") };
  const names = head.cells.map((cell) => cell.toLowerCase());
  const known = [...columns, ...factors.map((factor) => factor.toLowerCase())];
  const odd = names.find((name) => !known.includes(name));
  const lacking = ["number", "arm", ...factors.map((one) => one.toLowerCase())].filter(
    (name) => !names.includes(name),
  );
  if (odd !== undefined || lacking.length > 0) {
    return {
      line: head.line,
      problem: text(
        `The first line names the columns: ${["number", "arm", ...factors].join(", ")}, and participant where entries are reserved. Found: ${head.cells.join(", ")}.`,
        `首行应为列名：${["number", "arm", ...factors].join("、")}，预留条目可加 participant。实际为：${head.cells.join("、")}。`,
      ),
    };
  }
  const entries: ListEntry[] = [];
  const lines = new Map<string, number>();
  for (const { line, cells } of body) {
    if (cells.length !== names.length) {
      return {
        line,
        problem: text(
          `${cells.length} columns instead of ${names.length}.`,
          `共 ${cells.length} 列，应为 ${names.length} 列。`,
        ),
      };
    }
    const cell = (name: string): string => cells[names.indexOf(name.toLowerCase())] ?? "";
    const [number, arm, participant] = columns.map((name) =>
      names.includes(name) ? cell(name) : "",
    );
    if (number === undefined || number === "" || arm === undefined || arm === "") {
      return { line, problem: text("Number or arm is empty.", "编号或组别为空。") };
    }
    const earlier = lines.get(number);
    if (earlier !== undefined) {
      return {
        line,
        problem: text(
          `The number ${number} stands in line ${earlier} already.`,
          `编号 ${number} 已出现在第 ${earlier} 行。`,
        ),
      };
    }
    lines.set(number, line);
    entries.push({
      number,
      arm,
      ...(participant === undefined || participant === ""
        ? {}
        : { participant: participant as NonNullable<ListEntry["participant"]> }),
      ...(factors.length === 0
        ? {}
        : { factors: Object.fromEntries(factors.map((factor) => [factor, cell(factor)])) }),
    });
  }
  return { entries, lines };
}

/** The cells of a line: a quoted one may hold commas and doubled quotes. */
function cellsOf(row: string): string[] {
  const cells: string[] = [];
  let rest = row;
  for (;;) {
    const [whole = "", quoted, plain = ""] =
      /^(?:\s*"((?:[^"]|"")*)"\s*|([^,;\t]*))/.exec(rest) ?? [];
    cells.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim());
    if (whole.length >= rest.length) return cells;
    rest = rest.slice(whole.length + 1);
  }
}
