import type { ReadoutDisplay } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { words } from "./readout-words.ts";

type Rendered = ReadoutDisplay["display"];
type Table = Exclude<Rendered, { kind: "figure" }>;

const alignments = { left: "text-left", center: "text-center", right: "text-right" } as const;

/** A table as the report prints it. Every number in it opens what it was made from. */
export function ResultTable({
  table: { columns, rows },
  head,
  labelledBy,
  onOpen,
}: {
  readonly table: Table;
  readonly head: ReadoutDisplay["head"];
  readonly labelledBy: string;
  readonly onOpen: (result: string) => void;
}) {
  const { say } = useLanguage();
  return (
    <div
      className="max-h-[75dvh] overflow-auto print:max-h-none"
      tabIndex={0}
      role="group"
      aria-labelledby={labelledBy}
    >
      <table aria-labelledby={labelledBy} className="w-full border-collapse text-[0.93rem]">
        <thead className="sticky top-0 bg-card">
          {head.map((cells, row) => (
            <tr key={row}>
              {cells.map(({ lines, span, align }, place) =>
                lines.length === 0 ? (
                  <td
                    key={place}
                    colSpan={span}
                    className={row + 1 === head.length ? "border-b border-edge" : ""}
                  />
                ) : (
                  <th
                    key={place}
                    scope={span > 1 ? "colgroup" : "col"}
                    colSpan={span}
                    className={`border-b border-edge px-3 py-1.5 font-medium ${alignments[align]}`}
                  >
                    {lines.map((line) => (
                      <span key={line} className="block">
                        {line}
                      </span>
                    ))}
                  </th>
                ),
              )}
            </tr>
          ))}
        </thead>
        <tbody>
          {rows.map((row, index) => {
            if (row.kind === "blank") {
              return (
                <tr key={index}>
                  <td colSpan={columns.length} className="h-3" />
                </tr>
              );
            }
            const isHeading = row.kind === "heading" && row.cells.every(({ text }) => text === "");
            return (
              <tr key={index} className={isHeading ? "" : "hover:bg-sunken"}>
                <LabelCell row={row} {...(isHeading ? { span: columns.length } : {})} />
                {!isHeading &&
                  columns.slice(1).map(({ align }, place) => {
                    const cell = row.cells[place];
                    const text = cell?.text ?? "";
                    const first = cell?.results[0];
                    return (
                      <td
                        key={place}
                        className={`num whitespace-pre px-3 py-0.5 ${alignments[align]}`}
                      >
                        {first === undefined || text === "" ? (
                          text
                        ) : (
                          <button
                            type="button"
                            data-result={first}
                            aria-label={say(words.openNumber, { value: text })}
                            onClick={() => onOpen(first)}
                            className="min-h-7 min-w-7 rounded px-1 decoration-accent decoration-dotted underline-offset-4 hover:bg-accent-soft hover:underline"
                          >
                            {text}
                          </button>
                        )}
                      </td>
                    );
                  })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function LabelCell({
  row: { label, level, kind },
  span,
}: {
  readonly row: Table["rows"][number];
  readonly span?: number;
}) {
  if (label === "") return <td colSpan={span} />;
  return (
    <th
      scope="row"
      colSpan={span}
      className={`min-w-32 py-0.5 pr-4 text-left ${kind === "heading" ? "font-medium" : "font-normal"}`}
      style={{ paddingLeft: `${0.5 + level * 1.2}rem` }}
    >
      {label}
    </th>
  );
}
