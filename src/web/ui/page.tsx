import { type ReactNode, useEffect } from "react";

/** A page: its title (also the window's), where it lies, and what can be done on it. */
export function Page({
  title,
  above,
  below,
  actions,
  wide = false,
  children,
}: {
  readonly title: string;
  /** Where the page lies: study, site, participant. */
  readonly above?: ReactNode;
  readonly below?: ReactNode;
  readonly actions?: ReactNode;
  /** Uses the whole width, for tables. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Neurite`;
  }, [title]);
  return (
    <div className={`mx-auto w-full px-4 pt-6 pb-16 sm:px-6 ${wide ? "" : "max-w-6xl"}`}>
      <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          {above !== undefined && <div className="mb-1 text-[0.9rem] text-soft">{above}</div>}
          <h1>{title}</h1>
          {below !== undefined && <div className="mt-1 text-soft">{below}</div>}
        </div>
        {actions !== undefined && (
          <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>
        )}
      </header>
      {children}
    </div>
  );
}
