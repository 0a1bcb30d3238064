import type {
  Analysis,
  AnalysisData,
  AnalysisMethod,
  Readout,
  RowCondition,
} from "../../definition/index.ts";
import type { Issue } from "../../kernel/index.ts";
import type { Result } from "../report/rendered.ts";
import { everyOf } from "./evaluate.ts";
import type { SelectedRows } from "./rows.ts";

/** What an analysis found, and what it did not do or what is to be known beside it. */
export interface AnalysisOutcome {
  readonly results: readonly Result[];
  readonly issues: readonly Issue[];
}

/** Under which group the level stands with which another is compared. */
export const referenceColumn = "reference";

export type Groups = Result["groups"];

export type MethodOf<K extends AnalysisMethod["kind"]> = Extract<AnalysisMethod, { kind: K }>;

/** One analysis with the rows it is of, whatever its method. */
export interface AnyAnalysisContext {
  readonly readout: Readout;
  readonly data: AnalysisData;
  readonly analysis: Analysis;
  readonly method: AnalysisMethod;
  readonly selected: SelectedRows;
  /** Of the treatment, in the order of the report. */
  readonly levels: readonly string[];
}

/** The same of one kind of method. */
export interface AnalysisContext<K extends AnalysisMethod["kind"]> extends AnyAnalysisContext {
  readonly method: MethodOf<K>;
}

export type RunMethod<K extends AnalysisMethod["kind"]> = (
  context: AnalysisContext<K>,
) => AnalysisOutcome;

/** States a number. What is not finite could not be computed. */
export type State = (operation: string, value: number, groups?: Groups) => Result;

/** States numbers that all rows of the analysis went into. */
export function stateWhole({ analysis }: AnyAnalysisContext): State {
  return (operation, value, groups = []) => resultOf(analysis, operation, value, groups);
}

/**
 * States numbers that went into nothing but the rows of their groups, with which these are.
 *
 * @param needed columns that must have a value
 */
export function stateOwn({ analysis }: AnyAnalysisContext, needed: readonly string[] = []): State {
  return (operation, value, groups = []) => {
    const own: RowCondition[] = groups.map((group) => ({
      kind: "in",
      column: group.column,
      values: [group.value],
    }));
    const there: RowCondition[] = needed.map((column) => ({ kind: "present", column }));
    return resultOf(analysis, operation, value, groups, everyOf(analysis.where, ...own, ...there));
  };
}

function resultOf(
  { id, dataset, population, where }: Analysis,
  operation: string,
  value: number,
  groups: Groups,
  rows: RowCondition | undefined = where,
): Result {
  const place = [id, operation, ...groups.map((group) => group.value)];
  return {
    id: place.map((part) => part.replaceAll("/", "%2F")).join("/"),
    analysis: id,
    operation,
    groups,
    value: Number.isFinite(value) ? value : null,
    text: Number.isNaN(value) ? "" : String(value),
    of: { dataset, population, ...(rows === undefined ? {} : { where: rows }) },
  };
}
