import type { AnalysisValue, RowCondition } from "../../definition/index.ts";
import { unreachable } from "../../kernel/index.ts";

/**
 * Whether a condition holds of a row. Missing (`null` or an empty text) is in no list and in no range; there is no third
 * answer, so `not` holds of what is missing. Numbers and their texts are one value in lists.
 */
export function evaluate(
  condition: RowCondition,
  read: (column: string) => AnalysisValue,
): boolean {
  switch (condition.kind) {
    case "in": {
      const value = read(condition.column);
      return isThere(value) && condition.values.some((one) => String(one) === String(value));
    }
    case "range": {
      const value = read(condition.column);
      if (typeof value !== "number" || Number.isNaN(value)) return false;
      const { atLeast, atMost, above, below } = condition;
      return (
        (atLeast === undefined || value >= atLeast) &&
        (atMost === undefined || value <= atMost) &&
        (above === undefined || value > above) &&
        (below === undefined || value < below)
      );
    }
    case "present":
      return isThere(read(condition.column));
    case "not":
      return !evaluate(condition.of, read);
    case "every":
      return condition.of.every((one) => evaluate(one, read));
    case "some":
      return condition.of.some((one) => evaluate(one, read));
    default:
      return unreachable(condition);
  }
}

/** The columns that a condition reads. */
export function conditionColumns(condition: RowCondition): readonly string[] {
  switch (condition.kind) {
    case "not":
      return conditionColumns(condition.of);
    case "every":
    case "some":
      return condition.of.flatMap(conditionColumns);
    default:
      return [condition.column];
  }
}

/** One condition that holds where all of those that are given hold; `undefined` where none is. */
export function everyOf(
  ...conditions: readonly (RowCondition | undefined)[]
): RowCondition | undefined {
  const given = conditions.filter((one) => one !== undefined);
  return given.length > 1 ? { kind: "every", of: given } : given[0];
}

/** Whether a cell holds a value. */
export function isThere(value: AnalysisValue): value is string | number {
  return value !== null && value !== "" && !Number.isNaN(value);
}
