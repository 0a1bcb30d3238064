import { useNavigate } from "@tanstack/react-router";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useLanguage } from "../language/language.tsx";
import { StateMarkShapes } from "../ui/state-mark.tsx";
import { CellCard } from "./cell-card.tsx";
import { CellMenu, type CellActs } from "./cell-menu.tsx";
import { type GridPlace, moveInGrid } from "./grid-move.ts";
import type { MatrixColumn } from "./matrix-column.ts";
import { markSelection } from "./mark-selection.ts";
import { MatrixHeader } from "./matrix-header.tsx";
import { leadingColumns, rowMarkup } from "./row-markup.ts";
import type { MatrixRow } from "./matrix-row.ts";
import { words } from "./participants-words.ts";
import {
  nothingSelected,
  selectAllShown,
  type Selection,
  selectRange,
  toggleSelected,
} from "./selection.ts";

/** A cell that is pointed at, with where it is on the screen. */
export interface PointedCell extends GridPlace {
  readonly element: HTMLElement;
}

/** The schedule of activities of everybody shown: rows are virtual, the header and the first columns stay. */
export function MatrixGrid({
  study,
  rows,
  columns,
  titles,
  dense,
  acts,
  selection,
  onSelect,
  formTitle,
  onToggle,
  onFilter,
}: {
  readonly study: string;
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly titles: readonly string[];
  readonly dense: boolean;
  readonly acts: CellActs;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly formTitle: (form: string) => string;
  readonly onToggle: (key: string) => void;
  readonly onFilter: () => void;
}) {
  const { say, language } = useLanguage();
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<GridPlace>({ row: 0, column: 0 });
  const [pointed, setPointed] = useState<PointedCell>();
  const [menu, setMenu] = useState<PointedCell>();
  const focusNext = useRef(false);
  /** Where a range begins that Shift extends. */
  const anchor = useRef<GridPlace>(undefined);
  const height = dense ? 26 : 36;
  const activeRow = Math.min(active.row, rows.length - 1);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 6,
    // The row with the focus stays in the page wherever one scrolls, or the focus would be lost.
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range);
        return activeRow < 0 || shown.includes(activeRow)
          ? shown
          : [...shown, activeRow].sort((a, b) => a - b);
      },
      [activeRow],
    ),
  });
  useLayoutEffect(() => virtual.measure(), [virtual, height]);

  const cellAt = (target: EventTarget | null): PointedCell | undefined => {
    const element = (target as HTMLElement | null)?.closest<HTMLElement>("[data-column]");
    if (element === null || element === undefined) return undefined;
    return {
      element,
      row: Number(element.closest<HTMLElement>("[data-row]")?.dataset["row"] ?? -1),
      column: Number(element.dataset["column"]),
    };
  };
  const open = (place: GridPlace) => {
    const row = rows[place.row];
    if (row === undefined) return;
    const { participant } = row.summary;
    const column = columns[place.column - leadingColumns];
    const forms = column === undefined ? undefined : row.cells.get(column.key)?.mark.forms;
    if (column?.form !== undefined && forms?.some(({ form }) => form === column.form) === true) {
      void navigate({
        to: "/studies/$study/participants/$participant/visits/$visit/$form",
        params: { study, participant, visit: column.key, form: column.form },
      });
      return;
    }
    void navigate({
      to: "/studies/$study/participants/$participant",
      params: { study, participant },
      search: column === undefined ? {} : { tab: "visits", visit: column.key },
    });
  };
  const extendTo = (from: GridPlace, to: GridPlace) => {
    anchor.current ??= from;
    onSelect(selectRange(rows, columns, anchor.current, to));
  };
  const toggle = (place: GridPlace) => {
    anchor.current = place;
    onSelect(toggleSelected(rows, columns, selection, place));
  };
  useLayoutEffect(() => {
    if (scroller.current !== null) markSelection(scroller.current, rows, columns, selection);
  });
  const reached = useRef<HTMLElement>(undefined);
  useLayoutEffect(() => {
    const row = active.row < 0 ? -1 : activeRow;
    const element = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${row}"] [data-column="${active.column}"]`,
    );
    if (element === null || element === undefined) return;
    if (reached.current !== element) {
      if (reached.current !== undefined) reached.current.tabIndex = -1;
      reached.current = element;
    }
    element.tabIndex = 0;
    if (!focusNext.current) return;
    focusNext.current = false;
    element.focus({ preventScroll: true });
    intoView(scroller.current, element);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const place = cellAt(event.target);
    if (place === undefined) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / height) - 3);
    const size = { rows: rows.length, columns: columns.length + leadingColumns, page };
    const next = moveInGrid(place, event.key, event.ctrlKey || event.metaKey, size);
    if (next !== undefined) {
      event.preventDefault();
      focusNext.current = true;
      if (event.shiftKey && place.row >= 0) extendTo(place, next);
      else anchor.current = undefined;
      setActive(next);
      if (next.row >= 0) virtual.scrollToIndex(next.row);
      return;
    }
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const key = event.key.toLowerCase();
    const act =
      place.row < 0
        ? undefined
        : event.key === " "
          ? () => toggle(place)
          : event.key === "Enter"
            ? () => open(place)
            : event.key === "ContextMenu" ||
                (event.shiftKey && event.key === "F10") ||
                (isPlain && key === "m")
              ? () => setMenu(place)
              : (event.ctrlKey || event.metaKey) && key === "a"
                ? () => onSelect(selectAllShown(rows, columns, nothingSelected, place))
                : undefined;
    if (act !== undefined) {
      event.preventDefault();
      act();
    } else if (isPlain && key === "f") {
      event.preventDefault();
      onFilter();
    } else if (event.key === "Escape") {
      setPointed(undefined);
      onSelect(nothingSelected);
    }
  };
  const onClick = (event: MouseEvent) => {
    const place = cellAt(event.target);
    if (place === undefined || place.row < 0) return;
    const isToggle = event.metaKey || event.ctrlKey;
    // A number is a link: it opens in a tab of its own as any other.
    if (isToggle && place.column === 0) return;
    event.preventDefault();
    setActive(place);
    place.element.focus({ preventScroll: true });
    if (event.shiftKey) extendTo(active, place);
    else if (isToggle) toggle(place);
    else {
      anchor.current = undefined;
      if (place.column === 0) open(place);
      else setMenu(place);
    }
  };
  const point = (target: EventTarget | null) => {
    const place = cellAt(target);
    const isVisit = place !== undefined && place.row >= 0 && place.column >= leadingColumns;
    setPointed(isVisit ? place : undefined);
  };
  const visitWidth = dense ? 2.6 : 4.4;
  const template = `7.5rem 7.5rem 7rem repeat(${columns.length}, minmax(${visitWidth}rem, 1fr))`;
  // Header and rows are laid out apart, so their width may not depend on what stands in them.
  const width = `max(100%, ${22 + columns.length * visitWidth}rem)`;
  return (
    <div className="relative">
      <StateMarkShapes />
      <div
        ref={scroller}
        role="grid"
        aria-label={say(words.grid)}
        aria-multiselectable
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + leadingColumns}
        style={{ "--row": `${height}px`, "--columns": template, "--width": width } as CSSProperties}
        className="relative max-h-[calc(100dvh-10rem)] min-h-64 overflow-auto rounded-lg border border-line bg-card"
        onKeyDown={onKeyDown}
        // Shift with the mouse selects cells, not the text between them.
        onMouseDown={(event) => {
          if (event.shiftKey && (cellAt(event.target)?.row ?? -1) >= 0) event.preventDefault();
        }}
        onClick={onClick}
        onContextMenu={(event) => {
          const place = cellAt(event.target);
          if (place === undefined || place.row < 0 || place.column === 0) return;
          event.preventDefault();
          setMenu(place);
        }}
        onMouseOver={(event) => point(event.target)}
        onMouseLeave={() => setPointed(undefined)}
        onScroll={() => pointed !== undefined && setPointed(undefined)}
        onFocus={(event) => {
          const place = cellAt(event.target);
          if (place === undefined) return;
          if (place.row !== active.row || place.column !== active.column) setActive(place);
          if (event.target.matches(":focus-visible")) point(event.target);
        }}
        onBlur={() => setPointed(undefined)}
      >
        <MatrixHeader columns={columns} titles={titles} dense={dense} onToggle={onToggle} />
        <div
          role="rowgroup"
          className={`relative ${pickedLook}`}
          style={{ height: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <div
                key={row.summary.participant}
                role="row"
                aria-rowindex={index + 2}
                data-row={index}
                className="absolute top-0 left-0 grid w-[var(--width)] grid-cols-[var(--columns)] hover:bg-sunken/40"
                style={{ transform: `translateY(${start}px)` }}
                // One markup a row, written once: as elements, its cells would take most of a frame to make.
                dangerouslySetInnerHTML={{
                  __html: rowMarkup(row, columns, titles, language, study),
                }}
              />
            );
          })}
        </div>
      </div>
      <CellCard
        pointed={menu === undefined ? pointed : undefined}
        rows={rows}
        columns={columns}
        titles={titles}
        formTitle={formTitle}
      />
      <CellMenu
        study={study}
        pointed={menu}
        rows={rows}
        columns={columns}
        acts={acts}
        formTitle={formTitle}
        onSelect={toggle}
        onClose={() => setMenu(undefined)}
      />
    </div>
  );
}

// Selected: a ground, and a line around it, so that colour is not alone.
const pickedLook =
  "[&_[role=gridcell][aria-selected=true]]:bg-accent-soft [&_[role=gridcell][aria-selected=true]]:inset-ring-2 [&_[role=gridcell][aria-selected=true]]:inset-ring-accent " +
  "[&_[role=row][aria-selected=true]>.bg-card]:bg-accent-soft [&_[role=row][aria-selected=true]>[role=rowheader]]:inset-ring-2 [&_[role=row][aria-selected=true]>[role=rowheader]]:inset-ring-accent";

/** Brings a cell out from under the columns that stay. */
function intoView(scroller: HTMLDivElement | null, element: HTMLElement): void {
  if (scroller === null || getComputedStyle(element).position === "sticky") return;
  const frame = scroller.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const fixed = [...scroller.querySelectorAll<HTMLElement>('[role="columnheader"]')]
    .slice(0, leadingColumns)
    .filter((header) => getComputedStyle(header).position === "sticky")
    .reduce((width, header) => width + header.offsetWidth, 0);
  if (box.left < frame.left + fixed) scroller.scrollLeft -= frame.left + fixed - box.left;
  else if (box.right > frame.right) scroller.scrollLeft += box.right - frame.right + 12;
}
