import { Fault } from "../kernel/index.ts";
import type { FormMark, FormMarkState, Summary, VisitMark } from "./summary.ts";
import { visitOfKey } from "./state.ts";

/**
 * A {@link Summary} for keeping and sending by the thousand: visits and form marks as short texts, the rest as it is.
 * Twenty visits are less than 2 kB.
 *
 * - A form mark is `VS:c`, a line of a log `AE:3:c`; the letter is the state (expected `e`, started `s`, complete `c`,
 *   signed `g`, fallen `x`, withdrawn `w`), and what there is follows it: `f2` findings, `o1` open, `a1` answered.
 * - A visit is `key|status|date|due|earliest|latest|outside|forms`, cut after the last part that says something;
 *   the status is its first letter, the forms are parted by spaces.
 */
export interface PackedSummary extends Omit<Summary, "visits" | "logs"> {
  readonly visits: readonly string[];
  readonly logs: readonly string[];
}

const states: Readonly<Record<FormMarkState, string>> = {
  expected: "e",
  started: "s",
  complete: "c",
  signed: "g",
  fallen: "x",
  withdrawn: "w",
};
const statuses: Readonly<Record<VisitMark["status"], string>> = {
  waiting: "w",
  due: "d",
  held: "h",
  skipped: "s",
};

/** Packs a summary. */
export function packSummary(summary: Summary): PackedSummary {
  return {
    ...summary,
    visits: summary.visits.map(packVisit),
    logs: summary.logs.map(packForm),
  };
}

/** The summary that was packed. */
export function unpackSummary(packed: PackedSummary): Summary {
  return {
    ...packed,
    visits: packed.visits.map(unpackVisit),
    logs: packed.logs.map(unpackForm),
  };
}

function packVisit(mark: VisitMark): string {
  const { key, status, date, due, earliest, latest, outside, forms } = mark;
  const parts = [key, statuses[status], date, due, earliest, latest, outside];
  return [...parts, forms.map(packForm).join(" ")]
    .map((part) => part ?? "")
    .join("|")
    .replace(/\|+$/, "");
}

function unpackVisit(packed: string): VisitMark {
  const [key = "", status, date, due, earliest, latest, outside, forms] = packed.split("|");
  return {
    visit: visitOfKey(key),
    key,
    status: named(statuses, status),
    ...(date ? { date } : {}),
    ...(due ? { due } : {}),
    ...(earliest ? { earliest } : {}),
    ...(latest ? { latest } : {}),
    ...(outside ? { outside: Number(outside) } : {}),
    forms: forms ? forms.split(" ").map(unpackForm) : [],
  };
}

function packForm({ form, line, state, findings, open, answered }: FormMark): string {
  const counts = [
    findings === undefined ? "" : `f${findings}`,
    open === undefined ? "" : `o${open}`,
    answered === undefined ? "" : `a${answered}`,
  ];
  return `${form}:${line === undefined ? "" : `${line}:`}${states[state]}${counts.join("")}`;
}

const formPattern = /^([^:]+):(?:(\d+):)?([a-z])(?:f(\d+))?(?:o(\d+))?(?:a(\d+))?$/;

function unpackForm(packed: string): FormMark {
  const [, form, line, state, findings, open, answered] = formPattern.exec(packed) ?? [];
  if (form === undefined) throw new Fault(`no mark of a form: ${packed}`);
  return {
    form,
    ...(line === undefined ? {} : { line: Number(line) }),
    state: named(states, state),
    ...(findings === undefined ? {} : { findings: Number(findings) }),
    ...(open === undefined ? {} : { open: Number(open) }),
    ...(answered === undefined ? {} : { answered: Number(answered) }),
  };
}

function named<K extends string>(letters: Readonly<Record<K, string>>, letter?: string): K {
  for (const name in letters) if (letters[name] === letter) return name;
  throw new Fault(`no such letter in a packed summary: ${letter ?? "–"}`);
}
