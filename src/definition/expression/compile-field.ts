import type { Datum } from "../datum.ts";
import type { FieldReference } from "./node.ts";
import type { Plan, Scope, Step } from "./step.ts";
import { typeIn } from "./step.ts";
import type { BoundRow } from "./step.ts";
import type { Surroundings } from "./surroundings.ts";
import { readDatum } from "./value.ts";
import { fieldIn } from "./vocabulary.ts";

/** Finds what a record holds for a field. */
export type Reader = (surroundings: Surroundings, rows: BoundRow | undefined) => Datum | undefined;

/**
 * How a field reference finds its datum: `at` a place; in the row that its form is bound to; in the own
 * instance (a field of a repeating group: in the row being entered); otherwise in the form's latest instance.
 */
export function readerOf({ form, field, at }: FieldReference, plan: Plan): Reader {
  if (at !== undefined) return (surroundings) => surroundings.datum(form, field, at);
  const group = fieldIn(plan.vocabulary, { form, field })?.group;
  const depth = plan.scopes.findIndex((scope) => isScopeOf(scope, form, group));
  if (depth >= 0) return (_, rows) => rowAt(rows, depth)?.record[field];
  if (form !== plan.ownForm) return (surroundings) => surroundings.datum(form, field);
  return group === undefined
    ? (surroundings) => surroundings.own[field]
    : (surroundings) => surroundings.row?.[field] ?? surroundings.own[field];
}

function isScopeOf(scope: Scope, form: string, group: string | undefined): boolean {
  return scope.form === form && scope.group === group;
}

/** The bound row so many levels out. */
export function rowAt(rows: BoundRow | undefined, depth: number): BoundRow | undefined {
  let row = rows;
  for (let level = 0; level < depth; level++) row = row?.outer;
  return row;
}

/** Compiles a field reference to the value of its datum. */
export function fieldStep(node: FieldReference, plan: Plan): Step {
  const read = readDatum[typeIn(plan, node).kind];
  const reader = readerOf(node, plan);
  const { field } = node;
  const isOwn = node.at === undefined && node.form === plan.ownForm && plan.scopes.length === 0;
  if (isOwn && read === readDatum.number && fieldIn(plan.vocabulary, node)?.group === undefined) {
    // The commonest read of all, spared two calls.
    return (surroundings) => {
      const datum = surroundings.own[field];
      return typeof datum === "number" ? datum : read(datum);
    };
  }
  return (surroundings, rows) => read(reader(surroundings, rows));
}
