import type { RenderedColumn } from "../report/rendered.ts";

/** A cell of a table's head. */
export interface HeadCell {
  readonly lines: readonly string[];
  /** How many columns it stands over. */
  readonly span: number;
  readonly align: RenderedColumn["align"];
}

/**
 * The rows of a table's head: first the lines that neighbouring columns share, each over all of them; last what every
 * column has of its own.
 */
export function headRows(columns: readonly RenderedColumn[]): readonly (readonly HeadCell[])[] {
  const levels = Math.max(0, ...columns.map(({ spans = 0 }) => spans));
  const shared = Array.from({ length: levels }, (_, level): HeadCell[] => {
    const cells: (HeadCell & { readonly key: string })[] = [];
    for (const { lines, spans = 0 } of columns) {
      const line = level < spans ? (lines[level] ?? "") : "";
      const key = level < spans ? JSON.stringify(lines.slice(0, level + 1)) : "";
      const before = cells.at(-1);
      if (before !== undefined && before.key === key && line !== "") {
        cells[cells.length - 1] = { ...before, span: before.span + 1 };
      } else cells.push({ key, lines: line === "" ? [] : [line], span: 1, align: "center" });
    }
    return cells.map(({ lines, span, align }) => ({ lines, span, align }));
  });
  const own = columns.map(({ lines, spans = 0, align }) => ({
    lines: lines.slice(spans).filter((line) => line !== ""),
    span: 1,
    align,
  }));
  return [...shared, own];
}
