import type { Command, Values } from "../../src/engine/index.ts";
import type { ParticipantId } from "../../src/kernel/index.ts";
import { isRandomised, ofPerson } from "./conduct-steps.ts";
import type { Draft } from "./draft.ts";
import { dayOf, type PilotPerson, type Roster } from "./roster.ts";
import { eachRow, type OpenFile } from "./source-file.ts";

interface Disposed {
  readonly how: string;
  readonly words: string;
  readonly event: string;
  readonly visit: number | undefined;
  readonly recorded: string;
  readonly date: string;
  readonly order: number;
}

/** How everyone left, and when that was recorded. */
export interface Dispositions {
  readonly drafts: readonly Draft[];
  dayOf(person: PilotPerson): number | undefined;
}

const finalVisits = new Set(["FINAL LAB VISIT", "FINAL RETRIEVAL VISIT"]);
const columns = ["USUBJID", "DSSEQ", "DSSPID", "DSTERM", "DSDECOD", "VISITNUM", "DSDTC", "DSSTDTC"];

/** A line of the disposition log for each row, and what it means for the participant's course. */
export async function readDispositions(
  open: OpenFile,
  roster: Roster,
): Promise<Dispositions | undefined> {
  const disposed = new Map<string, Disposed[]>();
  const there = await eachRow(open, "ds", columns, (row) => {
    const of = disposed.get(row.text("USUBJID")) ?? [];
    of.push({
      how: row.text("DSDECOD"),
      words: row.text("DSTERM"),
      event: row.text("DSSPID"),
      visit: row.number("VISITNUM"),
      recorded: row.date("DSDTC"),
      date: row.date("DSSTDTC").slice(0, 10),
      order: row.number("DSSEQ") ?? 0,
    });
    disposed.set(row.text("USUBJID"), of);
  });
  if (!there) return undefined;
  const days = new Map<string, number>();
  const drafts = [...disposed].flatMap(([usubjid, rows]) => {
    const person = roster.get(usubjid);
    if (person === undefined) return [];
    const end = rows.find(({ how }) => !finalVisits.has(how));
    if (end !== undefined) days.set(usubjid, dayOf(end.recorded));
    rows.sort((a, b) => dayOf(a.recorded) - dayOf(b.recorded) || a.order - b.order);
    return rows.flatMap((row, place) => draftsOf(person, row, place + 1));
  });
  return { drafts, dayOf: (person) => days.get(person.usubjid) };
}

function draftsOf(person: PilotPerson, row: Disposed, line: number): Draft[] {
  const { participant, ...by } = ofPerson(person);
  const day = dayOf(row.recorded);
  const at = { ...by, role: "investigator" as const, phase: "disposition" as const };
  const values: Record<string, Values[string]> = {
    how: row.how,
    words: row.words,
    recorded: row.recorded,
    date: row.date,
    ...(row.event === "" ? {} : { event: row.event }),
    ...(row.visit === undefined ? {} : { visit: row.visit }),
  };
  const failed = row.how === "SCREEN FAILURE";
  const until = person.until.slice(0, 10);
  const sameDay = failed && until === row.recorded.slice(0, 10);
  const save = (id: string, of: Values): Draft => ({
    ...at,
    id,
    day,
    rank: 2 * line,
    command: { kind: "save-form", participant, form: "DS", line, values: of },
  });
  const first = save(
    `DS-${participant}-${line}`,
    sameDay ? { ...values, lastContact: until } : values,
  );
  const { line: _, ...opened } = first.command as Extract<Command, { kind: "save-form" }>;
  const drafts: Draft[] = [{ ...first, command: opened }];
  const course = courseOf(participant, row, isRandomised(person));
  if (course !== undefined) {
    drafts.push({ ...at, id: `end-${participant}`, day, rank: 2 * line + 1, command: course });
  }
  if (failed && !sameDay && until !== "") {
    drafts.push({
      ...save(`DS-${participant}-${line}-contact`, { lastContact: until }),
      day: dayOf(until),
    });
  }
  return drafts;
}

/** What a disposition means for the course: a discontinued participant keeps coming, so only treatment ends. */
function courseOf(
  participant: ParticipantId,
  row: Disposed,
  randomised: boolean,
): Command | undefined {
  const { how, words, date } = row;
  if (finalVisits.has(how)) return undefined;
  if (how === "SCREEN FAILURE" || !randomised) {
    return { kind: "fail-screening", participant, date, reason: words };
  }
  if (how === "COMPLETED") return { kind: "complete", participant, date };
  if (how === "DEATH") return { kind: "record-death", participant, date };
  return { kind: "withdraw", participant, from: "treatment", date, reason: `${how}: ${words}` };
}
