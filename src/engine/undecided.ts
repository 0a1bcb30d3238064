import type { Text } from "../kernel/index.ts";
import { explain, type Need, type Study } from "../definition/index.ts";
import type { Place } from "./command.ts";
import type { Context } from "./context.ts";
import { unasked } from "./examine.ts";
import { Facts } from "./facts.ts";
import { FormDraft } from "./form-draft.ts";
import type { CheckPlan, FormPlan } from "./form-plan.ts";
import { formPlanOf, planOf } from "./plan.ts";
import { formAt, type ParticipantState } from "./state.ts";

/** A check that a partly known date leaves open: it raises nothing, and says so beside the field. */
export interface Undecided {
  readonly check: string;
  /** The field whose date is known in part: `field`, or `group/row/field`; absent where it is elsewhere in the record. */
  readonly path?: string;
  readonly text: Text;
}

/**
 * The checks of an instance that cannot be decided because a date is known only in part: which date, how far it is
 * known, and what is open. What is open for another reason, such as a question that is not answered yet, is left out.
 */
export function undecidedAt(
  study: Study,
  participant: ParticipantState,
  place: Place,
  context: Pick<Context, "at" | "zone">,
): readonly Undecided[] {
  const plan = formPlanOf(study, place.form);
  const instance = formAt(participant, place);
  if (plan === undefined || instance === undefined) return [];
  const draft = new FormDraft(instance);
  const record = Facts.at(participant, context, place);
  const notAsked = unasked(plan, draft, record);
  const found: Undecided[] = [];
  for (const check of plan.checks) {
    const { group, reads } = check;
    const rows = group === undefined ? [undefined] : Object.entries(instance.rows[group] ?? {});
    for (const row of rows) {
      const path = (field: string): string =>
        row === undefined ? field : `${group ?? ""}/${row[0]}/${field}`;
      if (reads.some((field) => notAsked.has(field) || notAsked.has(path(field)))) continue;
      record.row = row?.[1];
      if (check.evaluate(record) === undefined) {
        found.push(...openDates(study, plan, check, record, path));
      }
      record.row = undefined;
    }
  }
  return found;
}

function openDates(
  study: Study,
  { form, fields }: FormPlan,
  { check, group }: CheckPlan,
  record: Facts,
  pathOf: (field: string) => string,
): Undecided[] {
  const { vocabulary } = planOf(study);
  const needs = (language: "en" | "zh-CN"): readonly Need[] =>
    explain(check.expect, vocabulary, record, language, form.id).needed;
  const english = needs("en");
  // One that is open for another reason too is not decided by the date alone.
  if (english.length === 0 || english.some(({ kind }) => kind !== "date-part")) return [];
  const chinese = needs("zh-CN");
  return english.map(({ node, text }, index): Undecided => {
    const isHere = node.kind === "field" && node.form === form.id && node.at === undefined;
    const isInRow = isHere && fields.get(node.field)?.group === group;
    return {
      check: check.id,
      ...(isHere ? { path: isInRow ? pathOf(node.field) : node.field } : {}),
      text: { en: text, "zh-CN": chinese[index]?.text ?? text },
    };
  });
}
