/** What a spreadsheet would take for a formula; a number with its sign is none. */
const formula = /^[=@\t\r]|^[+-](?![\d.]+$)/;

/**
 * One line of CSV, ended as RFC 4180 says. A text that a spreadsheet would run as a formula gets an apostrophe before
 * it, as spreadsheets themselves do; the exact values are in the NDJSON export.
 */
export function csvLine(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** One cell, as it stands between two commas. */
export function csvCell(cell: string | number | undefined): string {
  if (cell === undefined) return "";
  const text = typeof cell === "string" && formula.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Says to a spreadsheet that the file is UTF-8, or Chinese is not read. */
export const byteOrderMark = "\uFEFF";
