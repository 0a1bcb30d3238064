import type { RowCondition } from "../../definition/index.ts";
import { unreachable } from "../../kernel/index.ts";

/** A condition on rows in one line: `PARAMCD = ACTOT and not (AVISIT present)`. */
export function conditionWords(condition: RowCondition): string {
  switch (condition.kind) {
    case "in":
      return condition.values.length === 1
        ? `${condition.column} = ${condition.values[0]}`
        : `${condition.column} in (${condition.values.join(", ")})`;
    case "range": {
      const { column, atLeast, atMost, above, below } = condition;
      const bounds = [
        [">=", atLeast],
        [">", above],
        ["<=", atMost],
        ["<", below],
      ] as const;
      return bounds
        .flatMap(([sign, bound]) => (bound === undefined ? [] : [`${column} ${sign} ${bound}`]))
        .join(" and ");
    }
    case "present":
      return `${condition.column} present`;
    case "not":
      return `not (${conditionWords(condition.of)})`;
    case "every":
      return condition.of.map((one) => inner(one)).join(" and ");
    case "some":
      return condition.of.map((one) => inner(one)).join(" or ");
    default:
      return unreachable(condition);
  }
}

const inner = (condition: RowCondition): string =>
  condition.kind === "every" || condition.kind === "some"
    ? `(${conditionWords(condition)})`
    : conditionWords(condition);
