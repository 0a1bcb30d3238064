import { defineRefusal, type Refusal } from "../kernel/index.ts";
import { isMissing } from "../definition/index.ts";
import type { Place } from "./command.ts";
import type { FormChange, Kept, KeptRows } from "./event.ts";
import { changedPaths, datumAt, rowPaths } from "./form-path.ts";
import type { FormPlan } from "./form-plan.ts";
import { formAt, type ParticipantState, type QueryState } from "./state.ts";

const openQuery = defineRefusal(
  "form.open-query",
  "Query {query} on {form} is open (“{text}”), so the form cannot be emptied. Answer the query first. Nothing was saved.",
  "{form}尚有未答复的质疑 {query}（“{text}”），不能将表单置空。请先答复该质疑。本次未保存任何内容。",
);
const openQueryAtVisit = defineRefusal(
  "visit.open-query",
  "Query {query} is open at this visit (“{text}”), so it cannot be marked as not done. Answer the query first.",
  "该访视尚有未答复的质疑 {query}（“{text}”），不能标记为未进行。请先答复该质疑。",
);

/** Refuses to mark all of a form missing while somebody's question about it is open. */
export function wholeProblem(
  { form }: FormPlan,
  person: ParticipantState,
  place: Place,
): Refusal | undefined {
  const [query] = openAt(person, place);
  return query && openQuery({ form: form.title, ...told(query) });
}

/**
 * Refuses a save that takes the last answers of an instance away while somebody's question about it is open. A change
 * of nothing but what a question is about is an answer to that question, whatever it leaves.
 */
export function emptyingProblem(
  plan: FormPlan,
  person: ParticipantState,
  change: FormChange,
): Refusal | undefined {
  const before = formAt(person, change);
  const open = before === undefined ? [] : openAt(person, change);
  if (before === undefined || open.length === 0) return undefined;
  const changed = new Set(changedPaths(change).filter((path) => isEntered(plan, path)));
  const held = answersIn(plan, before);
  const isEmptied =
    held.length > 0 &&
    held.every((path) => changed.has(path)) &&
    answersIn(plan, change).length === 0;
  if (!isEmptied) return undefined;
  const query = open.find(
    ({ path }) => path === undefined || changed.size > 1 || !changed.has(path),
  );
  return query && openQuery({ form: plan.form.title, ...told(query) });
}

/** Refuses to say that a visit is not held while somebody's question about it is open. */
export function skippingProblem(person: ParticipantState, visit: string): Refusal | undefined {
  const query = openOf(person).find(({ place }) => place.visit === visit);
  return query && openQueryAtVisit(told(query));
}

function openAt(person: ParticipantState, { form, visit, line }: Place): QueryState[] {
  return openOf(person).filter(
    ({ place }) => place.form === form && place.visit === visit && place.line === line,
  );
}

function openOf({ queries }: ParticipantState): QueryState[] {
  return Object.values(queries).filter(({ status }) => status === "open");
}

function told({ number, thread }: QueryState): { readonly query: number; readonly text: string } {
  const text = thread.findLast(({ act }) => act === "raised" || act === "reopened")?.text ?? "";
  return { query: number, text: text.length > 120 ? `${text.slice(0, 120)}…` : text };
}

/** Paths of what people answered: not what is derived, nor what is said to be missing. */
function answersIn(
  plan: FormPlan,
  instance: { readonly values: Kept; readonly rows?: KeptRows },
): string[] {
  return [...Object.keys(instance.values), ...rowPaths(instance.rows)].filter((path) => {
    const datum = datumAt(instance, path);
    return datum !== undefined && !isMissing(datum) && isEntered(plan, path);
  });
}

function isEntered({ fields }: FormPlan, path: string): boolean {
  const field = fields.get(path.slice(path.lastIndexOf("/") + 1))?.field;
  return field !== undefined && field.kind !== "derived";
}
