import { defineIssue, type Issue } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import type { Cell } from "../table.ts";
import { decodeText, type Encoding } from "../text/encoding.ts";
import { decodeLatin1 } from "../text/latin1.ts";
import { decodeWindows1252 } from "../text/windows-1252.ts";
import { missingCode, readIbm } from "./ibm-float.ts";
import type { SpecialMissing, XptMember } from "./xpt-dataset.ts";

const notText = defineIssue(
  "xpt.encoding",
  "{file}, dataset {member}, row {row}, variable {name}: “{shown}” is not {encoding} text. Name the file's encoding: for files from older SAS for Windows it is often windows-1252; or allow that as a fallback.",
  "{file}，数据集 {member}，第 {row} 行，变量 {name}：“{shown}”不是 {encoding} 文本。请指明文件的编码：旧版 Windows SAS 的文件常为 windows-1252；或允许以其作为后备编码。",
);
const blankNumber = defineIssue(
  "xpt.blank-number",
  "{file}, dataset {member}, row {row}, variable {name}: there are blanks where a number is stored. The rows are shifted or were edited as text: export the dataset again.",
  "{file}，数据集 {member}，第 {row} 行，变量 {name}：存放数值的位置是空格。各行错位或文件曾被当作文本编辑：请重新导出数据集。",
);

const readAsWindows = defineIssue(
  "xpt.fallback",
  "{file}, dataset {member}: {count} texts were not of the file's encoding and were read as windows-1252, the first in row {row}, variable {name}. Look at them before they are used.",
  "{file}，数据集 {member}：{count} 个文本不符合文件编码，已按 windows-1252 读取，首个位于第 {row} 行变量 {name}。使用前请核对。",
  "warning",
);

export interface CellReader {
  /** Reads the row that begins at a place; `row` counts from 0 within the dataset. */
  readRow(bytes: Uint8Array, start: number, row: number): Cell[];
  /** Special missing values since the last call. */
  takeMissing(): SpecialMissing[];
  /** What was read, but should be looked at. */
  warnings(): readonly Issue[];
}

/** Turns the bytes of rows into cells. Trailing blanks (and zero bytes, which some writers use) are no part of a text. */
export function cellReader(
  file: string,
  member: XptMember,
  encoding: Encoding,
  fallback: "windows-1252" | undefined,
): CellReader {
  let missing: SpecialMissing[] = [];
  let fallbacks = 0;
  let firstFallback = { row: 0, name: "" };

  function place(row: number, name: string) {
    return [file, member.name, row + 1, name];
  }

  function readForeign(bytes: Uint8Array, row: number, name: string): string {
    const text = decodeText(bytes, encoding);
    if (text !== undefined) return text;
    if (fallback === undefined) {
      const shown = decodeLatin1(bytes.subarray(0, 60)).replace(/[^ -~]/g, "·");
      const spelt = typeof encoding === "function" ? "—" : encoding;
      const params = { file, member: member.name, row: row + 1, name, shown, encoding: spelt };
      throw new DataProblem(notText(place(row, name), params));
    }
    if (fallbacks === 0) firstFallback = { row: row + 1, name };
    fallbacks++;
    return decodeWindows1252(bytes);
  }

  return {
    warnings() {
      if (fallbacks === 0) return [];
      const params = { file, member: member.name, count: fallbacks, ...firstFallback };
      return [readAsWindows(place(firstFallback.row - 1, firstFallback.name), params)];
    },
    takeMissing() {
      const taken = missing;
      missing = [];
      return taken;
    },
    readRow(bytes, start, row) {
      const cells: Cell[] = [];
      for (const { type, position, length, name } of member.columns) {
        const at = start + position;
        if (type === "number") {
          const value = readIbm(bytes, at, length);
          if (bytes[at] === 0x20 && isBlank(bytes, at, at + length)) {
            const params = { file, member: member.name, row: row + 1, name };
            throw new DataProblem(blankNumber(place(row, name), params));
          }
          if (Number.isNaN(value)) {
            const code = missingCode(bytes, at);
            if (code !== ".") missing.push({ row, column: cells.length, code });
            cells.push(null);
          } else cells.push(value);
          continue;
        }
        let end = at + length;
        while (end > at && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
        let high = 0;
        for (let i = at; i < end; i++) high |= bytes[i] ?? 0;
        cells.push(
          end === at
            ? ""
            : high < 128
              ? decodeLatin1(bytes, at, end)
              : readForeign(bytes.subarray(at, end), row, name),
        );
      }
      return cells;
    },
  };
}

/** Whether all bytes are blanks. */
export function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] !== 0x20) return false;
  return true;
}
