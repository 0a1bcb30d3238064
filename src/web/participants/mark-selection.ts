import type { MatrixColumn } from "./matrix-column.ts";
import type { MatrixRow } from "./matrix-row.ts";
import { leadingColumns } from "./row-markup.ts";
import { type Selection, wholeRow } from "./selection.ts";

interface Marked {
  readonly ids: ReadonlySet<string> | undefined;
  readonly columns: readonly MatrixColumn[];
  readonly first: Element | null;
}

const marked = new WeakMap<Element, Marked>();

/**
 * Says on the rows that are in the page which of their cells are selected. The markup of a row does not say it, so that
 * selecting writes no row anew, and scrolling touches only rows that came into the page.
 */
export function markSelection(
  grid: HTMLElement,
  rows: readonly MatrixRow[],
  columns: readonly MatrixColumn[],
  selection: Selection,
): void {
  for (const element of grid.querySelectorAll<HTMLElement>('[role="row"][data-row]')) {
    const row = rows[Number(element.dataset["row"])];
    if (row === undefined) continue;
    const ids = selection.get(row.summary.participant);
    const first = element.firstElementChild;
    const before = marked.get(element);
    // A row that was written anew is as nobody has marked it.
    const isNew = before === undefined || before.first !== first;
    if (
      isNew
        ? ids === undefined && !element.hasAttribute("aria-selected")
        : same(before, ids, columns)
    ) {
      continue;
    }
    marked.set(element, { ids, columns, first });
    element.setAttribute("aria-selected", String(ids?.has(wholeRow) === true));
    for (const cell of element.querySelectorAll<HTMLElement>("[aria-selected]")) {
      const id = columns[Number(cell.dataset["column"]) - leadingColumns]?.id;
      cell.setAttribute("aria-selected", String(id !== undefined && ids?.has(id) === true));
    }
  }
}

function same(before: Marked, ids: Marked["ids"], columns: readonly MatrixColumn[]): boolean {
  return before.ids === ids && before.columns === columns;
}
