import {
  type AuditLine,
  changesOf,
  describeDatum,
  type Event,
  type FormState,
  linesOf,
  type ParticipantState,
} from "../../engine/index.ts";
import { type Field, fieldsOf, type Form, type Study } from "../../definition/index.ts";
import type { Text } from "../../kernel/index.ts";
import type { AuditRow, PersonLine } from "../../server/contract.ts";

/** A value of an instance that was ever entered, computed or cleared: its path, and its label. */
export interface ValuePath {
  readonly path: string;
  readonly label: Text;
}

/** One change of a value: what was, what is now, and the event that says who, when, in which role and why. */
export interface ValueChange {
  readonly row: AuditRow;
  readonly event: Event;
  readonly before: Text | undefined;
  readonly now: Text | undefined;
  readonly reason: string | undefined;
  readonly derived: boolean;
}

/** Everything that was ever saved of a participant: by visit in the order of time, then the logs, withdrawn lines too. */
export function everyInstance(study: Study, participant: ParticipantState): readonly FormState[] {
  const visits = participant.visitOrder.flatMap((visit) =>
    Object.values(participant.forms[visit] ?? {}),
  );
  const logs = study.forms
    .filter(({ log }) => log === true)
    .flatMap(({ id }) => linesOf(participant, id));
  return [...visits, ...logs];
}

/** The values that the events of one instance touched, in the order of the form. */
export function valuePaths(
  study: Study,
  form: Form,
  rows: readonly AuditRow[],
): readonly ValuePath[] {
  const paths = new Set(
    changeLines(study, rows).flatMap(({ line }) => (line.path === undefined ? [] : [line.path])),
  );
  const order = fieldsOf(form);
  return [...paths]
    .flatMap((path) => {
      const field = fieldAt(form, path);
      // What is no field, such as the id of a check that was confirmed, is no value.
      return field === undefined ? [] : [{ path, field }];
    })
    .sort(
      (one, other) =>
        order.indexOf(one.field) - order.indexOf(other.field) || (one.path < other.path ? -1 : 1),
    )
    .map(({ path, field }) => ({ path, label: labelOf(path, field) }));
}

/** Everything that happened to one value, oldest first. */
export function valueHistory(
  study: Study,
  form: Form,
  rows: readonly AuditRow[],
  path: string,
): readonly ValueChange[] {
  const field = fieldAt(form, path);
  if (field === undefined) return [];
  return changeLines(study, rows)
    .filter(({ line }) => line.path === path)
    .map(({ row, event, line }) => ({
      row,
      event,
      before: line.before === undefined ? undefined : describeDatum(study, field, line.before),
      now: line.now === undefined ? undefined : describeDatum(study, field, line.now),
      reason: line.reason,
      derived: line.derived,
    }));
}

/** Every value of an instance with the change that set it last, and how many there were. */
export function lastChanges(
  study: Study,
  form: Form,
  rows: readonly AuditRow[],
): readonly { readonly value: ValuePath; readonly last: ValueChange; readonly changes: number }[] {
  return valuePaths(study, form, rows).flatMap((value) => {
    const history = valueHistory(study, form, rows, value.path);
    const last = history.at(-1);
    return last === undefined ? [] : [{ value, last, changes: history.length }];
  });
}

/** What somebody held at an instant: roles in the study, and trainings that were valid on that day. */
export function standingAt(
  person: Pick<PersonLine, "grants" | "trainings"> | undefined,
  at: string,
  study: string,
): Pick<PersonLine, "grants" | "trainings"> {
  const day = at.slice(0, 10);
  return {
    grants: (person?.grants ?? []).filter(
      (grant) =>
        grant.study === study &&
        grant.state !== "proposed" &&
        grant.from <= at &&
        (grant.until === undefined || grant.until > at),
    ),
    trainings: (person?.trainings ?? []).filter(
      ({ on, until }) => on <= day && (until === undefined || until >= day),
    ),
  };
}

function changeLines(
  study: Study,
  rows: readonly AuditRow[],
): readonly { row: AuditRow; event: Event; line: AuditLine }[] {
  return rows.flatMap((row) => {
    const event = row.event as unknown as Event;
    return changesOf(event, study).map((line) => ({ row, event, line }));
  });
}

function fieldAt(form: Form, path: string): Field | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return fieldsOf(form).find(({ id }) => id === name);
}

function labelOf(path: string, { label }: Field): Text {
  const [, row] = path.split("/");
  return row === undefined
    ? label
    : { en: `${label.en} (row ${row})`, "zh-CN": `${label["zh-CN"]}（第 ${row} 行）` };
}
