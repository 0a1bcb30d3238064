import type { RowCondition } from "../../../definition/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { WhereClause, WhereCondition } from "./ars-model.ts";

type Clause = Pick<WhereClause, "condition" | "compoundExpression">;

/**
 * A condition on rows as the standard writes one. "Present" is "not equal to nothing": the standard has no other word for
 * it. A list of no values, which nothing is in, is "equal to nothing and not equal to nothing".
 *
 * @source CDISC Analysis Results Standard 1.0, WhereClause: EQ … GE have one value, IN and NOTIN at least two
 */
export function whereClause(
  condition: RowCondition,
  dataset: string,
  level: number,
  order: number,
): WhereClause {
  return { level, order, ...clauseOf(condition, dataset, level) };
}

function clauseOf(condition: RowCondition, dataset: string, level: number): Clause {
  const simple = (
    comparator: WhereCondition["comparator"],
    ...value: readonly string[]
  ): Clause => ({
    condition: {
      dataset,
      variable: "column" in condition ? condition.column : "",
      comparator,
      value,
    },
  });
  switch (condition.kind) {
    case "in": {
      const values = condition.values.map(String);
      if (values.length > 1) return simple("IN", ...values);
      const [only] = values;
      return only === undefined
        ? joined("AND", [simple("EQ", ""), simple("NE", "")], level)
        : simple("EQ", only);
    }
    case "range": {
      const bounds = [
        ["GE", condition.atLeast],
        ["GT", condition.above],
        ["LE", condition.atMost],
        ["LT", condition.below],
      ] as const;
      const clauses = bounds.flatMap(([comparator, bound]) =>
        bound === undefined ? [] : [simple(comparator, String(bound))],
      );
      return joined("AND", clauses.length === 0 ? [simple("NE", "")] : clauses, level);
    }
    case "present":
      return simple("NE", "");
    case "not":
      return compound("NOT", [whereClause(condition.of, dataset, level + 1, 1)]);
    case "every":
    case "some": {
      const operator = condition.kind === "every" ? "AND" : "OR";
      const [only, ...others] = condition.of;
      if (only !== undefined && others.length === 0) return clauseOf(only, dataset, level);
      return compound(
        operator,
        condition.of.map((one, i) => whereClause(one, dataset, level + 1, i + 1)),
      );
    }
    default:
      return unreachable(condition);
  }
}

function joined(operator: "AND" | "OR", clauses: readonly Clause[], level: number): Clause {
  const [only, ...others] = clauses;
  if (only !== undefined && others.length === 0) return only;
  return compound(
    operator,
    clauses.map((clause, i) => ({ level: level + 1, order: i + 1, ...clause })),
  );
}

const compound = (
  logicalOperator: "AND" | "OR" | "NOT",
  whereClauses: readonly WhereClause[],
): Clause => ({ compoundExpression: { logicalOperator, whereClauses } });
