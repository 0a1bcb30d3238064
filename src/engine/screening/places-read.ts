import { type Expression, readsOf } from "../../definition/index.ts";
import type { Place } from "./fact-columns.ts";
import { courseKey } from "./patient-record.ts";
import type { KnownOtherwise } from "./known-otherwise.ts";
import type { ScreeningPlan } from "./screening-plan.ts";

/** Everything in a person's facts that can change an expression's value, by name. */
export function placesRead(
  plan: ScreeningPlan,
  expression: Expression,
  otherwise: readonly KnownOtherwise[],
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const seen = new Set<string>();
  add(expression, plan, places, seen);
  for (const { field, from, by } of otherwise) {
    for (const one of [field, ...from, by]) add(one, plan, places, seen);
  }
  return places;
}

function add(
  expression: Expression,
  plan: ScreeningPlan,
  places: Map<string, Place>,
  seen: Set<string>,
): void {
  const { fields, rows, visits, events } = readsOf(expression);
  const study = plan.plan.study.id;
  for (const form of rows) whole(plan.concepts.get(form), places);
  for (const visit of visits) {
    const course = courseKey(study, undefined, visit);
    places.set(course, { course });
  }
  for (const event of events) {
    const course = courseKey(study, event);
    places.set(course, { course });
  }
  for (const { form, field, at } of fields) {
    const concept = plan.concepts.get(form);
    const found = plan.plan.forms.get(form);
    const name = `${concept}.${field}`;
    if (concept === undefined || seen.has(`${name} ${at}`)) continue;
    seen.add(`${name} ${at}`);
    if (at !== undefined) whole(concept, places);
    places.set(name, { concept, field });
    if (found?.form.dateField === field)
      places.set(`${concept}.@date`, { concept, field: "@date" });
    const known = found?.fields.get(field)?.field;
    if (known?.kind === "derived") add(known.formula, plan, places, seen);
  }
}

function whole(concept: string | undefined, places: Map<string, Place>): void {
  if (concept !== undefined) places.set(concept, { concept });
}
