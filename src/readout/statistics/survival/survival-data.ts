import { defineIssue, type Issue } from "../../../kernel/index.ts";
import { at } from "../../linear-algebra/vector.ts";

/** Times to an event, one place a subject. NaN is missing: such a subject is left out and counted. */
export interface SurvivalData {
  /** When the event came, or when watching ended without it. */
  readonly time: Float64Array;
  /** 1: the event came; 0: watching ended without it (censored). */
  readonly event: Float64Array;
  /** When watching began, for subjects who came late: nobody is at risk before. Absent: from the beginning. */
  readonly entry?: Float64Array;
}

/** No subject is left after those with missing values. */
export const noSubjects = defineIssue(
  "survival.no-subjects",
  "No subject has a time and a status.",
  "没有任何受试者同时具有时间和状态。",
);

/** A subject's watching ends no later than it begins. */
export const entryNotBeforeTime = defineIssue(
  "survival.entry-not-before-time",
  "Watching ends at {time}, not after its beginning at {entry}.",
  "观察结束于 {time},不晚于其开始 {entry}。",
);

/** A status that is neither 0 nor 1. */
export const unknownStatus = defineIssue(
  "survival.unknown-status",
  "The status {status} is neither 0 (censored) nor 1 (event).",
  "状态 {status} 既不是 0(删失)也不是 1(事件)。",
);

/** The rows with nothing missing, in any of the further columns either. */
export function completeRows(
  data: SurvivalData,
  further: readonly (Float64Array | undefined)[] = [],
): readonly number[] {
  const columns = [data.time, data.event, data.entry, ...further].filter(
    (one) => one !== undefined,
  );
  const rows = Array.from({ length: data.time.length }, (_, i) => i);
  return rows.filter((i) => columns.every((column) => !Number.isNaN(at(column, i))));
}

/** The first thing that is wrong with some rows. `causes`: how many kinds of event there may be. */
export function checkSurvival(
  data: SurvivalData,
  rows: readonly number[],
  causes = 1,
): Issue | undefined {
  if (rows.length === 0) return noSubjects([]);
  for (const i of rows) {
    const status = at(data.event, i);
    if (!Number.isInteger(status) || status < 0 || status > causes) {
      return unknownStatus(["event", i], { status });
    }
    const entry = data.entry === undefined ? Number.NEGATIVE_INFINITY : at(data.entry, i);
    const time = at(data.time, i);
    if (entry >= time) return entryNotBeforeTime(["entry", i], { time, entry });
  }
  return undefined;
}

/** The rows of a survival data set, in their order. */
export function takeRows(data: SurvivalData, rows: readonly number[]): SurvivalData {
  const take = (column: Float64Array) => Float64Array.from(rows, (i) => at(column, i));
  const taken = { time: take(data.time), event: take(data.event) };
  return data.entry === undefined ? taken : { ...taken, entry: take(data.entry) };
}

/** The different codes of a column in some rows, ascending. */
export function codesOf(column: Float64Array, rows: readonly number[]): readonly number[] {
  return [...new Set(rows.map((i) => at(column, i)))].toSorted((a, b) => a - b);
}
