import type { Cell } from "../table.ts";
import type { FieldEntry } from "./catalogue.ts";
import type { ColumnContext, Read } from "./column-context.ts";
import type { DatasetRecord } from "./person.ts";
import { datumOf, readField } from "./record-source.ts";

/**
 * What the declarations say for a column: a fixed variable of the finding's field, then of the form;
 * then a field whose `sdtm.variable` is the column (of a finding: one of the same test).
 */
export function targetSource(context: ColumnContext): Read {
  const { catalogue, column, dataset } = context;
  const forSubject = catalogue.study.forms
    .filter((form) => form.sdtm?.domain === dataset.domain)
    .flatMap((form) => [...(catalogue.fields.get(form.id)?.values() ?? [])])
    .filter((entry) => entry.field.sdtm?.variable === column && entry.group === undefined);
  /** By the finding's field, or by form and group: worked out once for all records alike. */
  const found = new Map<object | string, Read>();
  return (record) => {
    const { instance, finding } = record;
    if (instance === undefined) return ofSubject(forSubject, record, context);
    const alike = finding ?? `${instance.form}/${record.group ?? ""}`;
    let read = found.get(alike);
    if (read === undefined) {
      read = readerFor(record, instance.form, context);
      found.set(alike, read);
    }
    return read(record);
  };
}

function readerFor(like: DatasetRecord, form: string, context: ColumnContext): Read {
  const { catalogue, column } = context;
  const test = like.finding?.field.sdtm;
  const fixed =
    test?.constants?.[column] ??
    catalogue.study.forms.find((known) => known.id === form)?.sdtm?.constants?.[column];
  if (fixed !== undefined) return () => fixed;
  const entries = [...(catalogue.fields.get(form)?.values() ?? [])].filter(
    ({ field, group }) =>
      field.sdtm?.variable === column &&
      field.sdtm.test === test?.test &&
      (group === undefined || group === like.group),
  );
  const [first, ...others] = entries;
  if (first === undefined) return () => null;
  if (others.length === 0) {
    return (record) => readField(first, datumOf(record, first), "value", context);
  }
  return (record) => firstOf(entries, record, context);
}

function firstOf(
  entries: readonly FieldEntry[],
  record: DatasetRecord,
  context: ColumnContext,
): Cell {
  for (const entry of entries) {
    const cell = readField(entry, datumOf(record, entry), "value", context);
    if (cell !== null) return cell;
  }
  return null;
}

/** Of a record that is no form's: the value in the participant's forms of the domain, the latest answer first. */
function ofSubject(
  entries: readonly FieldEntry[],
  { person }: DatasetRecord,
  context: ColumnContext,
): Cell {
  for (const entry of entries) {
    for (const visit of person.state.visitOrder.toReversed()) {
      const datum = person.state.forms[visit]?.[entry.form.id]?.values[entry.field.id];
      if (datum !== undefined) return readField(entry, datum, "value", context);
    }
  }
  return null;
}
