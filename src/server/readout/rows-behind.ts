import type {
  AnalysisData,
  AnalysisTable,
  AnalysisValue,
  Readout,
  RowOrigin,
} from "../../definition/index.ts";
import { columnValues, type Report, selectAnalysisRows } from "../../readout/index.ts";
import type { PlacedOrigin, ReadoutRows } from "../contract.ts";
import { columnsBehind } from "./columns-behind.ts";
import type { ReadoutQuestion } from "./readout-message.ts";

/** A page of rows has at most so many. */
const page = 50;

interface Source {
  readonly data: AnalysisData;
  readonly report: Report;
  /** Where an entry stands, and in which study's record. */
  readonly placeOf: (origin: RowOrigin) => PlacedOrigin;
}

/**
 * The rows of the analysis dataset that a number was made from, with where in the record each was entered. Rows of
 * participants whose records the person may not read are left out and counted.
 */
export function rowsBehind(
  readout: Readout,
  { data, report, placeOf }: Source,
  { result: id, seen, from }: Extract<ReadoutQuestion, { kind: "rows" }>,
): ReadoutRows | undefined {
  const result = report.results.find((one) => one.id === id);
  if (result === undefined) return undefined;
  const selected = selectAnalysisRows(readout, data, result.of);
  const { of, operation, groups, value, text } = result;
  const population = readout.populations.find((one) => one.id === of.population)?.title;
  const head = {
    result: { id, operation, groups, value, text },
    dataset: of.dataset,
    ...(population === undefined ? {} : { population }),
  };
  if (!("rows" in selected)) return { ...head, columns: [], rows: [], total: 0, hidden: 0, from };
  const columns = columnsBehind(readout, data, result, selected);
  const allowed = new Map(Object.entries(seen).map(([study, ids]) => [study, new Set(ids)]));
  const mayRead = ({ study, participant }: PlacedOrigin): boolean =>
    allowed.get(study)?.has(participant) === true;
  const ids = participantIds(data);
  const usubjid = columnValues(selected, "USUBJID");
  const values = columns.map(({ name }) => columnValues(selected, name));
  const rows = selected.rows.flatMap((row, place) => {
    const origins = (selected.table.origins[row] ?? []).map(placeOf);
    const participant = origins[0]?.participant ?? ids.get(usubjid[place] ?? null);
    if (participant === undefined) return [];
    const isRead =
      origins.length > 0
        ? origins.every(mayRead)
        : [...allowed.values()].some((some) => some.has(participant));
    return isRead ? [{ participant, origins, place }] : [];
  });
  return {
    ...head,
    columns,
    rows: rows.slice(from, from + page).map(({ participant, origins, place }) => ({
      participant,
      values: values.map((column) => column[place] ?? null),
      origins,
    })),
    total: rows.length,
    hidden: selected.rows.length - rows.length,
    from,
  };
}

/** The participants' numbers in the record, by `USUBJID`. */
function participantIds({ tables }: AnalysisData): ReadonlyMap<AnalysisValue, string> {
  const ids = new Map<AnalysisValue, string>();
  for (const table of Object.values(tables)) readIds(table, ids);
  return ids;
}

function readIds({ columns, rows, origins }: AnalysisTable, ids: Map<AnalysisValue, string>): void {
  const place = columns.findIndex(({ name }) => name === "USUBJID");
  if (place < 0) return;
  for (const [row, [first]] of origins.entries()) {
    const id = rows[row]?.[place];
    if (first !== undefined && id !== undefined) ids.set(id, first.participant);
  }
}
