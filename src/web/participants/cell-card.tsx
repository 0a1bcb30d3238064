import { useLayoutEffect, useRef, useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { markWords } from "../ui/mark-state.ts";
import { StateMark } from "../ui/state-mark.tsx";
import { formLines, visitLines } from "./cell-words.ts";
import type { MatrixColumn } from "./matrix-column.ts";
import type { PointedCell } from "./matrix-grid.tsx";
import { leadingColumns } from "./row-markup.ts";
import type { MatrixRow } from "./matrix-row.ts";
import { formState } from "./visit-state.ts";

/** What a cell says, in words, beside it while it is pointed at or has the focus. The cell's own name says it too. */
export function CellCard({
  pointed,
  rows,
  columns,
  titles,
  formTitle,
}: {
  readonly pointed: PointedCell | undefined;
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly titles: readonly string[];
  readonly formTitle: (form: string) => string;
}) {
  const { language, say } = useLanguage();
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    if (pointed === undefined || card.current === null) return;
    const cell = pointed.element.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = card.current;
    const below = cell.bottom + 6 + offsetHeight < innerHeight;
    setPlace({
      left: Math.max(
        8,
        Math.min(innerWidth - offsetWidth - 8, cell.left + cell.width / 2 - offsetWidth / 2),
      ),
      top: below ? cell.bottom + 6 : cell.top - 6 - offsetHeight,
    });
  }, [pointed]);
  const row = pointed === undefined ? undefined : rows[pointed.row];
  const column = pointed === undefined ? undefined : columns[pointed.column - leadingColumns];
  const cell = column === undefined ? undefined : row?.cells.get(column.key);
  if (pointed === undefined || row === undefined || column === undefined || cell === undefined)
    return null;
  const forms = cell.mark.forms.filter(
    ({ form }) => column.form === undefined || form === column.form,
  );
  return (
    <div
      ref={card}
      role="tooltip"
      style={place}
      className="pointer-events-none fixed z-40 max-w-80 rounded-lg border border-line bg-card px-4 py-3 text-[0.87rem] shadow-float"
    >
      <p className="num text-soft">{row.summary.participant}</p>
      <p className="font-medium">{titles[pointed.column - leadingColumns]}</p>
      <p className="my-1">
        <StateMark state={cell.state} named />
      </p>
      {visitLines(cell, language).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {forms.length > 0 && (
        <ul className="mt-2 space-y-0.5 border-t border-line pt-2">
          {forms.map((form) => {
            const state = formState(form, cell.mark.date, row.today);
            const wrong = formLines(form, language);
            return (
              <li key={form.form} className="flex items-center gap-1.5">
                <StateMark state={state} className="size-3.5" />
                <span className="font-medium">{formTitle(form.form)}</span>
                <span className="text-soft">
                  {[say(markWords[state]), ...wrong].join(language === "en" ? ", " : "，")}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
