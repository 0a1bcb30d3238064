import type { Analysis, AnalysisData, Readout, RowCondition } from "../../definition/index.ts";
import type { Issue, Language, Text } from "../../kernel/index.ts";
import type { AnalysisOutcome } from "../analyse/analysis-context.ts";
import type { RowRequest, SelectedRows } from "../analyse/rows.ts";
import type { Result } from "./rendered.ts";

/** What all displays of a report share. */
export interface ReportScope {
  readonly readout: Readout;
  readonly data: AnalysisData;
  readonly language: Language;
  /** All rows of a dataset that belong to a population, in their order. */
  rowsOf(request: RowRequest): SelectedRows | Issue;
  /** What an analysis found. */
  outcomeOf(analysis: Analysis): AnalysisOutcome;
  /** Keeps a number that a display computed itself. @returns its id */
  keep(result: Result): string;
  /** Keeps how a number of an analysis is printed. @returns its id */
  print(result: Result, text: string): string;
}

/** Words in the language of the report. */
export const say = ({ language }: ReportScope, words: Text): string => words[language];

/** The rows that a number is made from, as a result names them. */
export function rowsOf(
  dataset: string,
  population: string,
  where: RowCondition | undefined,
): Result["of"] {
  return { dataset, population, ...(where === undefined ? {} : { where }) };
}
