import { useEffect } from "react";
import type { FormSession } from "./form-session.ts";

/** Asks before the page is closed, but only where what was typed is neither sent nor kept on this device. */
export function useLeaveGuard(session: FormSession): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      const { isLasting, unsent } = session.whole();
      if (!isLasting && unsent > 0) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [session]);
}
