import { unreachable } from "../../kernel/index.ts";
import type { CourseEvent, DatasetRecords } from "../../definition/index.ts";
import { numberOf } from "../../definition/index.ts";
import { type FormState, instancesOf, type ParticipantState } from "../../engine/index.ts";
import type { CourseEntry, DatasetRecord, Person } from "./person.ts";

/** Every record that a participant gives, made once per participant. */
export function recordsOf(person: Person, records: DatasetRecords): readonly DatasetRecord[] {
  return person.recordsOf(records, () => makeRecords(person, records));
}

/** Every record that a participant gives to a dataset. */
export function makeRecords(person: Person, records: DatasetRecords): DatasetRecord[] {
  switch (records.kind) {
    case "participant":
      return [record(person, {})];
    case "course":
      return courseOf(person.state)
        .filter(({ event }) => records.events?.includes(event) ?? true)
        .map((event) => record(person, { event }));
    case "visits":
      return person.state.visitOrder
        .filter((visit) => person.state.visits[visit]?.status === "held")
        .map((visit) => record(person, { visit }));
    case "instances":
      return instancesOf(person.state, records.form).map((instance) =>
        record(person, { instance, ...placeOf(person, instance, records.visit) }),
      );
    case "rows":
      return instancesOf(person.state, records.form).flatMap((instance) => {
        const place = placeOf(person, instance, records.visit);
        const rows = Object.values(instance.rows[records.group] ?? {});
        return rows.map((row) => record(person, { instance, row, group: records.group, ...place }));
      });
    case "findings":
      return records.forms.flatMap((form) =>
        instancesOf(person.state, form).flatMap((instance) => findingsIn(person, instance)),
      );
    case "derived":
      return (person.derived.get(records.dataset) ?? []).map((derived) =>
        record(person, { ...derived.record, derived }),
      );
    case "several":
      return records.of.flatMap((part) => makeRecords(person, part));
    default:
      return unreachable(records);
  }
}

function findingsIn(person: Person, instance: FormState): DatasetRecord[] {
  const found: DatasetRecord[] = [];
  const place = placeOf(person, instance, undefined);
  for (const entry of person.catalogue.fields.get(instance.form)?.values() ?? []) {
    if (entry.test === undefined) continue;
    if (entry.group === undefined) {
      if (instance.values[entry.field.id] === undefined) continue;
      found.push(record(person, { instance, finding: entry, ...place }));
      continue;
    }
    for (const row of Object.values(instance.rows[entry.group] ?? {})) {
      if (row[entry.field.id] === undefined) continue;
      found.push(record(person, { instance, row, group: entry.group, finding: entry, ...place }));
    }
  }
  return found;
}

/** The visit an instance belongs to: its own, the one its field names by number, or the one at which the dose was given. */
function placeOf(
  person: Person,
  instance: FormState,
  field: string | undefined,
): Pick<DatasetRecord, "visit" | "dose"> {
  if (instance.visit !== undefined) return { visit: instance.visit, dose: undefined };
  const isDose =
    person.catalogue.fields.get(instance.form)?.values().next().value?.form.purpose === "dose";
  const dose = isDose
    ? person.state.doses.find((given) => given.line === instance.line)
    : undefined;
  const datum = field === undefined ? undefined : instance.values[field];
  const number = typeof datum === "string" ? Number(datum) : numberOf(datum);
  return {
    visit: number === undefined ? dose?.visit : person.visitNumbered(number),
    dose,
  };
}

function record(person: Person, about: Partial<DatasetRecord>): DatasetRecord {
  return {
    person,
    visit: about.visit,
    instance: about.instance,
    row: about.row,
    group: about.group,
    finding: about.finding,
    dose: about.dose,
    event: about.event,
    derived: about.derived,
    cells: [],
  };
}

/** The dated events of a participant's course, in the order in which a course passes them. */
export function courseOf(state: ParticipantState): CourseEntry[] {
  return courseEvents.flatMap((event) => {
    const date = eventDate(state, event);
    return date === undefined ? [] : [{ event, date }];
  });
}

const courseEvents: readonly CourseEvent[] = [
  "screened",
  "consented",
  "screen-failed",
  "enrolled",
  "assigned",
  "treatment-ended",
  "completed",
  "withdrawn",
  "died",
];

/** When an event of a participant's course was. */
export function eventDate(state: ParticipantState, event: CourseEvent): string | undefined {
  if (event === "screen-failed") return state.screeningEnded;
  return event === "treatment-ended" ? state.treatmentEnded : state.dates[event];
}
