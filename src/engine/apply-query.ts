import { Fault } from "../kernel/index.ts";
import type { FormChange, QueryEvent, Stamp } from "./event.ts";
import { changedPaths, datumAt } from "./form-path.ts";
import { own } from "./own.ts";
import type {
  FormState,
  ParticipantState,
  QueryAct,
  QueryEntry,
  QueryState,
  QueryStatus,
} from "./state.ts";

type Queries = ParticipantState["queries"];

const outcomes: Readonly<Record<QueryEvent["type"], readonly [QueryAct, QueryStatus]>> = {
  "query-raised": ["raised", "open"],
  "query-answered": ["answered", "answered"],
  "query-reopened": ["reopened", "open"],
  "query-closed": ["closed", "closed"],
  "query-cancelled": ["cancelled", "cancelled"],
};

/** A participant's queries after something was said about one of them. */
export function queriesAfter(queries: Queries, event: QueryEvent & Stamp): Queries {
  const { query: number, by, role, at, value } = event;
  const text = event.type === "query-cancelled" ? event.reason : event.text;
  const [act, status] = outcomes[event.type];
  const held = value === undefined ? {} : { value };
  const entry: QueryEntry = {
    act,
    by,
    role,
    at,
    ...(text === undefined ? {} : { text }),
    ...held,
  };
  if (event.type === "query-raised") {
    const { place, path, issue } = event;
    const first: QueryEntry = issue === undefined ? entry : { ...entry, issue };
    const raised: QueryState = {
      number,
      status,
      place,
      ...(path === undefined ? {} : { path }),
      raisedBy: by,
      raisedRole: role,
      raisedAt: at,
      ...held,
      thread: [first],
    };
    return { ...queries, [number]: raised };
  }
  const before = own(queries, number);
  if (before === undefined) throw new Fault(`${event.type} before query ${number} was raised`);
  return { ...queries, [number]: { ...before, status, thread: [...before.thread, entry] } };
}

/** Queries after a save: a change of the value asked about is an answer of its own. */
export function answeredByChange(
  queries: Queries,
  event: FormChange & Stamp,
  instance: FormState,
): Queries {
  if (isEmpty(queries)) return queries;
  const waiting = Object.values(queries).filter(
    ({ status, path, place: { form, visit, line } }) =>
      path !== undefined &&
      (status === "open" || status === "answered") &&
      form === event.form &&
      visit === event.visit &&
      line === event.line,
  );
  if (waiting.length === 0) return queries;
  const changed = new Set(changedPaths(event));
  const after: Record<number, QueryState> = { ...queries };
  for (const query of waiting) {
    const { number, path = "", thread } = query;
    if (!changed.has(path)) continue;
    const { by, role, at } = event;
    const value = datumAt(instance, path);
    const entry: QueryEntry = {
      act: "value-changed",
      by,
      role,
      at,
      ...(value === undefined ? {} : { value }),
    };
    after[number] = { ...query, status: "answered", thread: [...thread, entry] };
  }
  return after;
}

function isEmpty(record: object): boolean {
  for (const _ in record) return false;
  return true;
}
