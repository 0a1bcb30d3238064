import type { Values } from "../../src/engine/index.ts";
import { ofPerson } from "./conduct-steps.ts";
import type { Draft } from "./draft.ts";
import { dayOf, type Roster } from "./roster.ts";
import { eachRow, type OpenFile } from "./source-file.ts";

const columns = [
  "USUBJID",
  "VISITNUM",
  "LBDTC",
  "LBSEQ",
  "LBTESTCD",
  "LBORRES",
  "LBORNRLO",
  "LBORNRHI",
];

interface Specimen {
  readonly draft: Draft;
  readonly rows: Record<string, Values>;
  results: number;
}

/**
 * One save per specimen, delivered by the central laboratory: at the visit, or when it was taken, whichever is later.
 * 94 specimens were taken before screening; that is data, not a refusal.
 */
export async function laboratorySteps(
  open: OpenFile,
  roster: Roster,
): Promise<Draft[] | undefined> {
  const specimens = new Map<string, Specimen>();
  const there = await eachRow(open, "lb", columns, (row) => {
    const person = roster.get(row.text("USUBJID"));
    const visit = person?.visitNumbered.get(row.number("VISITNUM") ?? -1);
    if (person === undefined || visit === undefined) return;
    const key = `${person.number}/${visit.number}`;
    let specimen = specimens.get(key);
    if (specimen === undefined) {
      const { participant, ...by } = ofPerson(person);
      const taken = row.date("LBDTC");
      const rows: Record<string, Values> = {};
      const draft: Draft = {
        ...by,
        id: `LB-${participant}-${visit.number}`,
        role: "laboratory",
        day: Math.max(visit.day, dayOf(taken)),
        phase: "visit",
        visit: visit.number,
        rank: 15,
        command: {
          kind: "save-form",
          participant,
          form: "LB",
          visit: visit.key,
          values: { taken },
          rows: { results: rows },
          complete: true,
        },
      };
      specimen = { draft, rows, results: 0 };
      specimens.set(key, specimen);
    }
    specimen.results += 1;
    const [test, result] = [row.text("LBTESTCD"), row.text("LBORRES")];
    const [low, high] = [row.text("LBORNRLO"), row.text("LBORNRHI")];
    specimen.rows[specimen.results] =
      low === "" && high === "" ? { test, result } : { test, result, low, high };
  });
  return there ? [...specimens.values()].map(({ draft }) => draft) : undefined;
}
