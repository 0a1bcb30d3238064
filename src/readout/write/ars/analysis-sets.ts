import type { Readout } from "../../../definition/index.ts";
import type { Language } from "../../../kernel/index.ts";
import type { AnalysisSet, WhereClause } from "./ars-model.ts";
import { whereClause } from "./where-clause.ts";

/** The id of a population as an analysis set. */
export const analysisSetId = (population: string): string => `AnalysisSet.${population}`;

/**
 * The populations of a readout as analysis sets of `ADSL`. A compound expression of the standard joins sets by their ids,
 * so that each of its parts is a set of its own, one level below.
 */
export function analysisSets({ populations }: Readout, language: Language): readonly AnalysisSet[] {
  return populations.flatMap(({ id, title, where }, i): readonly AnalysisSet[] => {
    const set = { id: analysisSetId(id), name: title[language], label: id, level: 1, order: i + 1 };
    return where === undefined ? [set] : setsOf(set, whereClause(where, "ADSL", 1, i + 1));
  });
}

function setsOf(
  head: Pick<AnalysisSet, "id" | "name" | "label" | "level" | "order">,
  { condition, compoundExpression }: WhereClause,
): readonly AnalysisSet[] {
  if (condition !== undefined) return [{ ...head, condition }];
  if (compoundExpression === undefined) return [head];
  const { logicalOperator, whereClauses } = compoundExpression;
  const parts = whereClauses.map((clause, i) =>
    setsOf(
      {
        id: `${head.id}.${i + 1}`,
        name: `${head.name} (${i + 1})`,
        label: `${head.label}.${i + 1}`,
        level: head.level + 1,
        order: i + 1,
      },
      clause,
    ),
  );
  const ids = parts.flatMap(([first]) => (first === undefined ? [] : [first.id]));
  return [{ ...head, compoundExpression: { logicalOperator, whereClauses: ids } }, ...parts.flat()];
}
