import { fieldsOf, type Form, isMissing } from "../../definition/index.ts";
import type { FormState } from "../../engine/index.ts";
import type { ParticipantRecord, StudyView } from "../../server/contract.ts";
import type { Outbox } from "../offline/outbox.ts";
import { enteredOf } from "./change-unit.ts";
import type { Entry } from "./entry.ts";
import { placeKey } from "./place-key.ts";

/**
 * Puts what a line holds into a new line as if it had been typed, to be looked at and changed before it is sent.
 * What identifies the line stays behind: its date, what is computed, files.
 */
export async function copyLine(
  outbox: Outbox,
  { study }: StudyView,
  { state }: ParticipantRecord,
  form: Form,
  line: FormState,
  slot: string,
): Promise<void> {
  for (const [path, entry] of copiedEntries(form, line)) {
    await outbox.keep({
      person: outbox.person,
      study: study.id,
      participant: state.id,
      place: placeKey({ form: form.id }, slot),
      path,
      entry,
      basis: 0,
      stamp: `copy/${slot}/${path}`,
    });
  }
}

/** What of a line is copied, as if it had been typed. */
export function copiedEntries(form: Form, line: FormState): readonly (readonly [string, Entry])[] {
  return fieldsOf(form).flatMap((field): [string, Entry][] => {
    const datum = line.values[field.id];
    if (datum === undefined || isMissing(datum) || field.id === form.dateField) return [];
    if (field.kind === "derived" || field.kind === "file" || field.kind === "signature") return [];
    const isNumber = field.kind === "integer" || field.kind === "decimal";
    return [[field.id, isNumber ? enteredOf(datum) : { value: datum }]];
  });
}
