import type { Datum, Study } from "../definition/index.ts";
import type { Place } from "./command.ts";
import type { Event, EventBody, FormChange } from "./event.ts";
import { changedPaths, datumAt } from "./form-path.ts";
import { own } from "./own.ts";
import { formPlanOf } from "./plan.ts";

/** One line of the audit trail: a value that changed, or one thing that happened. */
export interface AuditLine {
  readonly kind: EventBody["type"];
  /** The instance, as far as the event is about one; only `visit` where it is about a visit. */
  readonly place?: Partial<Place>;
  /** `field`, or `group/row/field`; of a confirmation the check's id. */
  readonly path?: string;
  /** Absent where the field held nothing. */
  readonly before?: Datum;
  /** Absent where the field holds nothing now. */
  readonly now?: Datum;
  readonly reason?: string;
  /** Computed from other values, and entered by nobody. */
  readonly derived: boolean;
}

/**
 * The lines of the audit trail that an event gives: of a save one per value, derived values after those a person
 * changed; of anything else one. Which values of a save are derived only the study knows: without it, those are
 * marked that followed from another part of the record.
 *
 * @source 21 CFR 11.10(e); ICH E6(R3) 4.2.2
 */
export function changesOf(event: Event | EventBody, study?: Study): AuditLine[] {
  switch (event.type) {
    case "form-saved":
    case "dose-recorded":
    case "adverse-event-recorded":
      return savedLines(event, event.type, study);
    case "visit-started":
    case "visit-corrected":
    case "visit-skipped":
      return [{ ...oneLine(event), place: { visit: event.visit } }];
    case "line-withdrawn":
    case "line-restored":
      return [{ ...oneLine(event), place: event.place }];
    case "query-raised":
    case "query-drafted": {
      const { place, path } = event;
      return [{ ...oneLine(event), place, ...(path === undefined ? {} : { path }) }];
    }
    case "forms-signed":
      return event.places.map(({ version: _, values: __, ...place }) => ({
        ...oneLine(event),
        place,
      }));
    default:
      return [oneLine(event)];
  }
}

function oneLine(event: Event | EventBody): AuditLine {
  const reason = "reason" in event ? event.reason : undefined;
  return { kind: event.type, ...(reason === undefined ? {} : { reason }), derived: false };
}

function savedLines(
  event: FormChange,
  kind: EventBody["type"],
  study: Study | undefined,
): AuditLine[] {
  const { form, visit, line, reasons, confirmed = {}, follows } = event;
  const place = {
    form,
    ...(visit === undefined ? {} : { visit }),
    ...(line === undefined ? {} : { line }),
  };
  const fields = study === undefined ? undefined : formPlanOf(study, form)?.fields;
  const held = { values: event.before ?? {}, rows: event.beforeRows ?? {} };
  const entered: AuditLine[] = [];
  const derived: AuditLine[] = [];
  for (const path of changedPaths(event)) {
    const field = path.slice(path.lastIndexOf("/") + 1);
    const isDerived = follows !== undefined || fields?.get(field)?.field.kind === "derived";
    const before = datumAt(held, path);
    const now = datumAt(event, path);
    const reason = isDerived
      ? undefined
      : (own(reasons, path) ?? own(reasons, field) ?? own(reasons, "*"));
    (isDerived ? derived : entered).push({
      kind,
      place,
      path,
      ...(before === undefined ? {} : { before }),
      ...(now === undefined ? {} : { now }),
      ...(reason === undefined ? {} : { reason }),
      derived: isDerived,
    });
  }
  for (const [path, comment] of Object.entries(confirmed)) {
    entered.push({ kind, place, path, reason: comment, derived: false });
  }
  const lines = [...entered, ...derived];
  // Declared complete, or looked at again, with no value changed: still something that happened.
  return lines.length === 0 ? [{ kind, place, derived: follows !== undefined }] : lines;
}
