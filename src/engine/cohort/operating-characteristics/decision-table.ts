import { isEliminated } from "../rules/boin.ts";

/** What a table of decisions says: up, stay, down, or down and never again. */
export type TableEntry = "E" | "S" | "D" | "DU";

/** A rule that looks at the counts of one dose alone. */
export type Way = (dlt: number, n: number) => "up" | "stay" | "down";

const letters = { up: "E", stay: "S", down: "D" } as const;

/** Rows for n = 1 … most, entries for 0 … n toxicities. */
export function decisionTable(
  way: Way,
  target: number,
  most: number,
  elimination = 0.95,
): readonly (readonly TableEntry[])[] {
  return Array.from({ length: most }, (_, row) => {
    const n = row + 1;
    return Array.from({ length: n + 1 }, (_entry, dlt) =>
      isEliminated(dlt, n, target, elimination) ? "DU" : letters[way(dlt, n)],
    );
  });
}

/** The numbers of toxicities among n at which decisions change; null where they never do. */
export interface DecisionBounds {
  readonly n: number;
  /** Up at this many or fewer. */
  readonly up: number | null;
  /** Down at this many or more. */
  readonly down: number | null;
  /** Given up at this many or more. */
  readonly eliminate: number | null;
}

export function decisionBounds(
  way: Way,
  target: number,
  most: number,
  elimination = 0.95,
): readonly DecisionBounds[] {
  const orNull = (found: number): number | null => (found < 0 ? null : found);
  return decisionTable(way, target, most, elimination).map((row, index) => ({
    n: index + 1,
    up: orNull(row.lastIndexOf("E")),
    down: orNull(row.findIndex((entry) => entry === "D" || entry === "DU")),
    eliminate: orNull(row.indexOf("DU")),
  }));
}
