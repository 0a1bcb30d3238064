import type { RenderedColumn, RenderedRow, RenderedTable } from "../report/rendered.ts";
import { columnShares } from "./column-shares.ts";
import { rtfText } from "./rtf-text.ts";
import { type HeadCell, headRows } from "./table-head.ts";

interface Cell {
  readonly words: string;
  readonly span: number;
  readonly align: RenderedColumn["align"];
  /** Borders and margins. */
  readonly format: string;
  readonly isBold?: boolean;
  readonly indent?: number;
}

const alignments = { left: "\\ql", center: "\\qc", right: "\\qr" } as const;
const thick = "\\brdrs\\brdrw20";
const thin = "\\brdrs\\brdrw10";
const indentTwips = 240;

/**
 * A rendered table as rows of RTF: the rows of its head are repeated on every page, and no row is broken across two.
 *
 * @param width of the table in twips
 */
export function rtfTable({ columns, rows }: RenderedTable, width: number): string {
  const edges = columnEdges(columns, rows, width);
  const heads = headRows(columns);
  const head = heads.map((cells, i) =>
    rtfRow(
      cells.map((cell) => headCell(cell, i === 0, i === heads.length - 1)),
      edges,
      "\\trhdr",
    ),
  );
  const body = rows.map((row, i) =>
    rtfRow(bodyCells(row, columns, i === rows.length - 1), edges, ""),
  );
  return `${head.join("")}${body.join("")}\\pard\\plain\\f0\\fs18\\par\n`;
}

function headCell({ lines, span, align }: HeadCell, isFirst: boolean, isLast: boolean): Cell {
  const under = isLast ? `\\clbrdrb${thin}` : span > 1 ? `\\clbrdrb${thin}` : "";
  return {
    words: lines.map(rtfText).join("\\line "),
    span,
    align,
    isBold: true,
    format: `${isFirst ? `\\clbrdrt${thick}` : ""}${under}\\clvertalb`,
  };
}

function bodyCells(
  row: RenderedRow,
  columns: readonly RenderedColumn[],
  isLast: boolean,
): readonly Cell[] {
  const format = `${isLast ? `\\clbrdrb${thick}` : ""}\\clvertalt`;
  const isBold = row.kind === "heading";
  const isWhole = row.cells.every(({ text }) => text === "");
  const label = {
    words: rtfText(row.label),
    align: "left" as const,
    format,
    isBold,
    indent: row.level * indentTwips,
  };
  if (isWhole) return [{ ...label, span: columns.length }];
  const cells = columns.slice(1).map(
    ({ align }, i): Cell => ({
      words: rtfText(row.cells[i]?.text ?? ""),
      span: 1,
      align,
      format,
      isBold,
    }),
  );
  return [{ ...label, span: 1 }, ...cells];
}

function rtfRow(cells: readonly Cell[], edges: readonly number[], kind: string): string {
  let column = 0;
  const definitions: string[] = [];
  const contents: string[] = [];
  for (const { words, span, align, format, isBold = false, indent = 0 } of cells) {
    column += span;
    definitions.push(`${format}\\cellx${edges[column - 1] ?? 0}`);
    const inner = isBold ? `{\\b ${words}}` : words;
    contents.push(
      `\\pard\\intbl${alignments[align]}${indent > 0 ? `\\li${indent}` : ""}\\f0\\fs18 ${inner}\\cell`,
    );
  }
  return `\\trowd\\trgaph70\\trleft0\\trkeep${kind}${definitions.join("")}\n${contents.join("\n")}\\row\n`;
}

/** Right edges of columns in twips. */
function columnEdges(
  columns: readonly RenderedColumn[],
  rows: readonly RenderedRow[],
  width: number,
): readonly number[] {
  let edge = 0;
  return columnShares(columns, rows).map((share) => {
    edge += share;
    return Math.round(edge * width);
  });
}
