import type { Cell } from "../../src/interchange/index.ts";

const most = 100_000;

/**
 * Keeps each text once: a file says the same words thousands of times. A longer text is copied out of the chunk
 * that it was cut from, which could not be given back otherwise.
 */
export function wordKeeper(): (cell: Cell) => Cell {
  const words = new Map<string, string>();
  return (cell) => {
    if (typeof cell !== "string") return cell;
    const known = words.get(cell);
    if (known !== undefined) return known;
    const copy = cell.length < 13 ? cell : cell.split("").join("");
    if (words.size < most) words.set(copy, copy);
    return copy;
  };
}
