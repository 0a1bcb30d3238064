import type pg from "pg";
import type { Row } from "./copy-rows.ts";
import { asPerson } from "./as-person.ts";
import { catchUpAudit } from "./audit-entries.ts";
import type { StoredEvent } from "./event.ts";
import type { Source } from "./read.ts";
import { eventColumns, readEvent } from "./stored-event.ts";

/** Which events of a study's audit trail are asked for; what is left out does not narrow. */
export interface AuditFilter {
  readonly study: string;
  readonly participant?: string;
  /** Of the participant also what stands behind the wall, as far as the person may see it. */
  readonly walled?: true;
  /** Who did it. */
  readonly by?: string;
  /** Kinds of event. */
  readonly types?: readonly string[];
  /** From this instant on, and before that one: instants as the events say them (`at`). */
  readonly from?: string;
  readonly until?: string;
  readonly form?: string;
  readonly visit?: string;
  /** In which role it was done. */
  readonly role?: string;
  /** Under which version of the study. */
  readonly version?: string;
  /** Events that hold a value of this field. */
  readonly field?: string;
  /** Only what replaces values that stood before. */
  readonly corrects?: boolean;
  /** Only what somebody gave a reason for. */
  readonly reasoned?: boolean;
}

export interface AuditPageOrder extends AuditFilter {
  /** Only events before this position: the last one of the page before. */
  readonly before?: number;
  /** At most so many events, 1–1000. */
  readonly limit: number;
}

export interface AuditPage {
  /** The newest first. */
  readonly events: readonly StoredEvent[];
  /** How many there are in all, whatever the page; counted up to 5,000. */
  readonly count: number;
  /** There are more than `count`. */
  readonly more: boolean;
}

const counted = 5_000;
const exportPage = 1_000;

/** A page of the audit trail as a person may see it, the newest first. */
export async function searchJournal(
  source: Source,
  person: string,
  order: AuditPageOrder,
): Promise<AuditPage> {
  await catchUpAudit(source);
  const { schema } = source;
  return asPerson(source, person, async (client) => {
    const page = narrow(order);
    if (order.before !== undefined) page.add("a.position < ?", order.before);
    const limit = Math.max(1, Math.min(1000, Math.trunc(order.limit)));
    const events = await readPage(client, schema, page, `order by a.position desc limit ${limit}`);
    const all = narrow(order);
    const { rows } = await client.query<{ count: string }>(
      `select count(*) from (select from ${schema}.audit_entry a where ${all.text()} limit ${counted + 1}) n`,
      all.values,
    );
    const count = Number(rows[0]?.count ?? 0);
    return { events, count: Math.min(count, counted), more: count > counted };
  });
}

/**
 * The whole of what a filter asks for, the oldest first, page by page. No connection is held while the reader is
 * slow, and what the person may see is decided anew for each page: an access that ends, ends the stream.
 */
export async function* streamJournal(
  source: Source,
  person: string,
  filter: AuditFilter,
): AsyncGenerator<readonly StoredEvent[]> {
  const upTo = await catchUpAudit(source);
  for (let after = 0; ; ) {
    const events = await asPerson(source, person, async (client) => {
      const page = narrow(filter);
      page.add("a.position > ?", after);
      page.add("a.position <= ?", upTo);
      return readPage(client, source.schema, page, `order by a.position limit ${exportPage}`);
    });
    const last = events.at(-1);
    if (last === undefined) return;
    yield events;
    if (events.length < exportPage) return;
    after = last.position;
  }
}

/** Conditions on audit entries, and the values of their parameters. */
interface Conditions {
  readonly values: unknown[];
  /** Adds a condition; `?` stands for its value. */
  add(condition: string, value: unknown): void;
  text(): string;
}

function narrow(filter: AuditFilter): Conditions {
  const conditions: string[] = [];
  const values: unknown[] = [];
  const add = (condition: string, value: unknown): void => {
    values.push(value);
    conditions.push(condition.replace("?", `$${values.length}`));
  };
  const { study, participant, by, types, from, until, form, visit, role, version, field } = filter;
  add("a.study = ?", study);
  if (participant !== undefined && filter.walled === true) {
    add("a.stream = any (?::text[])", [`participant/${participant}`, `walled/${participant}`]);
  } else if (participant !== undefined) add("a.stream = ?", `participant/${participant}`);
  if (by !== undefined) add("a.author = ?", by);
  // One kind is found in the order of an index; for a list of one the planner would sort.
  if (types?.length === 1) add("a.type = ?", types[0]);
  else if (types !== undefined) add("a.type = any (?::text[])", types);
  if (from !== undefined) add("a.at >= ?", from);
  if (until !== undefined) add("a.at < ?", until);
  if (form !== undefined) add("a.form = ?", form);
  if (visit !== undefined) add("a.visit = ?", visit);
  if (role !== undefined) add("a.role = ?", role);
  if (version !== undefined) add("a.under = ?", version);
  if (field !== undefined) add("a.fields @> array[?]", field);
  if (filter.corrects !== undefined) add("a.corrects = ?", filter.corrects);
  if (filter.reasoned !== undefined) add("a.reasoned = ?", filter.reasoned);
  return { values, add, text: () => conditions.join(" and ") };
}

/** The events are read under the journal's own policy, whatever the entries said. */
async function readPage(
  client: pg.ClientBase,
  schema: string,
  conditions: Conditions,
  rest: string,
): Promise<readonly StoredEvent[]> {
  const columns = eventColumns.split(", ").map((column) => `j.${column}::text`);
  const { rows } = await client.query<string[]>({
    text: `with page as materialized (
             select a.study, a.position from ${schema}.audit_entry a where ${conditions.text()} ${rest})
           select ${columns.join(", ")} from page
             join ${schema}.journal j on j.study = page.study and j.position = page.position
            order by page.position ${rest.includes("desc") ? "desc" : ""}`,
    values: conditions.values,
    rowMode: "array",
  });
  return rows.map((row) => readEvent(row as Row));
}
