import { unreachable } from "../../kernel/index.ts";
import { rowAt } from "./compile-field.ts";
import * as interval from "./interval.ts";
import type { Expression } from "./node.ts";
import type { BoundRow, Plan, Step } from "./step.ts";
import type { FieldData, Surroundings } from "./surroundings.ts";
import { interval as from, type Value } from "./value.ts";

type Rows = Expression & { readonly kind: "rows" };

/** Finds the rows that a node looks through. */
export type RowFinder = (
  surroundings: Surroundings,
  rows: BoundRow | undefined,
) => Iterable<FieldData>;

/** How a node finds its rows: of a group, in the instance that an enclosing node is looking at, if any is. */
export function rowFinder({ form, group }: Rows, plan: Plan): RowFinder {
  if (group === undefined) return (surroundings) => surroundings.instances(form);
  const depth = plan.scopes.findIndex((scope) => scope.form === form && scope.group === undefined);
  if (depth < 0) return (surroundings) => surroundings.instances(form, group);
  return (surroundings, rows) => surroundings.instances(form, group, rowAt(rows, depth)?.record);
}

/** The plan for what is inside a node that looks through rows. */
export function planWithin({ form, group }: Rows, plan: Plan): Plan {
  return { ...plan, scopes: [{ form, group }, ...plan.scopes] };
}

/** Compiles a question over rows. */
export function rowsStep(
  node: Rows,
  plan: Plan,
  compile: (node: Expression, plan: Plan) => Step,
): Step {
  const of = compile(node.of, planWithin(node, plan));
  const find = rowFinder(node, plan);
  switch (node.name) {
    case "any":
      return searching(find, of, true);
    case "every":
      return searching(find, of, false);
    case "count":
      return (s, rows) => {
        let certain = 0;
        let possible = 0;
        for (const record of find(s, rows)) {
          const truth = of(s, { record, outer: rows });
          if (truth === true) certain++;
          if (truth !== false) possible++;
        }
        return from(certain, possible);
      };
    case "first":
      return (s, rows) => {
        for (const record of find(s, rows)) return of(s, { record, outer: rows });
        return undefined;
      };
    case "last":
      return (s, rows) => {
        let last: FieldData | undefined;
        for (const record of find(s, rows)) last = record;
        return last && of(s, { record: last, outer: rows });
      };
    case "sum":
    case "mean":
    case "least":
    case "greatest":
      return folding(node.name, find, of);
    default:
      return unreachable(node.name);
  }
}

/** Looks for a row that decides: one where it is true for `any`, one where it is false for `every`. */
function searching(find: RowFinder, of: Step, decisive: boolean): Step {
  return (s, rows) => {
    let result: Value = !decisive;
    for (const record of find(s, rows)) {
      const truth = of(s, { record, outer: rows });
      if (truth === decisive) return decisive;
      if (truth === undefined) result = undefined;
    }
    return result;
  };
}

function folding(name: "sum" | "mean" | "least" | "greatest", find: RowFinder, of: Step): Step {
  const apply =
    name === "least" ? interval.least : name === "greatest" ? interval.greatest : interval.add;
  return (s, rows) => {
    let result: Value = name === "sum" ? 0 : undefined;
    let count = 0;
    for (const record of find(s, rows)) {
      const value = of(s, { record, outer: rows });
      result = count === 0 ? value : apply(result, value);
      count++;
    }
    return name === "mean" ? interval.monotone(result, (total) => total / count) : result;
  };
}
