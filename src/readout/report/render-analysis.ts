import type { Analysis, AnalysisLine } from "../../definition/index.ts";
import { referenceColumn } from "../analyse/analysis-context.ts";
import { readShow, type Shown } from "./analysis-show.ts";
import { printNumber, printP } from "./print-number.ts";
import type { RenderedCell, Result } from "./rendered.ts";
import { missingAnalysis, missingResult } from "./report-issues.ts";
import { say } from "./report-scope.ts";
import {
  lineRow,
  raise,
  type RenderSection,
  type SectionContext,
  type SectionRow,
} from "./section-context.ts";

/** What an analysis found, a line a statistic; each number in the column of its arm, one of no arm in the last. */
export const renderAnalysis: RenderSection<"analysis"> = (context, section) => {
  const analysis = context.readout.analyses.find(({ id }) => id === section.analysis);
  if (analysis === undefined) {
    raise(context, missingAnalysis([], { analysis: section.analysis }));
    return section.lines.map(({ label }) => lineRow(context.level, say(context, label), []));
  }
  const { results, issues } = context.outcomeOf(analysis);
  for (const issue of issues) raise(context, issue);
  return section.lines.map((line) => renderLine(context, analysis, results, line));
};

function renderLine(
  context: SectionContext,
  analysis: Analysis,
  results: readonly Result[],
  line: AnalysisLine,
): SectionRow {
  const shown = readShow(line.show);
  const [{ operations }] = shown.parts;
  const main = results.filter(
    (result) => operations.includes(result.operation) && isAt(context, analysis, result, line),
  );
  const cells = new Map<string, RenderedCell>();
  for (const result of ofComparison(context, analysis, main, line)) {
    const key = columnOf(context, analysis, result);
    if (key !== undefined && !cells.has(key)) {
      cells.set(key, cellOf(context, result, results, line, shown));
    }
  }
  // An analysis that found nothing at all has said why.
  if (cells.size === 0 && results.length > 0) {
    raise(context, missingResult([], { analysis: analysis.id, show: line.show }));
  }
  return lineRow(context.level + (line.indent ?? 0), say(context, line.label), cells);
}

/** Whether a result stands at the visit, time or term that a line names, or at none where it names none. */
function isAt(
  { display }: SectionContext,
  { method }: Analysis,
  { groups }: Result,
  { at }: AnalysisLine,
): boolean {
  const arms = new Set([method.treatment, display.by, referenceColumn]);
  const further = groups.filter(({ column }) => !arms.has(column));
  return at === undefined ? further.length === 0 : further.some(({ value }) => value === at);
}

/**
 * Of results of one name, those that a line is of: of the comparison with its reference; where it names none, with the
 * first arm, or if nothing is compared, of each arm; of all arms together only where the line says so.
 */
function ofComparison(
  context: SectionContext,
  analysis: Analysis,
  results: readonly Result[],
  { reference, overall = false }: AnalysisLine,
): readonly Result[] {
  const against = (result: Result) => groupOf(result, referenceColumn);
  if (overall) return results.filter((result) => levelOf(context, analysis, result) === undefined);
  const wanted = reference ?? usualReference(context, analysis, results);
  if (wanted !== undefined) return results.filter((result) => against(result) === wanted);
  return results.filter((result) => against(result) === undefined);
}

/** The arm that others are compared with, where a line does not say: the first of the readout's that is one. */
function usualReference(
  { readout }: SectionContext,
  { method }: Analysis,
  results: readonly Result[],
): string | undefined {
  const references = new Set(results.map((result) => groupOf(result, referenceColumn)));
  const levels = readout.treatment.levels.map(({ value }) => value);
  const contrasts = "contrasts" in method ? (method.contrasts ?? []) : [];
  return [...levels, ...contrasts.map(([, reference]) => reference)].find((one) =>
    references.has(one),
  );
}

function levelOf({ display }: SectionContext, { method }: Analysis, result: Result) {
  return groupOf(result, method.treatment) ?? groupOf(result, display.by);
}

function columnOf(context: SectionContext, analysis: Analysis, result: Result): string | undefined {
  const { arms } = context;
  const level = levelOf(context, analysis, result);
  if (level !== undefined) return arms.find((arm) => arm.level === level)?.key;
  return (arms.findLast((arm) => arm.level !== undefined) ?? arms.at(-1))?.key;
}

function cellOf(
  context: SectionContext,
  main: Result,
  results: readonly Result[],
  { decimals = 1, pDecimals = 3 }: AnalysisLine,
  shown: Shown,
): RenderedCell {
  const place = JSON.stringify(main.groups);
  const beside = results.filter((one) => JSON.stringify(one.groups) === place);
  const parts = shown.parts.map(({ operations, places }) => {
    const [found] = operations.flatMap(
      (operation) => beside.find((one) => one.operation === operation) ?? [],
    );
    const text = found === undefined ? "" : printOperation(found, decimals + places, pDecimals);
    return { found, text };
  });
  const texts = parts.map(({ text }) => text);
  return {
    text: texts[0] === "" ? "" : shown.print(texts),
    results: parts.flatMap(({ found, text }) =>
      found === undefined ? [] : [context.print(found, text)],
    ),
  };
}

const counts = new Set(["n", "events", "missing", "wins", "losses", "ties"]);

function printOperation({ operation, value }: Result, decimals: number, pDecimals: number): string {
  if (operation === "p" || operation.startsWith("p-"))
    return printP(value, { decimals: pDecimals });
  return printNumber(value, counts.has(operation) ? 0 : decimals);
}

function groupOf(result: Result, column: string): string | undefined {
  return result.groups.find((group) => group.column === column)?.value;
}
