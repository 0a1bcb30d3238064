import { daySpan, type PartialDate } from "../../kernel/index.ts";
import type { Summary, VisitMark } from "../../engine/index.ts";
import { type MarkState, worstOf } from "../ui/mark-state.ts";
import { formState, visitState } from "./visit-state.ts";

/** One visit of one participant, as a cell shows it. */
export interface MatrixCell {
  readonly mark: VisitMark;
  readonly state: MarkState;
}

/** A participant as a row: what the cells show, and what people filter and sort by. */
export interface MatrixRow {
  readonly summary: Summary;
  readonly today: PartialDate;
  readonly cells: ReadonlyMap<string, MatrixCell>;
  /** The worst of all visits and logs. */
  readonly worst: MarkState;
  readonly states: ReadonlySet<MarkState>;
  /** The next thing that is due: a visit or a dose, by its target date. */
  readonly nextDue?: PartialDate;
  /** Queries that the site has to answer, and findings that nobody confirmed. */
  readonly openQueries: number;
}

/** Makes the row of a participant on a day at their site. */
export function matrixRowOf(summary: Summary, today: PartialDate): MatrixRow {
  const cells = new Map<string, MatrixCell>();
  let nextDue = summary.nextDose?.due;
  let findings = 0;
  for (const mark of summary.visits) {
    cells.set(mark.key, { mark, state: visitState(mark, today) });
    if (mark.status === "due" && mark.due !== undefined) nextDue = earlier(nextDue, mark.due);
    for (const form of mark.forms) findings += form.findings ?? 0;
  }
  for (const line of summary.logs) findings += line.findings ?? 0;
  const states = new Set([...cells.values()].map((cell) => cell.state));
  for (const line of summary.logs) states.add(formState(line, undefined, today));
  if ((summary.queries.open ?? 0) > 0) states.add("open-query");
  return {
    summary,
    today,
    cells,
    states,
    worst: worstOf(states),
    ...(nextDue === undefined ? {} : { nextDue }),
    openQueries: (summary.queries.open ?? 0) + findings,
  };
}

function earlier(a: PartialDate | undefined, b: PartialDate): PartialDate {
  return a !== undefined && daySpan(a).first <= daySpan(b).first ? a : b;
}

const made = new WeakMap<Summary, MatrixRow>();

/** The rows of many participants; those that did not change are not made again. */
export function matrixRows(
  summaries: readonly Summary[],
  todayAt: (site: string) => PartialDate,
): MatrixRow[] {
  return summaries.map((summary) => {
    const today = todayAt(summary.site);
    const known = made.get(summary);
    if (known?.today === today) return known;
    const row = matrixRowOf(summary, today);
    made.set(summary, row);
    return row;
  });
}
