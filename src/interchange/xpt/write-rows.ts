import { defineIssue } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import type { Cell, Row } from "../table.ts";
import { type EncodingName, encodeText } from "../text/encoding.ts";
import { isBlank } from "./cells.ts";
import { isMissingCode, writeIbm } from "./ibm-float.ts";
import { paddedBytes, recordBytes } from "./record.ts";
import type { XptColumn } from "./xpt-dataset.ts";

const tooLong = defineIssue(
  "xpt.write-text",
  "Dataset {dataset}, row {row}: the text of {name} takes {bytes} bytes; its length is {length}. Nothing is cut off: make the variable longer.",
  "数据集 {dataset}，第 {row} 行：{name} 的文本占 {bytes} 字节，而其长度为 {length}。系统不会截断：请加长该变量。",
);
const notEncodable = defineIssue(
  "xpt.write-encoding",
  "Dataset {dataset}, row {row}: the text of {name} has characters that {encoding} cannot write, or a zero byte. Choose utf-8 or change the text.",
  "数据集 {dataset}，第 {row} 行：{name} 的文本含有 {encoding} 无法表示的字符或零字节。请选用 utf-8 或修改文本。",
);
const notNumber = defineIssue(
  "xpt.write-number",
  "Dataset {dataset}, row {row}: {value}, the value of {name}, does not fit a SAS number of {length} bytes. Give the variable 8 bytes, or bring the value between 5.4e-79 and 7.2e75.",
  "数据集 {dataset}，第 {row} 行：{name} 的值 {value} 无法存入 {length} 字节的 SAS 数值。请将变量设为 8 字节，或使数值介于 5.4e-79 与 7.2e75 之间。",
);
const wrongType = defineIssue(
  "xpt.write-type",
  "Dataset {dataset}, row {row}: the value of {name} is a {found}, the variable holds {expected}.",
  "数据集 {dataset}，第 {row} 行：{name} 的值类型为 {found}，而变量类型为 {expected}。",
);
const ragged = defineIssue(
  "xpt.write-width",
  "Dataset {dataset}, row {row} has {found} values; there are {expected} variables.",
  "数据集 {dataset}：第 {row} 行有 {found} 个值，而变量有 {expected} 个。",
);
const blankEnd = defineIssue(
  "xpt.write-blank-rows",
  "Dataset {dataset} ends with {count} rows that hold nothing but blanks. The format cannot tell them from filling, so they would be lost: leave them out, or add a numeric variable.",
  "数据集 {dataset} 末尾有 {count} 行全为空格。该格式无法将其与填充区分，这些行会丢失：请删除它们，或添加一个数值变量。",
);

/** Which missing value stands where a row has `null` in a numeric column: `.`, `_` or a letter. */
export type MissingOf = (row: number, column: number) => string | undefined;

export interface RowWriter {
  /** The bytes of further rows. */
  write(rows: readonly Row[]): Uint8Array;
  /** The blanks that fill the last record. */
  end(): Uint8Array;
}

/** Turns rows into bytes, one batch after another. @throws DataProblem `xpt.write-…`: nothing is cut or rounded. */
export function rowWriter(
  dataset: string,
  columns: readonly XptColumn[],
  encoding: EncodingName,
  missingOf: MissingOf,
): RowWriter {
  const rowBytes = columns.reduce((sum, column) => sum + column.length, 0);
  const textOnly = columns.every((column) => column.type === "text");
  let written = 0;
  let blankRows = 0;

  function writeText(cell: Cell, bytes: Uint8Array, at: number, column: XptColumn): void {
    const { name, length } = column;
    const row = written + 1;
    if (cell === null || cell === "") return;
    if (typeof cell !== "string") throw misfit(cell, "text", name);
    const text = encodeText(cell, encoding);
    const path = [dataset, row, name];
    if (text === undefined || cell.includes("\0")) {
      throw new DataProblem(notEncodable(path, { dataset, row, name, encoding }));
    }
    if (text.length > length) {
      throw new DataProblem(tooLong(path, { dataset, row, name, bytes: text.length, length }));
    }
    bytes.set(text, at);
  }

  function writeNumber(
    cell: Cell,
    bytes: Uint8Array,
    at: number,
    column: XptColumn,
    index: number,
  ) {
    const { name, length } = column;
    if (typeof cell === "string") throw misfit(cell, "number", name);
    if (cell === null) {
      const code = missingOf(written, index) ?? ".";
      if (!isMissingCode(code)) throw misfit(code, "number", name);
      bytes.fill(0, at, at + length);
      bytes[at] = code.charCodeAt(0);
    } else if (writeIbm(cell, bytes, at, length) !== "written") {
      const params = { dataset, row: written + 1, name, value: String(cell), length };
      throw new DataProblem(notNumber([dataset, written + 1, name], params));
    }
  }

  function misfit(cell: Cell, expected: string, name: string): DataProblem {
    const row = written + 1;
    const found = typeof cell === "string" ? `text (${cell.slice(0, 40)})` : `number (${cell})`;
    return new DataProblem(
      wrongType([dataset, row, name], { dataset, row, name, found, expected }),
    );
  }

  return {
    write(rows) {
      const bytes = new Uint8Array(rows.length * rowBytes).fill(0x20);
      for (const [index, row] of rows.entries()) {
        if (row.length !== columns.length) {
          const counts = { found: row.length, expected: columns.length };
          throw new DataProblem(
            ragged([dataset, written + 1], { dataset, row: written + 1, ...counts }),
          );
        }
        const start = index * rowBytes;
        for (const [number, column] of columns.entries()) {
          const cell = row[number] ?? null;
          const at = start + column.position;
          if (column.type === "text") writeText(cell, bytes, at, column);
          else writeNumber(cell, bytes, at, column, number);
        }
        blankRows = textOnly && isBlank(bytes, start, start + rowBytes) ? blankRows + 1 : 0;
        written++;
      }
      return bytes;
    },
    end() {
      const size = written * rowBytes;
      const records = paddedBytes(size);
      const certain = size === 0 ? 0 : Math.floor((records - recordBytes) / rowBytes) + 1;
      const count = Math.min(blankRows, written - certain);
      if (count > 0) throw new DataProblem(blankEnd([dataset], { dataset, count }));
      return new Uint8Array(records - size).fill(0x20);
    },
  };
}
