import { formPlanOf, type Place } from "../../engine/index.ts";
import type { Study } from "../../definition/index.ts";
import type { CasebookEvent } from "./order.ts";

/**
 * Whether a field would reveal an arm. Its values stand behind the wall; a record from before there was one may hold some
 * in the participant's stream. A casebook is made for people who must not know, so neither they nor any trace of their
 * being written is printed.
 *
 * @source ICH E6(R3) Annex 1 §4.1
 */
export function isHiddenField(study: Study, form: string, path: string): boolean {
  const field = path.slice(path.lastIndexOf("/") + 1);
  return formPlanOf(study, form)?.fields.get(field)?.unblinding === true;
}

/** Whether any field of a form is hidden: then versions and hashes of its instances count what must not be seen. */
export function hasHiddenField(study: Study, form: string): boolean {
  const fields = formPlanOf(study, form)?.fields.values() ?? [];
  return [...fields].some(({ unblinding }) => unblinding);
}

/** Whether nothing of a form may be seen: not even that it was filled in. */
export function isHiddenForm(study: Study, form: string): boolean {
  const fields = [...(formPlanOf(study, form)?.fields.values() ?? [])];
  return (
    hasHiddenField(study, form) &&
    fields.every((plan) => plan.unblinding || plan.field.kind === "derived")
  );
}

/** Whether something about a place, or one field of it, may be printed. */
export function isSeen(study: Study, { form }: Partial<Place>, path?: string): boolean {
  if (form === undefined) return true;
  return !isHiddenForm(study, form) && (path === undefined || !isHiddenField(study, form, path));
}

/** The events as a blinded reader may see them: without hidden fields, and without those that then say nothing. */
export function seenEvents(study: Study, events: readonly CasebookEvent[]): CasebookEvent[] {
  if (!study.forms.some(({ id }) => hasHiddenField(study, id))) return [...events];
  const hiddenQueries = new Set<number>();
  return events.flatMap((event) => seen(study, event, hiddenQueries));
}

function seen(study: Study, event: CasebookEvent, hiddenQueries: Set<number>): CasebookEvent[] {
  switch (event.type) {
    case "form-saved":
    case "dose-recorded":
    case "adverse-event-recorded": {
      if (!hasHiddenField(study, event.form)) return [event];
      if (isHiddenForm(study, event.form)) return [];
      const keep = (path: string): boolean => !isHiddenField(study, event.form, path);
      const kept = {
        ...event,
        values: only(event.values, keep),
        ...(event.before === undefined ? {} : { before: only(event.before, keep) }),
        ...(event.rows === undefined ? {} : { rows: onlyRows(event.rows, keep) }),
        ...(event.beforeRows === undefined ? {} : { beforeRows: onlyRows(event.beforeRows, keep) }),
        ...(event.cleared === undefined ? {} : { cleared: event.cleared.filter(keep) }),
        ...(event.reasons === undefined ? {} : { reasons: only(event.reasons, keep) }),
        ...(event.findings === undefined ? {} : { findings: event.findings.filter(keep) }),
      };
      return isSilent(kept) ? [] : [kept];
    }
    case "query-raised":
      if (isSeen(study, event.place, event.path)) return [event];
      hiddenQueries.add(event.query);
      return [];
    case "query-answered":
    case "query-reopened":
    case "query-closed":
    case "query-cancelled":
      return hiddenQueries.has(event.query) ? [] : [event];
    case "forms-signed": {
      const places = event.places.filter((place) => isSeen(study, place));
      return places.length === 0 ? [] : [{ ...event, places }];
    }
    case "line-withdrawn":
    case "line-restored":
      return isSeen(study, event.place) ? [event] : [];
    default:
      return [event];
  }
}

function only<V>(
  values: Readonly<Record<string, V>>,
  keep: (path: string) => boolean,
): Record<string, V> {
  return Object.fromEntries(Object.entries(values).filter(([path]) => keep(path)));
}

type Rows<V> = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, V>>>>>>;

function onlyRows<V>(rows: Rows<V>, keep: (path: string) => boolean): Rows<V> {
  return Object.fromEntries(
    Object.entries(rows).map(([group, lines]) => [
      group,
      Object.fromEntries(Object.entries(lines).map(([row, values]) => [row, only(values, keep)])),
    ]),
  );
}

function isSilent(
  event: CasebookEvent & {
    readonly type: "form-saved" | "dose-recorded" | "adverse-event-recorded";
  },
): boolean {
  const rows = Object.values(event.rows ?? {}).flatMap((lines) => Object.values(lines));
  return (
    event.type === "form-saved" &&
    event.complete !== true &&
    Object.keys(event.values).length === 0 &&
    rows.every((values) => Object.keys(values).length === 0) &&
    (event.cleared ?? []).length === 0 &&
    event.confirmed === undefined &&
    event.unconfirmed === undefined
  );
}
