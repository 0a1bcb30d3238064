import { defineRefusal, type Refusal } from "../kernel/index.ts";
import type { Datum, Study } from "../definition/index.ts";
import type { Place, QueryPlace } from "./command.ts";
import { datumAt } from "./form-path.ts";
import { placeOf } from "./form-place.ts";
import type { FormPlan } from "./form-plan.ts";
import { own } from "./own.ts";
import { planOf } from "./plan.ts";
import { formAt, nextVisitKey, type ParticipantState, visitOfKey } from "./state.ts";

const noPlace = defineRefusal(
  "query.place",
  "There is nothing at {place} that a query could be about. Open the page again and ask there.",
  "“{place}”处没有可提出质疑的内容。请重新打开页面后再提出。",
);
/** What a query is about, as it is kept. */
export interface About {
  readonly place: Partial<Place>;
  readonly path?: string;
}

/** The place as it is kept, or why there is none such in the study and the record. */
export function placeAsked(
  study: Study,
  person: ParticipantState,
  asked: QueryPlace,
): About | Refusal {
  return placeIn(study, person, asked) ?? noPlace({ place: shownPlace(asked) });
}

function placeIn(study: Study, person: ParticipantState, asked: QueryPlace): About | undefined {
  const { form, visit, line, field, row } = asked;
  if (visit !== undefined && !isVisit(study, person, visit)) return undefined;
  if (form === undefined) {
    const isPlace = line === undefined && field === undefined && row === undefined;
    return isPlace ? { place: visit === undefined ? {} : { visit } } : undefined;
  }
  const plan = planOf(study).forms.get(form);
  if (plan === undefined || !isInstance(plan, person, asked)) return undefined;
  const place = placeOf({ ...asked, form });
  if (field === undefined) return row === undefined ? { place } : undefined;
  const group = plan.fields.get(field)?.group;
  if (!plan.fields.has(field) || (group === undefined) !== (row === undefined)) return undefined;
  if (group === undefined) return { place, path: field };
  const isRow = Number.isSafeInteger(row) && Number(row) > 0;
  return isRow ? { place, path: `${group}/${row}/${field}` } : undefined;
}

/** A visit that was recorded, or is the next of its kind to come. */
function isVisit(study: Study, person: ParticipantState, key: string): boolean {
  const visit = visitOfKey(key);
  const isKnown = own(person.visits, key) !== undefined || nextVisitKey(person, visit) === key;
  return isKnown && planOf(study).visits.has(visit);
}

/** A form where it is collected, saved or not; of a log an existing line, or the log as a whole. */
function isInstance(
  { form, visits }: FormPlan,
  person: ParticipantState,
  { visit, line, field }: QueryPlace,
): boolean {
  if (form.log !== true) {
    return visit !== undefined && line === undefined && visits.has(visitOfKey(visit));
  }
  if (visit !== undefined) return false;
  return line === undefined
    ? field === undefined
    : own(own(person.logs, form.id), line) !== undefined;
}

/** What a query's field holds now. */
export function heldAt(person: ParticipantState, { place, path }: About): Held {
  const { form } = place;
  if (form === undefined || path === undefined) return {};
  const value = datumAt(formAt(person, { ...place, form }), path);
  return value === undefined ? {} : { value };
}

export interface Held {
  readonly value?: Datum;
}

function shownPlace(asked: QueryPlace): string {
  const { form, visit, line, field, row } = asked;
  const parts = [visit, form, line, row, field].filter((part) => part !== undefined);
  return parts.join(" / ").slice(0, 120) || "–";
}
