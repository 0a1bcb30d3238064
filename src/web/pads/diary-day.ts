import type { CodeList, Datum, Field, Form, Group } from "../../definition/index.ts";

export const slotCount = 48;

/** The parts of a form that is a day by half hours: rows of a time and a state, one of few. */
export interface DiaryParts {
  readonly group: Group;
  readonly starts: Field;
  readonly state: Field & { readonly kind: "choice" };
}

export type DiaryRows = Readonly<Record<string, Readonly<Record<string, Datum>>>>;

/** The diary in a form, if it is one: a repeating group of nothing but a time and a choice. */
export function diaryIn(form: Form): DiaryParts | undefined {
  for (const group of form.groups) {
    const [starts, state, ...others] = group.fields;
    if (group.repeats !== true || others.length > 0) continue;
    if (starts?.kind === "time" && state?.kind === "choice") return { group, starts, state };
  }
  return undefined;
}

/** When a half hour begins: 13 is `06:30`; 48 is the end of the day. */
export function slotTime(slot: number): string {
  return `${String(Math.floor(slot / 2)).padStart(2, "0")}:${slot % 2 === 0 ? "00" : "30"}`;
}

/** The half hour that a time begins, if it begins one. */
export function slotOf(time: Datum | undefined): number | undefined {
  const [, hour, minute] =
    typeof time === "string" ? (/^(\d\d):(00|30)(?::00)?$/.exec(time) ?? []) : [];
  if (hour === undefined || Number(hour) > 23) return undefined;
  return Number(hour) * 2 + (minute === "30" ? 1 : 0);
}

/** What stands in a half hour: nothing, a state, or two that exclude each other. */
export interface SlotMark {
  /** Every row that begins then; where there are two, both are written. */
  readonly rows: readonly string[];
  readonly codes: readonly string[];
}

/** The marks of a day by half hour. */
export function marksOf({ starts, state }: DiaryParts, rows: DiaryRows): readonly SlotMark[] {
  const marks = Array.from({ length: slotCount }, () => ({
    rows: [] as string[],
    codes: [] as string[],
  }));
  for (const [row, values] of Object.entries(rows)) {
    const mark = marks[slotOf(values[starts.id]) ?? -1];
    if (mark === undefined) continue;
    mark.rows.push(row);
    const code = values[state.id];
    if (typeof code === "string" && !mark.codes.includes(code)) mark.codes.push(code);
  }
  return marks;
}

/** What has to be written so that half hours hold a state, or none. */
export function paint(
  parts: DiaryParts,
  rows: DiaryRows,
  slots: readonly number[],
  code: string | null,
): readonly { readonly path: string; readonly datum: Datum | null }[] {
  const { group, starts, state } = parts;
  const marks = marksOf(parts, rows);
  const used = new Set(Object.keys(rows));
  let last = Math.max(slotCount, ...Object.keys(rows).map(Number));
  return slots.flatMap((slot) => {
    const mark = marks[slot];
    if (mark === undefined) return [];
    const at = (row: string, field: Field) => `${group.id}/${row}/${field.id}`;
    if (mark.rows.length > 0) {
      const isSaid =
        mark.codes.length === (code === null ? 0 : 1) && mark.codes[0] === (code ?? undefined);
      return isSaid ? [] : mark.rows.map((row) => ({ path: at(row, state), datum: code }));
    }
    if (code === null) return [];
    // A half hour has the row of its place in the day, unless the list gave that to another.
    const own = String(slot + 1);
    const row = used.has(own) ? String(++last) : own;
    used.add(row);
    return [
      { path: at(row, starts), datum: slotTime(slot) },
      { path: at(row, state), datum: code },
    ];
  });
}

/** Every half hour from one to another, whichever is the earlier. */
export function stretch(one: number, other: number): readonly number[] {
  const [first, last] = [Math.min(one, other), Math.max(one, other)];
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

/** Hours that each state of the list has. */
export function hoursByState(
  list: CodeList,
  marks: readonly SlotMark[],
): readonly { readonly code: string; readonly hours: number }[] {
  return list.codes.map(({ code }) => ({
    code,
    hours: marks.filter(({ codes }) => codes.length === 1 && codes[0] === code).length / 2,
  }));
}
