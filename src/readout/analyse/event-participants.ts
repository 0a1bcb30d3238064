import type { AnalysisContext } from "./analysis-context.ts";
import { evaluate } from "./evaluate.ts";
import { categoriesOfParticipants, participantsOf } from "./participants.ts";
import { columnValues, hasColumn, type SelectedRows, selectAnalysisRows } from "./rows.ts";
import { strataOf } from "./strata.ts";

/** One participant, with whether the event happened. */
export interface EventParticipant {
  readonly arm: string | null;
  readonly stratum: string | null;
  readonly hasEvent: boolean;
}

/**
 * Each participant once: with the event where it holds of any of the participant's rows. A dataset of occurrences lists
 * only what happened, so there everybody in the population counts; of any other dataset, whoever has a row.
 */
export function gatherEvents(context: AnalysisContext<"proportions">): readonly EventParticipant[] {
  const { readout, data, analysis, method, selected } = context;
  const kind = readout.datasets.find(({ name }) => name === analysis.dataset)?.kind;
  const everybody = selectAnalysisRows(readout, data, {
    dataset: "ADSL",
    population: analysis.population,
  });
  const isOfAll = kind === "occurrences" && "rows" in everybody;
  const ids = isOfAll ? participantsOf(everybody) : participantsOf(selected);
  const sources: readonly SelectedRows[] = isOfAll ? [selected, everybody] : [selected];
  const armColumn = (source: SelectedRows) =>
    hasColumn(source, method.treatment)
      ? method.treatment
      : method.treatment.startsWith("TRTA")
        ? readout.treatment.actual
        : readout.treatment.planned;
  const arms = sources.map((source) => categoriesOfParticipants(ids, armColumn(source), source));
  const strata = sources.map((source) => byParticipant(ids, source, method.strata ?? []));
  const withEvent = new Set<unknown>();
  const of = columnValues(selected, "USUBJID");
  const read = new Map<string, ReturnType<typeof columnValues>>();
  const valueAt = (row: number) => (column: string) => {
    const values = read.get(column) ?? columnValues(selected, column);
    read.set(column, values);
    return values[row] ?? null;
  };
  for (const [row, id] of of.entries()) {
    if (evaluate(method.event, valueAt(row))) withEvent.add(id);
  }
  return ids.map((id, i) => ({
    arm: arms.map((one) => one[i] ?? null).find((arm) => arm !== null) ?? null,
    stratum: strata.map((one) => one[i] ?? null).find((one) => one !== null) ?? null,
    hasEvent: withEvent.has(id),
  }));
}

function byParticipant(
  ids: readonly string[],
  source: SelectedRows,
  columns: readonly string[],
): readonly (string | null)[] {
  const known = new Map<unknown, string>();
  const of = columnValues(source, "USUBJID");
  for (const [row, stratum] of strataOf(source, columns).entries()) {
    if (stratum !== null && !known.has(of[row])) known.set(of[row], stratum);
  }
  return ids.map((id) => known.get(id) ?? null);
}
