import { useLanguage } from "../language/language.tsx";
import { Icon } from "../ui/icon.tsx";
import type { MatrixColumn } from "./matrix-column.ts";
import { leadingColumns } from "./row-markup.ts";
import { words } from "./participants-words.ts";
import { shortTitle } from "./short-title.ts";

/** The names of the columns. That of a visit shows and hides its forms. */
export function MatrixHeader({
  columns,
  titles,
  dense,
  onToggle,
}: {
  readonly columns: readonly MatrixColumn[];
  readonly titles: readonly string[];
  readonly dense: boolean;
  readonly onToggle: (key: string) => void;
}) {
  const { say } = useLanguage();
  const fixed = [words.number, words.status, words.next] as const;
  const places = [
    "sticky left-0 z-30",
    "z-20 sm:sticky sm:left-[7.5rem] sm:z-30",
    "z-20 border-r sm:sticky sm:left-[15rem] sm:z-30",
  ];
  const openKeys = new Set(columns.flatMap(({ key, form }) => (form === undefined ? [] : [key])));
  return (
    <div role="rowgroup" className="sticky top-0 z-20">
      <div
        role="row"
        aria-rowindex={1}
        data-row={-1}
        className="grid w-[var(--width)] grid-cols-[var(--columns)]"
      >
        {fixed.map((word, column) => (
          <div
            key={column}
            role="columnheader"
            aria-colindex={column + 1}
            tabIndex={-1}
            data-column={column}
            className={`flex items-end border-b border-line bg-sunken px-3 py-1.5 text-[0.8rem] font-medium ${places[column] ?? ""}`}
          >
            {say(word)}
          </div>
        ))}
        {columns.map(({ id, key, form }, offset) => {
          const column = leadingColumns + offset;
          const title = titles[offset] ?? "";
          const isOpen = openKeys.has(key);
          if (form !== undefined) {
            return (
              <div
                key={id}
                role="columnheader"
                aria-colindex={column + 1}
                aria-label={title}
                title={title}
                tabIndex={-1}
                data-column={column}
                className="flex items-end justify-center overflow-hidden border-b border-line bg-sunken px-0.5 py-1.5 text-[0.73rem] text-soft"
              >
                {form}
              </div>
            );
          }
          return (
            <div
              key={id}
              role="columnheader"
              aria-colindex={column + 1}
              className="flex border-b border-line bg-sunken"
            >
              <button
                type="button"
                aria-expanded={isOpen}
                aria-label={say(isOpen ? words.hideForms : words.showForms, { visit: title })}
                title={title}
                tabIndex={-1}
                data-column={column}
                onClick={() => onToggle(key)}
                className={`flex w-full flex-col items-center justify-end gap-0.5 overflow-hidden px-0.5 py-1 text-center text-[0.73rem] leading-tight font-medium hover:bg-accent-soft ${dense ? "[writing-mode:vertical-rl]" : ""}`}
              >
                <span
                  className={
                    dense ? "max-h-24 overflow-hidden text-ellipsis" : "line-clamp-3 break-words"
                  }
                >
                  {shortTitle(title)}
                </span>
                <Icon name={isOpen ? "left" : "right"} className="size-3 shrink-0 text-soft" />
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
