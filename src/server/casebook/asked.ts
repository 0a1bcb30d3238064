import { Facts, formPlanOf, type FormState, type ParticipantState } from "../../engine/index.ts";
import type { Edition } from "./edition.ts";

/**
 * Paths of an instance's fields that are certainly not asked, `field` or `group/row/field`, as the record stands when
 * it is printed. They tell "nothing to answer here" from "nobody answered".
 */
export function unaskedPaths(
  edition: Edition,
  participant: ParticipantState,
  instance: Pick<FormState, "form" | "visit" | "line" | "values" | "rows">,
): ReadonlySet<string> {
  const found = new Set<string>();
  const plan = formPlanOf(edition.study, instance.form);
  if (plan === undefined || plan.conditional.length === 0) return found;
  const { values, rows } = instance;
  const context = { at: edition.order.printed.at, zone: edition.siteZone };
  const record = new Facts(participant, context, instance);
  record.enter(values, rows);
  for (const { field, group, reads, isAsked } of plan.conditional) {
    if (group === undefined) {
      if (reads.some((read) => found.has(read)) || isAsked(record) === false) found.add(field);
      continue;
    }
    for (const [row, held] of Object.entries(rows[group] ?? {})) {
      record.row = held;
      const within = (read: string): boolean =>
        found.has(read) || found.has(`${group}/${row}/${read}`);
      if (reads.some(within) || isAsked(record) === false) found.add(`${group}/${row}/${field}`);
    }
    record.row = undefined;
  }
  return found;
}
