import { type PartialDate, printDay } from "../../../kernel/index.ts";
import type { Datum } from "../../datum.ts";
import type { FieldData, ParticipantEvent, Surroundings } from "../../expression/index.ts";

/** What a witness answered to one field. */
export interface WitnessAnswer {
  readonly form: string;
  readonly field: string;
  /** Where a rule reads it: a visit, `previous` or `first`; the latest instance when not given. */
  readonly at?: string;
  /** The one visit before enrolment at which the form is filled. */
  readonly visit?: string;
  readonly datum: Datum;
}

/** A row, or an instance of a log, that a witness has. */
export interface WitnessRow {
  readonly form: string;
  readonly group?: string;
  readonly values: FieldData;
}

/** A participant who meets every criterion: what these read, and nothing more. */
export interface WitnessParticipant {
  readonly answers: readonly WitnessAnswer[];
  readonly rows: readonly WitnessRow[];
  readonly visits: Readonly<Record<string, PartialDate>>;
  /** By number, `first` or `last`. */
  readonly doses: Readonly<Record<string, PartialDate>>;
  readonly events: Readonly<Partial<Record<ParticipantEvent, PartialDate>>>;
  readonly today: PartialDate;
}

/** The record of a witness, as expressions see it. `own` is the instance of the form whose rule is asked, if any. */
export function surroundingsOf(witness: WitnessParticipant, ownForm?: string): Surroundings {
  const own: Record<string, Datum> = {};
  for (const { form, field, at, datum } of witness.answers) {
    if (form === ownForm && at === undefined) own[field] = datum;
  }
  return {
    own,
    datum: (form, field, at) => answerAt(witness, form, field, at)?.datum,
    instances: (form, group) => instancesOf(witness, form, group),
    visitDate: (visit) => witness.visits[visit],
    doseDate: (dose) => witness.doses[String(dose)],
    eventDate: (event) => witness.events[event],
    today: witness.today,
  };
}

function answerAt(
  { answers }: WitnessParticipant,
  form: string,
  field: string,
  at: string | undefined,
): WitnessAnswer | undefined {
  return answers.find((answer) => {
    if (answer.form !== form || answer.field !== field) return false;
    if (answer.at !== undefined) return answer.at === at;
    if (at === undefined || at === "last" || at === "here") return true;
    return answer.visit !== undefined && (at === "first" || at === answer.visit);
  });
}

function instancesOf(
  { answers, rows }: WitnessParticipant,
  form: string,
  group: string | undefined,
): readonly FieldData[] {
  const found = rows.filter((row) => row.form === form && row.group === group);
  const values = found.map((row) => row.values);
  if (group !== undefined) return values;
  const instances = new Map<string, Record<string, Datum>>();
  for (const answer of answers) {
    if (answer.form !== form) continue;
    const key = answer.at ?? "";
    instances.set(key, { ...instances.get(key), [answer.field]: answer.datum });
  }
  // The latest instance stands last.
  const placed = [...instances].sort(([a], [b]) => (a === "" ? 1 : 0) - (b === "" ? 1 : 0));
  return [...values, ...placed.map(([, instance]) => instance)];
}

/** A day number as the record keeps it. */
export function dateOfDay(day: number): PartialDate {
  return printDay(day);
}

/** A second as the record keeps it, to the minute where that says it all. */
export function dateOfSecond(second: number): PartialDate {
  const day = Math.floor(second / 86_400);
  return `${printDay(day)}T${timeOf(second - day * 86_400)}`;
}

/** A second of the day as the record keeps it. */
export function timeOf(second: number): string {
  const parts = [Math.floor(second / 3_600), Math.floor(second / 60) % 60, second % 60];
  const [hour = "", minute = "", rest = ""] = parts.map((part) => String(part).padStart(2, "0"));
  return rest === "00" ? `${hour}:${minute}` : `${hour}:${minute}:${rest}`;
}
