import type { MatrixRow } from "./matrix-row.ts";

export const sortings = ["number", "next", "change", "queries"] as const;
export type Sorting = (typeof sortings)[number];

/** Reads a sorting from the address; by number where it says none. */
export function readSorting(value: string | undefined): Sorting {
  return sortings.find((one) => one === value) ?? "number";
}

const byNumber = new Intl.Collator("en", { numeric: true });

function compareNumbers(a: MatrixRow, b: MatrixRow): number {
  return byNumber.compare(a.summary.participant, b.summary.participant);
}

/** Rows in an order: by number, what is due next first, what changed last first. Equal ones stay in the order of numbers. */
export function sortRows(rows: readonly MatrixRow[], sorting: Sorting): MatrixRow[] {
  const sorted = [...rows].sort(compareNumbers);
  switch (sorting) {
    case "number":
      return sorted;
    case "next":
      return sorted.sort((a, b) => compare(a.nextDue ?? "9999", b.nextDue ?? "9999"));
    case "change":
      return sorted.sort((a, b) => compare(b.summary.lastChange ?? "", a.summary.lastChange ?? ""));
    case "queries":
      return sorted.sort((a, b) => b.openQueries - a.openQueries);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
