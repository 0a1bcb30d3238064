import type { ReactNode } from "react";

/** Parts of one page, each with an address of its own: links, so that they can be opened, sent and gone back from. */
export function Tabs({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <nav
      aria-label={label}
      className="mb-5 flex flex-wrap gap-x-1 border-b border-line print:hidden"
    >
      {children}
    </nav>
  );
}

/** The classes of a tab's link; TanStack Router sets `data-status="active"`. */
export const tabClass =
  "-mb-px border-b-2 border-transparent px-3 py-2 font-medium text-soft no-underline hover:text-ink data-[status=active]:border-accent data-[status=active]:text-ink";
