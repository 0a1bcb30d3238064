import { useEffect, useRef } from "react";
import { focusedPath, focusField } from "./focus-field.ts";
import { panelEvent } from "./field-row.tsx";
import type { FormSession } from "./form-session.ts";
import { actOfKey } from "./page-keys.ts";

type Acts = Readonly<
  Record<"complete" | "next" | "previous" | "next-open" | "keys", () => unknown>
> & { readonly copy?: () => unknown };

/** The keys of the form page, wherever the focus is on it. */
export function usePageKeys(session: FormSession, acts: Acts): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const act = actOfKey({ ...pressedOf(event), isTyping: isTyping(event.target) });
      if (act === undefined || document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      const path = focusedPath();
      switch (act) {
        case "missing":
        case "history":
        case "query":
          if (path !== undefined)
            document.dispatchEvent(new CustomEvent(panelEvent, { detail: { path, panel: act } }));
          return;
        case "unit":
          if (path !== undefined)
            document.querySelector<HTMLElement>(`[data-unit-of="${CSS.escape(path)}"]`)?.focus();
          return;
        case "confirm":
          if (path !== undefined) {
            document
              .querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"] [data-confirm]`)
              ?.click();
            focusField(path);
          }
          return;
        case "complete":
          if (path !== undefined) session.leave(path);
          latest.current.complete();
          return;
        case "next":
        case "previous":
        case "next-open":
        case "keys":
          latest.current[act]();
          return;
        case "copy":
          latest.current.copy?.();
          return;
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [session]);
}

function pressedOf({ key, code, altKey, ctrlKey, metaKey, isComposing }: KeyboardEvent) {
  return { key, code, altKey, ctrlKey, metaKey, isComposing };
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}
