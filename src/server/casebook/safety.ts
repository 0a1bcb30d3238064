import type { Form, Study } from "../../definition/index.ts";
import type { CasebookEvent } from "./order.ts";

/** Domains that tell of safety. @source CDISC SDTMIG 3.4; ICH E2A */
const domains = new Set("AE CE CM DA DD DS DV EC EX HO MH PR".split(" "));
const purposes = new Set<Form["purpose"]>(["adverse-event", "dose", "disposition"]);

/** The forms of a study that a reader for safety needs. */
export function safetyForms(study: Study): ReadonlySet<string> {
  return new Set(
    study.forms
      .filter((form) => purposes.has(form.purpose) || domains.has(form.sdtm?.domain ?? form.id))
      .map(({ id }) => id),
  );
}

const elsewhere = new Set<CasebookEvent["type"]>([
  "consent-given",
  "eligibility-assessed",
  "forms-signed",
]);

/** The events that a reader for safety needs: those of such forms, and the participant's course. */
export function safetyEvents(
  covers: (form: string) => boolean,
  events: readonly CasebookEvent[],
): CasebookEvent[] {
  const other = new Set<number>();
  return events.filter((event) => {
    if (elsewhere.has(event.type)) return false;
    if (event.type === "query-raised" && event.place.form !== undefined) {
      if (!covers(event.place.form)) other.add(event.query);
      return covers(event.place.form);
    }
    if ("query" in event && typeof event.query === "number") return !other.has(event.query);
    if ("form" in event && typeof event.form === "string") return covers(event.form);
    if ("place" in event && event.place.form !== undefined) return covers(event.place.form);
    return true;
  });
}
