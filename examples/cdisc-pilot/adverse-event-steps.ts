import type { Values } from "../../src/engine/index.ts";
import { ofPerson } from "./conduct-steps.ts";
import type { Draft } from "./draft.ts";
import { dayOf, type PilotPerson, type Roster } from "./roster.ts";
import { eachRow, type OpenFile, type SourceRow } from "./source-file.ts";

const yesNo = {
  serious: "AESER",
  cancer: "AESCAN",
  congenital: "AESCONG",
  disability: "AESDISAB",
  death: "AESDTH",
  hospital: "AESHOSP",
  life: "AESLIFE",
  overdose: "AESOD",
} as const;
const texts = {
  number: "AESPID",
  term: "AETERM",
  start: "AESTDTC",
  causality: "AEREL",
  lowestTerm: "AELLT",
  preferredTerm: "AEDECOD",
  highTerm: "AEHLT",
  highGroup: "AEHLGT",
  organClass: "AEBODSYS",
} as const;

interface Assessment {
  readonly event: string;
  readonly date: string;
  readonly end: string;
  readonly line: number;
  readonly values: Values;
  readonly row: Values;
}

/**
 * An event is recorded when it was first assessed, and changed when its severity was assessed anew. The end that the
 * source shows on all rows of an event is entered with the first assessment that could know it.
 */
export async function adverseEventSteps(
  open: OpenFile,
  roster: Roster,
): Promise<Draft[] | undefined> {
  const assessed = new Map<string, Assessment[]>();
  const columns = ["USUBJID", "AESEQ", "AEDTC", "AESEV", "AEOUT", "AEENDTC"];
  const needed = [...columns, ...Object.values(yesNo), ...Object.values(texts)];
  const there = await eachRow(open, "ae", needed, (row) => {
    const of = assessed.get(row.text("USUBJID")) ?? [];
    of.push(assessment(row));
    assessed.set(row.text("USUBJID"), of);
  });
  if (!there) return undefined;
  return [...assessed].flatMap(([usubjid, rows]) => {
    const person = roster.get(usubjid);
    return person === undefined ? [] : draftsOf(person, rows);
  });
}

function assessment(row: SourceRow): Assessment {
  const values: Record<string, Values[string]> = {};
  for (const [field, column] of Object.entries(texts)) {
    const text = row.text(column);
    if (text !== "") values[field] = text;
  }
  for (const [field, column] of Object.entries(yesNo)) {
    const text = row.text(column);
    if (text !== "") values[field] = text === "Y";
  }
  const line = row.number("AESEQ") ?? 0;
  const date = row.date("AEDTC");
  return {
    event: row.text("AESPID"),
    date,
    end: row.text("AEENDTC"),
    line,
    values,
    row: { date, severity: row.text("AESEV"), outcome: row.text("AEOUT"), line },
  };
}

function draftsOf(person: PilotPerson, rows: readonly Assessment[]): Draft[] {
  const { participant, ...by } = ofPerson(person);
  const events = new Map<string, { line: number; rows: number }>();
  return [...rows]
    .sort((a, b) => dayOf(a.date) - dayOf(b.date) || a.line - b.line)
    .map((each): Draft => {
      const known = events.get(each.event);
      const event = known ?? { line: events.size + 1, rows: 0 };
      event.rows += 1;
      events.set(each.event, event);
      const draft = {
        ...by,
        id: `AE-${participant}-${each.line}`,
        role: "investigator" as const,
        day: dayOf(each.date),
        phase: "events" as const,
        rank: each.line,
      };
      const end = each.end === "" || each.end > each.date ? {} : { end: each.end };
      const assessments = { assessments: { [event.rows]: each.row } };
      return known === undefined
        ? {
            ...draft,
            command: {
              kind: "record-adverse-event",
              participant,
              values: { ...each.values, ...end },
              rows: assessments,
            },
          }
        : {
            ...draft,
            command: {
              kind: "save-form",
              participant,
              form: "AE",
              line: event.line,
              values: end,
              rows: assessments,
              reasons: { "*": "Assessed again" },
            },
          };
    });
}
