import type { Datum } from "../definition/index.ts";
import type { Facts } from "../engine/index.ts";
import type { FormPlan } from "./form-manner.ts";

export type FormValues = Readonly<Record<string, Datum>>;

/** What an instance would be with some values: those whose question is asked, and the checks that do not hold. */
export interface Look {
  readonly values: FormValues;
  readonly failed: readonly FormPlan["checks"][number][];
  /** How bad that is; a hard check weighs more than all soft ones. */
  readonly weight: number;
}

/**
 * Looks at drawn values as a save will, with the study's own compiled rules: derives, leaves out what is not asked,
 * and checks. Repeating groups are not drawn and not looked at.
 */
export function lookAt(plan: FormPlan, record: Facts, stored: FormValues, drawn: FormValues): Look {
  let values = drawn;
  let all = derived(plan, record, { ...stored, ...values });
  const notAsked = new Set<string>();
  for (let round = 0; round <= plan.conditional.length; round++) {
    const size = notAsked.size;
    for (const { field, group, reads, isAsked } of plan.conditional) {
      if (group !== undefined || notAsked.has(field)) continue;
      if (reads.some((read) => notAsked.has(read)) || isAsked(record) === false)
        notAsked.add(field);
    }
    if (notAsked.size === size) break;
    values = Object.fromEntries(Object.entries(drawn).filter(([id]) => !notAsked.has(id)));
    all = derived(plan, record, { ...stored, ...values });
  }
  record.enter(all, {});
  const failed = plan.checks.filter(
    ({ group, reads, evaluate }) =>
      group === undefined &&
      !reads.some((read) => notAsked.has(read)) &&
      evaluate(record) === false,
  );
  const weight = failed.reduce((sum, { check }) => sum + (check.level === "hard" ? 1_000 : 1), 0);
  return { values, failed, weight };
}

function derived(plan: FormPlan, record: Facts, entered: Record<string, Datum>) {
  record.enter(entered, {});
  for (const { field, group, compute } of plan.derivations) {
    if (group !== undefined) continue;
    const value = compute(record);
    if (value === undefined) delete entered[field.id];
    else entered[field.id] = value;
  }
  return entered;
}
