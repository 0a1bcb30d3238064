import type { Study } from "../../src/definition/index.ts";
import { dayNumber, type SiteId } from "../../src/kernel/index.ts";
import { eachRowOf, type OpenFile } from "./source-file.ts";

/** A visit as the source has it, with the key it gets in the record. */
export interface PilotVisit {
  readonly number: number;
  readonly visit: string;
  readonly key: string;
  readonly date: string;
  /** The day it is entered: its own, but no earlier than screening. */
  readonly day: number;
}

/** A person of the source. */
export interface PilotPerson {
  /** Place among all, to break ties of time. */
  readonly order: number;
  readonly usubjid: string;
  readonly number: string;
  readonly site: SiteId;
  readonly sex: string;
  readonly age: number | undefined;
  readonly race: string;
  readonly ethnicity: string;
  /** The code of the arm; `Scrnfail` for those who were not randomised. */
  readonly arm: string;
  /** The end of taking part. */
  readonly until: string;
  /** In the order in which they were entered. */
  readonly visits: readonly PilotVisit[];
  readonly visitNumbered: ReadonlyMap<number, PilotVisit>;
}

export type Roster = ReadonlyMap<string, PilotPerson>;

/** The day of a date known at least to the day. */
export function dayOf(date: string): number {
  return dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

/** Reads DM and SV: who there was and when they came. */
export async function readRoster(open: OpenFile, study: Study): Promise<Roster> {
  const people = new Map<string, Omit<PilotPerson, "visits" | "visitNumbered">>();
  const columns = [
    "USUBJID",
    "SUBJID",
    "SITEID",
    "SEX",
    "AGE",
    "RACE",
    "ETHNIC",
    "ARMCD",
    "RFPENDTC",
  ];
  await eachRowOf(open, "dm", columns, (row) => {
    people.set(row.text("USUBJID"), {
      order: people.size,
      usubjid: row.text("USUBJID"),
      number: row.text("SUBJID"),
      site: row.text("SITEID") as SiteId,
      sex: row.text("SEX"),
      age: row.number("AGE"),
      race: row.text("RACE"),
      ethnicity: row.text("ETHNIC"),
      arm: row.text("ARMCD"),
      until: row.text("RFPENDTC"),
    });
  });
  const held = new Map<string, { number: number; date: string }[]>();
  await eachRowOf(open, "sv", ["USUBJID", "VISITNUM", "SVSTDTC"], (row) => {
    const number = row.number("VISITNUM");
    if (number === undefined) return;
    const visits = held.get(row.text("USUBJID")) ?? [];
    visits.push({ number, date: row.date("SVSTDTC") });
    held.set(row.text("USUBJID"), visits);
  });
  const planned = new Map(study.visits.map((visit) => [visit.sdtm?.visitNumber, visit.id]));
  return new Map(
    [...people].map(([usubjid, person]) => {
      const visits = keyed(held.get(usubjid) ?? [], planned);
      const visitNumbered = new Map(visits.map((visit) => [visit.number, visit]));
      return [usubjid, { ...person, visits, visitNumbered }];
    }),
  );
}

/** Visits in the order of entry, with their keys: the second unscheduled one is `unscheduled#2`. */
function keyed(
  visits: readonly { readonly number: number; readonly date: string }[],
  planned: ReadonlyMap<number | undefined, string>,
): PilotVisit[] {
  const first = visits.find((visit) => visit.number === 1);
  const screened = first === undefined ? Number.NEGATIVE_INFINITY : dayOf(first.date);
  const times = new Map<string, number>();
  return visits
    .map((visit) => ({ ...visit, day: Math.max(dayOf(visit.date), screened) }))
    .sort((a, b) => a.day - b.day || a.number - b.number)
    .map((visit) => {
      const id = planned.get(visit.number) ?? "unscheduled";
      const time = (times.get(id) ?? 0) + 1;
      times.set(id, time);
      return { ...visit, visit: id, key: time === 1 ? id : `${id}#${time}` };
    });
}
