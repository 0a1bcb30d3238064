import type { DerivedField } from "../field.ts";
import { type Form, fieldsOf } from "../form.ts";
import { walk } from "./children.ts";
import type { Expression, FieldReference, ParticipantEvent } from "./node.ts";

/** Everything that an expression reads. */
export interface Reads {
  readonly fields: readonly FieldReference[];
  /** The forms whose instances, or rows, it goes through. */
  readonly rows: readonly string[];
  readonly visits: readonly string[];
  readonly doses: readonly (number | "first" | "last")[];
  readonly events: readonly ParticipantEvent[];
  readonly today: boolean;
}

/**
 * What an expression reads, each once, in reading order.
 *
 * @example readsOf(parsed("days(visit(screening), dose(1)) > 1")).visits // => ["screening"]
 */
export function readsOf(expression: Expression): Reads {
  const fields = new Map<string, FieldReference>();
  const rows = new Set<string>();
  const visits = new Set<string>();
  const doses = new Set<number | "first" | "last">();
  const events = new Set<ParticipantEvent>();
  let today = false;
  walk(expression, (node) => {
    if (node.kind === "field") {
      const key = JSON.stringify([node.form, node.field, node.at]);
      if (!fields.has(key)) fields.set(key, node);
    } else if (node.kind === "rows") rows.add(node.form);
    else if (node.kind === "visit") visits.add(node.visit);
    else if (node.kind === "dose") doses.add(node.dose);
    else if (node.kind === "event") events.add(node.event);
    else if (node.kind === "today") today = true;
  });
  return {
    fields: [...fields.values()],
    rows: [...rows],
    visits: [...visits],
    doses: [...doses],
    events: [...events],
    today,
  };
}

/**
 * The forms whose *stored* instances expressions read: all that they name, but their own form only where
 * they read other instances of it (`at` a place, or rows over instances).
 */
export function formsRead(expressions: readonly Expression[], ownForm?: string): readonly string[] {
  const forms = new Set<string>();
  for (const expression of expressions) {
    walk(expression, (node) => {
      if (node.kind === "field" && (node.form !== ownForm || node.at !== undefined)) {
        forms.add(node.form);
      }
      if (node.kind === "rows" && (node.form !== ownForm || node.group === undefined)) {
        forms.add(node.form);
      }
    });
  }
  return [...forms];
}

/** A derived field and the form it is in. */
export interface Derivation {
  readonly form: string;
  readonly field: DerivedField;
}

/** Every derived field of some forms. */
export function derivationsOf(forms: readonly Form[]): readonly Derivation[] {
  return forms.flatMap((form) =>
    fieldsOf(form).flatMap((field) => (field.kind === "derived" ? [{ form: form.id, field }] : [])),
  );
}

/** The order in which derived fields can be computed, and those that can never be, because they need themselves. */
export interface EvaluationOrder {
  /** Each after all that it reads. Those on a cycle, and those that read them, come in no useful order. */
  readonly order: readonly Derivation[];
  /** Each cycle as the fields along it, `VS.bmi`, the first not repeated at the end. */
  readonly cycles: readonly (readonly string[])[];
}

/**
 * Orders derived fields. A formula that reads the `previous` instance of its own form reads what was computed
 * before, so that is no cycle.
 */
export function evaluationOrder(forms: readonly Form[]): EvaluationOrder {
  const derivations = derivationsOf(forms);
  const byName = new Map(derivations.map((each) => [nameOf(each.form, each.field.id), each]));
  const order: Derivation[] = [];
  const cycles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const enter = (name: string): void => {
    const derivation = byName.get(name);
    if (derivation === undefined || done.has(name)) return;
    const start = path.indexOf(name);
    if (start >= 0) {
      cycles.push(path.slice(start));
      return;
    }
    path.push(name);
    for (const { form, field, at } of readsOf(derivation.field.formula).fields) {
      if (at !== "previous" || form !== derivation.form) enter(nameOf(form, field));
    }
    path.pop();
    done.add(name);
    order.push(derivation);
  };
  for (const name of byName.keys()) enter(name);
  return { order, cycles };
}

/** The ids of a form's derived fields in the order in which they can be computed. */
export function derivationOrder(form: Form): readonly string[] {
  return evaluationOrder([form]).order.map(({ field }) => field.id);
}

function nameOf(form: string, field: string): string {
  return `${form}.${field}`;
}
