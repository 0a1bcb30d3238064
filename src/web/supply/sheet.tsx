import type { ReactNode } from "react";

/** A plain table with a heading for each column; it scrolls within itself. */
export function Sheet({
  name,
  heads,
  children,
}: {
  readonly name: string;
  readonly heads: readonly ReactNode[];
  readonly children: ReactNode;
}) {
  return (
    <div className="overflow-x-auto" role="region" aria-label={name} tabIndex={0}>
      <table className="w-full text-left text-[0.93rem]">
        <thead className="text-[0.85rem] text-soft">
          <tr>
            {heads.map((head, index) => (
              <th key={index} scope="col" className="py-1.5 pr-4 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** The classes of a row and of its cells. */
export const rowClass = "border-t border-line align-top";
export const cellClass = "py-2 pr-4";
