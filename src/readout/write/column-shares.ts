import type { RenderedColumn, RenderedRow } from "../report/rendered.ts";

/**
 * Which share of a table's width each column gets, of one: by what is longest in it, the labels at most half, and no
 * column less than it can be read in.
 */
export function columnShares(
  columns: readonly RenderedColumn[],
  rows: readonly RenderedRow[],
): readonly number[] {
  const lengths = columns.map(({ lines, spans = 0 }, i) => {
    const words = [
      ...lines.slice(spans),
      ...rows.flatMap((row) => {
        if (row.cells.every(({ text }) => text === "")) return [];
        return [i === 0 ? "  ".repeat(row.level) + row.label : (row.cells[i - 1]?.text ?? "")];
      }),
    ];
    return words.reduce((most, word) => Math.max(most, Math.min(60, wordLength(word))), 8);
  });
  const others = lengths.slice(1).reduce((sum, one) => sum + one, 0);
  const first = others === 0 ? (lengths[0] ?? 1) : Math.min(lengths[0] ?? 1, others);
  return lengths.map((length, i) => (i === 0 ? first : length) / (first + others));
}

/** In letters; a character of East Asian width counts two. */
function wordLength(words: string): number {
  let length = 0;
  for (const one of words) length += /[\u2e80-\uffef]/.test(one) ? 2 : 1;
  return length;
}
