import { daySpan, readPartialDate } from "../../kernel/index.ts";
import type { Cell } from "../table.ts";

export function isBlank(cell: Cell): cell is null | "" {
  return cell === null || cell === "";
}

const numeral = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/** The number that a cell holds; a text that is a number is that number. */
export function numberIn(cell: Cell): number | undefined {
  if (typeof cell === "number") return cell;
  return cell !== null && numeral.test(cell) ? Number(cell) : undefined;
}

/** The day that a cell names, where it is known to the day. */
export function dayIn(cell: Cell): number | undefined {
  if (typeof cell !== "string" || cell.length < 10) return undefined;
  return readPartialDate(cell) === undefined ? undefined : daySpan(cell).first;
}

/** Blank first, then numbers in their order, then texts by their characters. */
export function compareCells(a: Cell, b: Cell): number {
  if (a === b) return 0;
  if (isBlank(a)) return isBlank(b) ? 0 : -1;
  if (isBlank(b)) return 1;
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "number") return -1;
  if (typeof b === "number") return 1;
  return a < b ? -1 : 1;
}

/** Rows by what stands at some places, the first most significant. */
export function compareRows(
  a: readonly (Cell | undefined)[],
  b: readonly (Cell | undefined)[],
  places: readonly number[],
): number {
  for (const place of places) {
    const order = compareCells(a[place] ?? null, b[place] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

/** Two numbers against each other, or two dates as far as both are known; `undefined` of what is blank. */
export function orderOf(a: Cell, b: Cell): number | undefined {
  if (isBlank(a) || isBlank(b)) return undefined;
  const [one, other] = [numberIn(a), numberIn(b)];
  if (one !== undefined && other !== undefined) return one - other;
  const [first, second] = [String(a), String(b)];
  const known = Math.min(first.length, second.length);
  return compareCells(first.slice(0, known), second.slice(0, known));
}
