import { readFileSync } from "node:fs";
import type { AnalysisData, AnalysisValue } from "../../../definition/index.ts";
import { dataOf, tableOf } from "./small-readout.ts";

type Columns = Readonly<Record<string, readonly AnalysisValue[]>>;

interface Reference {
  readonly data: {
    readonly participants: Columns;
    readonly months: readonly number[];
    readonly change: readonly (readonly AnalysisValue[])[];
  };
}

const file = new URL("../../../../reference/readout/analyses.json", import.meta.url);

/** Answers of R 4.2.2 for one generated trial; `reference/readout/analyses.R` says which functions gave them. */
export const reference: Reference & Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync(file, "utf8"),
);

/** The trial: ADSL with what is measured once, ADF with function by visit, ADT with the time to death. */
export function readReferenceTrial(): AnalysisData {
  const { participants, months, change } = reference.data;
  const upper = Object.fromEntries(
    Object.entries(participants).map(([name, values]) => [
      name === "id" ? "USUBJID" : name.toUpperCase(),
      values,
    ]),
  );
  const { TIME, CNSR, ...once } = upper;
  const ids = once["USUBJID"] ?? [];
  const people = Array.from(ids.keys());
  const byVisit = people.flatMap((i) => months.map((month, visit) => ({ i, month, visit })));
  const base = once["BASE"] ?? [];
  const changes = byVisit.map(({ i, visit }) => change[i]?.[visit] ?? null);
  return dataOf(
    tableOf("ADSL", once),
    tableOf("ADF", {
      USUBJID: byVisit.map(({ i }) => ids[i] ?? null),
      AVISIT: byVisit.map(({ month }) => `Month ${month}`),
      AVISITN: byVisit.map(({ month }) => month),
      CHG: changes,
      AVAL: byVisit.map(({ i }, row) => {
        const own = changes[row] ?? null;
        return own === null ? null : Number(base[i]) + Number(own);
      }),
    }),
    tableOf("ADT", {
      USUBJID: ids,
      PARAMCD: people.map(() => "DEATH"),
      AVAL: TIME ?? [],
      CNSR: CNSR ?? [],
    }),
  );
}
