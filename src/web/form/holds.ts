import { canonical, type Json } from "../../kernel/index.ts";
import type { Datum } from "../../definition/index.ts";
import type { Sending } from "./draft-view.ts";

/** Whether a field already holds what would be sent. Numbers are compared as they were entered. */
export function holds(stored: Datum | undefined, send: Sending): boolean {
  if (send === null) return stored === undefined;
  if (typeof stored === "number" && typeof send === "object" && "entered" in send) {
    return send.entered === String(stored) && !("unit" in send);
  }
  if (stored === undefined) return false;
  if (
    typeof stored === "object" &&
    "entered" in stored &&
    typeof send === "object" &&
    "entered" in send
  ) {
    return stored.entered === send.entered && stored.unit === send.unit;
  }
  return canonical(stored as unknown as Json) === canonical(send as unknown as Json);
}
