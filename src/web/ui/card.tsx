import type { ReactNode } from "react";

/** A sheet of paper on the desk: one subject, with its heading. */
export function Card({
  title,
  actions,
  children,
  className = "",
  level = 2,
}: {
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  readonly level?: 2 | 3;
}) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section
      className={`rounded-xl border border-line bg-card p-5 shadow-card print:border-0 print:p-0 print:shadow-none ${className}`}
    >
      {(title !== undefined || actions !== undefined) && (
        <header className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          {title !== undefined && <Heading>{title}</Heading>}
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
