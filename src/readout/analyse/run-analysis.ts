import type { Analysis, AnalysisData, AnalysisMethod, Readout } from "../../definition/index.ts";
import type { Issue } from "../../kernel/index.ts";
import type { AnalysisOutcome, AnyAnalysisContext, RunMethod } from "./analysis-context.ts";
import { blindedReadout, noRows, notNumbers, unknownColumn } from "./analysis-issues.ts";
import { methodColumns } from "./method-columns.ts";
import { treatmentLevels } from "./ordered-levels.ts";
import {
  columnNumbers,
  columnValues,
  hasColumn,
  type SelectedRows,
  selectAnalysisRows,
} from "./rows.ts";
import { isThere } from "./evaluate.ts";
import { runAncova } from "./run-ancova.ts";
import { runCategories } from "./run-categories.ts";
import { runGeometricRatio } from "./run-geometric-ratio.ts";
import { runImputedAncova } from "./run-imputed-ancova.ts";
import { runJointRank } from "./run-joint-rank.ts";
import { runMmrm } from "./run-mmrm.ts";
import { runProportions } from "./run-proportions.ts";
import { runRanks } from "./run-ranks.ts";
import { runSlope } from "./run-slope.ts";
import { runSummary } from "./run-summary.ts";
import { runTimeToEvent } from "./run-time-to-event.ts";

/**
 * Runs one analysis of a readout on the datasets of a data cut. Results stand under groups: the treatment's level under
 * the treatment column; what it is compared with under `reference`; the visit, category or time under the method's
 * column. A number that could not be computed is `null`, and an issue says why. The order in which rows came changes
 * nothing.
 */
export function runAnalysis(
  readout: Readout,
  analysis: Analysis,
  data: AnalysisData,
): AnalysisOutcome {
  const { results, issues } = runMethod(readout, analysis, data);
  return { results, issues: issues.map((one) => ({ ...one, path: [analysis.id, ...one.path] })) };
}

function runMethod(readout: Readout, analysis: Analysis, data: AnalysisData): AnalysisOutcome {
  const { method } = analysis;
  if (data.blinded && method.kind !== "summary") {
    return { results: [], issues: [blindedReadout([])] };
  }
  const selected = selectAnalysisRows(readout, data, analysis);
  if (!("rows" in selected)) return { results: [], issues: [selected] };
  const wrong = wrongColumn(selected, method, mayBeEmpty(readout, analysis));
  if (wrong !== undefined) return { results: [], issues: [wrong] };
  const levels = treatmentLevels(readout, selected, method.treatment);
  const run = runners[method.kind] as (context: AnyAnalysisContext) => AnalysisOutcome;
  return run({ readout, data, analysis, method, selected, levels });
}

/** That nothing happened to anybody is a finding; that nothing was measured is not. */
function mayBeEmpty({ datasets }: Readout, { dataset, method }: Analysis): boolean {
  const isOccurrences = datasets.find(({ name }) => name === dataset)?.kind === "occurrences";
  return method.kind === "proportions" && isOccurrences;
}

function wrongColumn(
  selected: SelectedRows,
  method: AnalysisMethod,
  isEmptyAllowed: boolean,
): Issue | undefined {
  const { dataset, rows } = selected;
  const { numbers, categories } = methodColumns(method);
  const lost = [...numbers, ...categories].find((column) => !hasColumn(selected, column));
  if (lost !== undefined) return unknownColumn([], { dataset, column: lost });
  if (rows.length === 0 && !isEmptyAllowed) return noRows([], { dataset });
  for (const column of numbers) {
    const read = columnNumbers(selected, column);
    const value = columnValues(selected, column).find(
      (one, row) => isThere(one) && Number.isNaN(read[row]),
    );
    if (isThere(value ?? null)) return notNumbers([], { dataset, column, value: String(value) });
  }
  return undefined;
}

const runners: { readonly [K in AnalysisMethod["kind"]]: RunMethod<K> } = {
  ancova: runAncova,
  mmrm: runMmrm,
  slope: runSlope,
  "joint-rank": runJointRank,
  "imputed-ancova": runImputedAncova,
  "geometric-ratio": runGeometricRatio,
  "time-to-event": runTimeToEvent,
  categories: runCategories,
  proportions: runProportions,
  ranks: runRanks,
  summary: runSummary,
};
