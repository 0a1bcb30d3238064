import type { Language } from "../../kernel/index.ts";
import { statusWords } from "../../engine/index.ts";
import { fill } from "../language/fill.ts";
import type { MatrixColumn } from "./matrix-column.ts";
import type { MatrixRow } from "./matrix-row.ts";
import { words } from "./participants-words.ts";
import { type LeadingColumn, writeMatrixCsv } from "./write-csv.ts";

/** The rows and columns that are shown, as CSV in the language of the screen. */
export function exportRows(
  rows: readonly MatrixRow[],
  columns: readonly MatrixColumn[],
  titles: readonly string[],
  language: Language,
): string {
  const leading: LeadingColumn[] = [
    { title: words.number[language], value: ({ summary }) => summary.participant },
    { title: words.site[language], value: ({ summary }) => summary.site },
    {
      title: words.status[language],
      value: ({ summary }) => fill(statusWords[summary.status], language),
    },
    { title: words.cohort[language], value: ({ summary }) => summary.cohort ?? "" },
    { title: words.next[language], value: ({ nextDue }) => nextDue ?? "" },
  ];
  const titleOf = (column: MatrixColumn): string => titles[columns.indexOf(column)] ?? column.id;
  return writeMatrixCsv(leading, columns, rows, titleOf, language);
}
