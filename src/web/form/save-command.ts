import type { ParticipantId } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type {
  Place,
  RecordAdverseEvent,
  RecordDose,
  Rows,
  SaveForm,
  Values,
} from "../../engine/index.ts";

export type SaveCommand = SaveForm | RecordAdverseEvent | RecordDose;

/** What goes with the values of a save. */
export interface SaveParts {
  readonly reasons?: Readonly<Record<string, string>>;
  readonly confirmed?: Readonly<Record<string, string>>;
  readonly complete?: true;
  /** Of a new dose: the level given, and the visit at which it was given. */
  readonly dose?: Pick<RecordDose, "level" | "visit">;
}

/**
 * The command that stores entries of one instance: a save, or, where they open a line of the study's dose or
 * adverse-event form, a dose or an adverse event. `undefined` for a new dose whose date is not known yet.
 */
export function saveCommand(
  study: Study,
  participant: string,
  place: Place,
  entries: ReadonlyMap<string, Values[string]>,
  { dose, ...parts }: SaveParts = {},
): SaveCommand | undefined {
  const person = participant as ParticipantId;
  const { values, rows } = valuesOf(entries);
  const form = study.forms.find(({ id }) => id === place.form);
  const isNew = form?.log === true && place.line === undefined;
  const within = Object.keys(rows).length === 0 ? {} : { rows };
  if (isNew && form.purpose === "adverse-event") {
    return { kind: "record-adverse-event", participant: person, values, ...within };
  }
  if (isNew && form.purpose === "dose") {
    const date = form.dateField === undefined ? undefined : values[form.dateField];
    if (typeof date !== "string") return undefined;
    return { kind: "record-dose", participant: person, date, values, ...dose };
  }
  return { kind: "save-form", participant: person, ...place, values, ...within, ...parts };
}

/** Whether a command carries a value at all. */
export function hasValues(command: SaveCommand): boolean {
  const rows = "rows" in command ? command.rows : undefined;
  return Object.keys(command.values ?? {}).length > 0 || rows !== undefined;
}

/** Entries by path, as a command nests them. */
function valuesOf(entries: ReadonlyMap<string, Values[string]>): { values: Values; rows: Rows } {
  const values: Record<string, Values[string]> = {};
  const rows: Record<string, Record<string, Record<string, Values[string]>>> = {};
  for (const [path, value] of entries) {
    const [group = "", row, field] = path.split("/");
    if (row === undefined || field === undefined) values[path] = value;
    else ((rows[group] ??= {})[row] ??= {})[field] = value;
  }
  return { values, rows };
}
