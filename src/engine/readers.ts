import { type Expression, formsRead, type Reads, readsOf } from "../definition/index.ts";
import type { FormPlan } from "./form-plan.ts";

/** Which forms' rules read what: what has to be looked at again when something of it changes. */
export interface Readers {
  /** Forms whose rules read stored instances of a form, by that form. */
  readonly forms: ReadonlyMap<string, readonly FormPlan[]>;
  readonly doses: readonly FormPlan[];
  readonly visits: readonly FormPlan[];
  readonly events: readonly FormPlan[];
  /** Forms whose rules read stored instances: the latest, `previous`, `first`; visits' dates make their order. */
  readonly order: readonly FormPlan[];
}

export function planReaders(plans: readonly FormPlan[]): Readers {
  const forms = new Map<string, FormPlan[]>();
  for (const plan of plans) {
    for (const read of formsRead(rulesOf(plan), plan.form.id)) {
      forms.set(read, [...(forms.get(read) ?? []), plan]);
    }
  }
  const reading = (test: (reads: Reads) => boolean): FormPlan[] =>
    plans.filter((plan) => rulesOf(plan).some((rule) => test(readsOf(rule))));
  return {
    forms,
    doses: reading(({ doses }) => doses.length > 0),
    visits: reading(({ visits }) => visits.length > 0),
    events: reading(({ events }) => events.length > 0),
    order: plans.filter((plan) => formsRead(rulesOf(plan), plan.form.id).length > 0),
  };
}

function rulesOf({ form, derivations, checks }: FormPlan): Expression[] {
  return [
    ...derivations.map(({ field }) => field.formula),
    ...form.groups.flatMap(({ fields }) => fields.flatMap(({ when }) => when ?? [])),
    ...checks.map(({ check }) => check.expect),
  ];
}
