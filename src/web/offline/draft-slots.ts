import { readPlaceKey } from "../form/place-key.ts";
import type { Outbox } from "./outbox.ts";

/** The unnumbered lines of a log that this device keeps and the server does not know. */
export function outboxDraftSlots(
  outbox: Outbox,
  study: string,
  participant: string,
  form: string,
): readonly string[] {
  const slots = [...outbox.drafts, ...outbox.items].flatMap((kept) => {
    const place = readPlaceKey(kept.place);
    const isHere = kept.study === study && kept.participant === participant && place.form === form;
    return isHere && place.isNew ? [place.slot ?? "1"] : [];
  });
  return [...new Set(slots)];
}
