import { element, escapeMarkup } from "../figures/markup.ts";
import type { RenderedRow, RenderedTable } from "../report/rendered.ts";
import { headRows } from "./table-head.ts";

/** A rendered table as HTML: its head repeats on paper, each line is headed by its label. */
export function htmlTable({ columns, rows }: RenderedTable, labelledBy: string): string {
  const head = headRows(columns).map((cells) =>
    element(
      "tr",
      {},
      ...cells.map(({ lines, span, align }) => {
        const over = span > 1 ? { colspan: span } : {};
        const words = lines.map(escapeMarkup).join("<br>");
        if (words === "") return open("td", over);
        const scope = span > 1 ? "colgroup" : "col";
        return element("th", { scope, class: align, ...over }, words);
      }),
    ),
  );
  const body = rows.map((row) => htmlRow(row, columns));
  return element(
    "table",
    { "aria-labelledby": labelledBy },
    element("thead", {}, ...head),
    open("tbody", {}, ...body),
  );
}

function htmlRow(row: RenderedRow, columns: RenderedTable["columns"]): string {
  if (row.kind === "blank") {
    return element("tr", { class: "blank" }, open("td", { colspan: columns.length }));
  }
  const indent =
    row.level > 0 ? { style: `padding-left:${(0.7 + row.level * 1.3).toFixed(1)}rem` } : {};
  const isHeading = row.kind === "heading" && row.cells.every(({ text }) => text === "");
  const label = (over: { readonly colspan?: number }) =>
    row.label === ""
      ? open("td", over)
      : element("th", { scope: "row", ...indent, ...over }, escapeMarkup(row.label));
  if (isHeading) {
    return element("tr", { class: "heading" }, label({ colspan: columns.length }));
  }
  const cells = columns.slice(1).map(({ align }, i) => {
    const cell = row.cells[i];
    const results = cell?.results ?? [];
    const traced = results.length === 0 ? {} : { "data-results": results.join(" ") };
    return open("td", { class: align, ...traced }, escapeMarkup(cell?.text ?? ""));
  });
  const kind = row.kind === "heading" ? { class: "heading" } : {};
  return element("tr", kind, label({}), ...cells);
}

/** An element that HTML does not let close itself. */
function open(
  name: string,
  attributes: Parameters<typeof element>[1],
  ...children: readonly string[]
): string {
  const inner = children.join("");
  return inner === ""
    ? element(name, attributes).replace(/\/>$/, `></${name}>`)
    : element(name, attributes, inner);
}
