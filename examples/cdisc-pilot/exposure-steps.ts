import { printDay } from "../../src/kernel/index.ts";
import { ofPerson } from "./conduct-steps.ts";
import type { Draft } from "./draft.ts";
import { dayOf, type PilotPerson, type Roster } from "./roster.ts";
import { eachRow, type OpenFile } from "./source-file.ts";

interface Dispensed {
  readonly visit: number;
  readonly start: string;
  readonly end: string;
}

/**
 * A dose for every hand-out of patches, on the day they are first worn; how long they were worn is added at the next
 * hand-out, of the last ones at the disposition.
 */
export async function exposureSteps(
  open: OpenFile,
  roster: Roster,
  dispositionDay: (person: PilotPerson) => number | undefined,
): Promise<Draft[] | undefined> {
  const dispensed = new Map<string, Dispensed[]>();
  const there = await eachRow(open, "ex", ["USUBJID", "VISITNUM", "EXSTDTC", "EXENDTC"], (row) => {
    const visit = row.number("VISITNUM");
    if (visit === undefined) return;
    const of = dispensed.get(row.text("USUBJID")) ?? [];
    of.push({ visit, start: row.date("EXSTDTC"), end: row.text("EXENDTC") });
    dispensed.set(row.text("USUBJID"), of);
  });
  if (!there) return undefined;
  return [...dispensed].flatMap(([usubjid, rows]) => {
    const person = roster.get(usubjid);
    if (person === undefined) return [];
    rows.sort((a, b) => dayOf(a.start) - dayOf(b.start));
    return rows.flatMap((row, place) =>
      draftsOf(person, row, place + 1, rows[place + 1], dispositionDay(person)),
    );
  });
}

function draftsOf(
  person: PilotPerson,
  row: Dispensed,
  line: number,
  next: Dispensed | undefined,
  disposed: number | undefined,
): Draft[] {
  const { participant, ...by } = ofPerson(person);
  const visit = person.visitNumbered.get(row.visit)?.key;
  const dose: Draft = {
    ...by,
    id: `EX-${participant}-${line}`,
    role: "coordinator",
    day: dayOf(row.start),
    phase: "visit",
    visit: row.visit,
    rank: 31,
    command: {
      kind: "record-dose",
      participant,
      date: row.start,
      ...(visit === undefined ? {} : { visit }),
    },
  };
  if (row.end === "") return [dose];
  const ended = dayOf(row.end);
  const command = {
    kind: "save-form" as const,
    participant,
    form: "EX",
    line,
    values: { end: printDay(ended) },
  };
  const end = { ...by, id: `EX-${participant}-${line}-end`, role: "coordinator" as const, command };
  return next === undefined
    ? [dose, { ...end, day: Math.max(ended, disposed ?? ended), phase: "stop" }]
    : [dose, { ...end, day: ended, phase: "visit", visit: next.visit, rank: 30 }];
}
