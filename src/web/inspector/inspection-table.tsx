import type { ReactNode } from "react";
import { Card } from "../ui/card.tsx";
import { ExportButton } from "../ui/export-button.tsx";

/** A list of the inspection: a table with its export. */
export function InspectionTable({
  title,
  name,
  header,
  rows,
  csv,
  empty,
}: {
  readonly title: string;
  /** The file's name without its ending. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly [key: string, ...cells: ReactNode[]])[];
  readonly csv: () => readonly (readonly (string | number | undefined)[])[];
  readonly empty: string;
}) {
  return (
    <Card
      title={title}
      actions={rows.length > 0 && <ExportButton name={name} header={header} rows={csv} />}
    >
      {rows.length === 0 ? (
        <p className="text-soft">{empty}</p>
      ) : (
        <div
          className="max-h-96 overflow-auto print:max-h-none print:overflow-visible"
          tabIndex={0}
          role="region"
          aria-label={title}
        >
          <table className="w-full text-left">
            <thead className="sticky top-0 border-b border-line bg-card text-[0.87rem] text-soft">
              <tr>
                {header.map((word) => (
                  <th key={word} scope="col" className="py-1.5 pr-4 font-medium whitespace-nowrap">
                    {word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {rows.map(([key, ...cells]) => (
                <tr key={key}>
                  {cells.map((cell, index) => (
                    <td key={index} className="num py-1.5 pr-4">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
