import { fill } from "../language/fill.ts";
import { columns, fieldOf, segmentName, segments, testOf } from "./exam-cell.ts";
import type { PadProps } from "./pad-for.ts";
import { words } from "./pad-words.ts";
import type { ExamEntry } from "./use-exam-entry.ts";

/** The examination as the sheet of paper has it: a row a level, a column a side and test. */
export function ExamGrid({
  entry,
  findings,
  language,
}: {
  readonly entry: ExamEntry;
} & Pick<PadProps, "findings" | "language">) {
  const { known, active, codeAt, nameOf, setActive, onKey } = entry;
  const say = (text: Parameters<typeof fill>[0]) => fill(text, language);
  return (
    <div className="max-h-[75vh] overflow-auto rounded-xl border border-line bg-card print:max-h-none">
      <table role="grid" aria-label={say(words.grid)} className="text-center">
        <thead className="sticky top-0 z-10 bg-card text-[0.8rem]">
          <tr>
            <th
              rowSpan={2}
              scope="col"
              className="sticky left-0 bg-card px-2 font-medium text-soft"
            >
              {say(words.level)}
            </th>
            <th colSpan={3} scope="colgroup" className="px-2 pt-1 font-semibold">
              {say(words.right)}
            </th>
            <th
              colSpan={3}
              scope="colgroup"
              className="border-l-2 border-edge px-2 pt-1 font-semibold"
            >
              {say(words.left)}
            </th>
          </tr>
          <tr className="border-b border-line">
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={`px-1 pb-1 font-medium text-soft ${column === "LeftTouch" ? "border-l-2 border-edge" : ""}`}
              >
                {say(words[testOf(column)])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {segments.map((segment) => (
            <tr
              key={segment}
              className={
                segment === "t1" || segment === "l1" || segment === "s1"
                  ? "border-t border-line"
                  : ""
              }
            >
              <th scope="row" className="num sticky left-0 bg-card px-2 text-[0.87rem] font-medium">
                {segmentName(segment)}
              </th>
              {columns.map((column) => {
                const field = fieldOf({ segment, column });
                const edge = column === "LeftTouch" ? "border-l-2 border-edge" : "";
                if (!known.has(field)) return <td key={column} role="gridcell" className={edge} />;
                const code = codeAt(field);
                return (
                  <td key={column} role="gridcell" className={`p-0.5 ${edge}`}>
                    <button
                      type="button"
                      data-cell={field}
                      tabIndex={field === active ? 0 : -1}
                      aria-label={`${nameOf(field)}: ${code ?? say(words.empty)}`}
                      onFocus={() => setActive(field)}
                      onKeyDown={(event) => onKey(event, field)}
                      className={`num h-7 w-full min-w-13 rounded border font-semibold pointer-coarse:h-11 ${code === undefined ? "border-line bg-sunken" : "border-edge bg-card"} ${(findings[field]?.length ?? 0) > 0 ? "border-2 border-wait" : ""} ${field === active ? "ring-2 ring-accent" : ""}`}
                    >
                      {code ?? ""}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
