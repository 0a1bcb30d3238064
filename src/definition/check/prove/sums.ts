import type { Linear } from "./formula.ts";
import { add, meet, point, type Range, range, scale, slack } from "./range.ts";
import { forwards } from "./results.ts";
import type { State } from "./state.ts";

/** The values of a sum as things are. */
export function rangeOfSum({ parts, plus }: Linear, state: State): Range {
  let total = point(plus);
  for (const [term, by] of parts) {
    if (by !== 0) total = add(total, scale(rangeOfTerm(term, state), by));
  }
  return total;
}

/** The values of a term. What follows from others is looked at only once it must have a value; until then from here. */
function rangeOfTerm(name: string, state: State): Range {
  const { definition } = state.term(name);
  if (definition === undefined || state.required.has(name)) return state.range(name);
  const found = forwards(definition, state, (sum) => rangeOfSum(sum, state));
  return (found && meet(found, state.range(name))) ?? state.range(name);
}

/** Whether comparing a sum with zero loses nothing: whole numbers, one number, or two compared with each other. */
export function isExact({ parts, plus }: Linear, state: State): boolean {
  const factors = [...parts.values()].filter((by) => by !== 0);
  if (factors.every((by) => Math.abs(by) === 1)) {
    if (factors.length < 2) return true;
    if (factors.length === 2 && plus === 0 && factors[0] !== factors[1]) return true;
  }
  return (
    Number.isInteger(plus) &&
    [...parts].every(([term, by]) => Number.isInteger(by) && state.term(term).whole)
  );
}

/** Narrows the terms of a sum so that it lies in a range. False when it cannot. */
export function narrowSum(state: State, sum: Linear, limit: Range): boolean {
  const { parts, plus } = sum;
  const exact = isExact(sum, state);
  const terms = [...parts].filter(([, by]) => by !== 0);
  if (terms.length === 0) return meet(point(plus), limit) !== undefined;
  // What comes after each term; what comes before is gathered on the way.
  const after: Range[] = Array.from(terms, () => point(0));
  for (let index = terms.length - 2; index >= 0; index--) {
    const [term, by] = terms[index + 1] ?? ["", 1];
    after[index] = add(after[index + 1] ?? point(0), scale(state.range(term), by));
  }
  let before = point(plus);
  for (const [index, [term, by]] of terms.entries()) {
    const own = scale(state.range(term), by);
    const others = add(before, after[index] ?? point(0));
    before = add(before, own);
    const found = scale(add(limit, scale(others, -1)), 1 / by);
    const allowed = exact ? found : loosened(found);
    if (Number.isNaN(allowed.least) || Number.isNaN(allowed.most)) continue;
    if (!state.narrow(term, allowed)) return false;
  }
  return true;
}

function loosened({ least, most }: Range): Range {
  return range(
    Number.isFinite(least) ? least - slack(least) : least,
    Number.isFinite(most) ? most + slack(most) : most,
  );
}
