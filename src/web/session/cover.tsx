import { type ReactNode, useEffect, useRef } from "react";
import { createPortal } from "react-dom";

/**
 * Covers everything on the screen, dialogs and menus among it: what lies below can be neither seen, printed, reached
 * nor read aloud, but stays as it is. When the cover goes, the focus returns to where it was.
 */
export function Cover({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const own = layer.current;
    if (own === null) return;
    const before = document.activeElement;
    const below = [...document.body.children].filter(
      (element): element is HTMLElement => element instanceof HTMLElement && element !== own,
    );
    const old = below.map((element) => [element, element.inert, element.style.visibility] as const);
    for (const element of below) {
      element.inert = true;
      element.style.visibility = "hidden";
    }
    own.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => {
      for (const [element, inert, visibility] of old) {
        element.inert = inert;
        element.style.visibility = visibility;
      }
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return createPortal(
    <div
      ref={layer}
      role="dialog"
      aria-modal="true"
      aria-label={label}
      // What listens on the whole page, such as an open menu, must not hear of keys pressed here.
      onKeyDown={(event) => event.stopPropagation()}
      className="fixed inset-0 z-[100] overflow-auto bg-paper"
    >
      {children}
    </div>,
    document.body,
  );
}
