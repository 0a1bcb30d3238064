import type { Language, Text } from "../../kernel/index.ts";
import { markWords } from "../ui/mark-state.ts";
import type { MatrixColumn } from "./matrix-column.ts";
import type { MatrixRow } from "./matrix-row.ts";
import { formState } from "./visit-state.ts";

/** A field as CSV has it. What a spreadsheet would take for a formula is kept from being one. */
export function csvField(value: string): string {
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** What each row has before its visits. */
export interface LeadingColumn {
  readonly title: string;
  readonly value: (row: MatrixRow) => string;
}

/**
 * The rows as they are shown, as CSV for a spreadsheet: UTF-8 with a byte order mark, lines ended by CRLF. A cell says
 * its state in words, and the visit's date where it was held.
 */
export function writeMatrixCsv(
  leading: readonly LeadingColumn[],
  columns: readonly MatrixColumn[],
  rows: readonly MatrixRow[],
  titleOf: (column: MatrixColumn) => string,
  language: Language,
): string {
  const say = (text: Text): string => text[language];
  const lines = [
    [...leading.map(({ title }) => title), ...columns.map(titleOf)],
    ...rows.map((row) => [
      ...leading.map(({ value }) => value(row)),
      ...columns.map(({ key, form }) => {
        const cell = row.cells.get(key);
        if (cell === undefined) return "";
        if (form !== undefined) {
          const mark = cell.mark.forms.find((one) => one.form === form);
          return mark === undefined
            ? ""
            : say(markWords[formState(mark, cell.mark.date, row.today)]);
        }
        return [say(markWords[cell.state]), cell.mark.date ?? cell.mark.due]
          .filter((part) => part !== undefined)
          .join(" ");
      }),
    ]),
  ];
  return `\uFEFF${lines.map((line) => line.map(csvField).join(",")).join("\r\n")}\r\n`;
}
