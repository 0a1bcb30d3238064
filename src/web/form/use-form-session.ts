import { useCallback, useSyncExternalStore } from "react";
import type { FieldView } from "./field-view.ts";
import type { FormSession, FormView } from "./form-session.ts";

/** One field of the form; its component is drawn again only when something of it changed. */
export function useField(session: FormSession, path: string): FieldView | undefined {
  const subscribe = useCallback(
    (listener: () => void) => session.subscribe(path, listener),
    [session, path],
  );
  return useSyncExternalStore(subscribe, () => session.field(path));
}

/** The form as a whole. */
export function useWhole(session: FormSession): FormView {
  const subscribe = useCallback(
    (listener: () => void) => session.subscribe("*", listener),
    [session],
  );
  return useSyncExternalStore(subscribe, () => session.whole());
}
