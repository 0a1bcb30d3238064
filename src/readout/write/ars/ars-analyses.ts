import type { AnalysisMethod, Estimand, Readout } from "../../../definition/index.ts";
import { canonical, type Json } from "../../../kernel/index.ts";
import type { Report } from "../../report/rendered.ts";
import { conditionWords } from "../condition-words.ts";
import { analysisSetId } from "./analysis-sets.ts";
import type { ArsAnalysis, ArsMethod, DataSubset, TerminologyExtension } from "./ars-model.ts";
import { groupingId, resultGroups } from "./groupings.ts";
import type { SortedResults } from "./sorted-results.ts";
import { whereClause } from "./where-clause.ts";

/** Terms that the standard lacks: every analysis must say why and for what it was made. */
export const terminologyExtensions: readonly TerminologyExtension[] = [
  {
    id: "Terms.reason",
    enumeration: "AnalysisReasonEnum",
    sponsorTerms: [
      {
        id: "Reason.study-definition",
        submissionValue: "SPECIFIED IN STUDY DEFINITION",
        description: "Stands in the readout of the study version that the report names.",
      },
    ],
  },
  {
    id: "Terms.purpose",
    enumeration: "AnalysisPurposeEnum",
    sponsorTerms: [
      {
        id: "Purpose.description",
        submissionValue: "DESCRIPTION",
        description: "Describes or supports; the variable of no estimand.",
      },
    ],
  },
];

const purposes = {
  primary: "PRIMARY OUTCOME MEASURE",
  secondary: "SECONDARY OUTCOME MEASURE",
  exploratory: "EXPLORATORY OUTCOME MEASURE",
} as const satisfies Record<Estimand["level"], string>;

const reasons = {
  prespecified: "SPECIFIED IN SAP",
  "post-hoc": "DATA DRIVEN",
} as const satisfies Record<Estimand["planned"], string>;

const descriptive = "description";

const methodKind = ({ analysis }: SortedResults): AnalysisMethod["kind"] | typeof descriptive =>
  analysis?.method.kind ?? descriptive;

const methodId = (kind: string): string => `Method.${kind}`;
const operationId = (kind: string, operation: string): string => `Method.${kind}.${operation}`;
const subsetId = (sorted: SortedResults): string => `Subset.${sorted.id}`;

/** The methods that were used, each with the operations that gave its results. */
export function arsMethods(all: readonly SortedResults[]): readonly ArsMethod[] {
  const operations = new Map<string, Set<string>>();
  for (const one of all) {
    const kind = methodKind(one);
    const known = operations.get(kind) ?? new Set();
    for (const { operation } of one.results) known.add(operation);
    operations.set(kind, known);
  }
  return [...operations].map(([kind, names]) => ({
    id: methodId(kind),
    name: kind,
    description:
      kind === descriptive
        ? "Counts, shares and descriptive statistics of the rows of a display."
        : `The method "${kind}" of the readout; what it was given stands with each analysis.`,
    operations: [...names].map((name, i) => ({
      id: operationId(kind, name),
      name,
      order: i + 1,
      label: name,
    })),
  }));
}

/** The restrictions on rows that analyses have, beyond their population. */
export function dataSubsets(all: readonly SortedResults[]): readonly DataSubset[] {
  return all.flatMap((one, i) => {
    if (one.where === undefined) return [];
    const name = conditionWords(one.where);
    const clause = whereClause(one.where, one.dataset, 1, i + 1);
    return [{ id: subsetId(one), name, label: one.id, ...clause }];
  });
}

/** Every analysis with what was run and what it found. */
export function arsAnalyses(
  all: readonly SortedResults[],
  report: Report,
  readout: Readout,
): readonly ArsAnalysis[] {
  return all.map((one): ArsAnalysis => {
    const { analysis, dataset, population, where, results } = one;
    const kind = methodKind(one);
    const columns = [
      ...new Set(results.flatMap(({ groups }) => groups.map((each) => each.column))),
    ];
    const estimand = readout.estimands.find(({ analyses }) =>
      analysis === undefined ? false : analyses.includes(analysis.id),
    );
    const display = report.displays.find(({ id }) => one.display?.split("/")[0] === id);
    const run =
      analysis === undefined ? { dataset, population, where: where ?? null } : { ...analysis };
    const variable = analysis === undefined ? undefined : variableOf(analysis.method);
    return {
      id: one.id,
      version: 1,
      name: analysis?.title[report.language] ?? display?.titles[0] ?? one.id,
      reason:
        estimand === undefined
          ? { sponsorTermId: "Reason.study-definition" }
          : { controlledTerm: reasons[estimand.planned] },
      purpose:
        estimand === undefined
          ? { sponsorTermId: "Purpose.description" }
          : { controlledTerm: purposes[estimand.level] },
      dataset,
      ...(variable === undefined ? {} : { variable }),
      analysisSetId: analysisSetId(population),
      ...(where === undefined ? {} : { dataSubsetId: subsetId(one) }),
      orderedGroupings: columns.map((column, i) => ({
        order: i + 1,
        groupingId: groupingId(column),
        resultsByGroup: true,
      })),
      methodId: methodId(kind),
      programmingCode: {
        context: report.software,
        code: canonical(run as unknown as Json),
      },
      results: results.map((result) => ({
        operationId: operationId(kind, result.operation),
        resultGroups: resultGroups(result, readout),
        ...(result.value === null ? {} : { rawValue: String(result.value) }),
        formattedValue: result.text,
      })),
    };
  });
}

function variableOf(method: AnalysisMethod): string | undefined {
  if ("response" in method) return method.response;
  return "time" in method ? method.time : undefined;
}
