import { differencesAgree } from "./differences.ts";
import type { Formula, Linear, Literal } from "./formula.ts";
import { meet, point, type Range, range, slack } from "./range.ts";
import { backwards, forwards } from "./results.ts";
import type { State, SumConstraint } from "./state.ts";
import { isExact, narrowSum, rangeOfSum } from "./sums.ts";

const mostPasses = 40;

/** Draws conclusions until there are no more. False when what was assumed cannot be. */
export function propagate(state: State): boolean {
  if (!differencesAgree(state)) return false;
  for (let pass = 0; pass < mostPasses; pass++) {
    state.changed = false;
    if (!sumsAgree(state) || !resultsAgree(state) || !alikesAgree(state)) return false;
    if (!clausesAgree(state)) return false;
    if (!state.changed) return true;
  }
  return true; // slow to settle; the search goes on from what is known
}

function sumsAgree(state: State): boolean {
  return state.sums.every((constraint) =>
    narrowSum(state, constraint.sum, limitOf(constraint, state)),
  );
}

/** The range that a sum is in by its constraint, a little wider where computing it is not exact. */
function limitOf({ sum, relation }: SumConstraint, state: State): Range {
  if (isExact(sum, state)) {
    if (relation === "=") return point(0);
    return range(Number.NEGATIVE_INFINITY, 0, false, relation === "<");
  }
  const size = Math.abs(sum.plus);
  const off = slack(size);
  return range(relation === "=" ? -off : Number.NEGATIVE_INFINITY, off);
}

function resultsAgree(state: State): boolean {
  for (const name of state.required) {
    const { definition } = state.term(name);
    if (definition === undefined) continue;
    const of = (sum: Linear): Range => rangeOfSum(sum, state);
    const found = forwards(definition, state, of);
    if (found === undefined || !state.narrow(name, found)) return false;
    const narrowed = backwards(definition, state.range(name), state, of, (sum, to) =>
      narrowSum(state, sum, to),
    );
    if (!narrowed) return false;
  }
  return true;
}

function alikesAgree(state: State): boolean {
  return state.alikes.every(({ left, right, same }) => {
    const [a, b] = [state.codes(left), state.codes(right)];
    if (same) {
      return (
        state.narrowCodes(left, (code) => b.has(code)) &&
        state.narrowCodes(right, (code) => a.has(code))
      );
    }
    const [only, other] = [[...a], [...b]];
    return (
      (only.length > 1 || state.narrowCodes(right, (code) => code !== only[0])) &&
      (other.length > 1 || state.narrowCodes(left, (code) => code !== other[0]))
    );
  });
}

/** Drops what holds anyway and what cannot; where one way is left, takes it. */
function clausesAgree(state: State): boolean {
  const clauses = state.clauses;
  state.clauses = [];
  for (const clause of clauses) {
    const open: Formula[] = [];
    let holds = false;
    for (const part of clause.of) {
      const truth = judge(part, state);
      if (truth === true) holds = true;
      if (truth !== false) open.push(part);
    }
    if (holds) continue;
    const [first] = open;
    if (first === undefined) return false;
    if (open.length === 1) {
      if (!state.assume(first)) return false;
      state.changed = true;
    } else state.clauses.push({ kind: "some", of: open });
  }
  return true;
}

/** Whether a formula certainly holds as things are, or certainly does not. */
export function judge(formula: Formula, state: State): boolean | undefined {
  switch (formula.kind) {
    case "all": {
      let truth: boolean | undefined = true;
      for (const part of formula.of) {
        const found = judge(part, state);
        if (found === false) return false;
        if (found === undefined) truth = undefined;
      }
      return truth;
    }
    case "some": {
      let truth: boolean | undefined = false;
      for (const part of formula.of) {
        const found = judge(part, state);
        if (found === true) return true;
        if (found === undefined) truth = undefined;
      }
      return truth;
    }
    default:
      return judgeLiteral(formula, state);
  }
}

function judgeLiteral(literal: Literal, state: State): boolean | undefined {
  switch (literal.kind) {
    case "status": {
      const statuses = [...state.statuses(literal.term)];
      const held = statuses.filter((each) => literal.statuses.has(each)).length;
      return held === 0 ? false : held === statuses.length ? true : undefined;
    }
    case "number": {
      const terms = [...literal.sum.parts.keys()];
      if (terms.some((term) => !state.statuses(term).has("value"))) return false;
      const values = rangeOfSum(literal.sum, state);
      const limit = limitOf(literal, state);
      if (meet(values, limit) === undefined) return false;
      const within = isExact(literal.sum, state) && holdsOf(values, literal.relation);
      return within && terms.every((term) => state.required.has(term)) ? true : undefined;
    }
    case "among": {
      if (!state.statuses(literal.term).has("value")) return false;
      const codes = [...state.codes(literal.term)];
      const held = codes.filter((code) => literal.codes.has(code) === literal.within).length;
      if (held === 0) return false;
      return held === codes.length && state.required.has(literal.term) ? true : undefined;
    }
    case "alike": {
      const [a, b] = [state.codes(literal.left), state.codes(literal.right)];
      const common = [...a].some((code) => b.has(code));
      if (literal.same && !common) return false;
      const known = state.required.has(literal.left) && state.required.has(literal.right);
      return !literal.same && !common && known ? true : undefined;
    }
    case "ticked":
      return state.statuses(literal.term).has("value") ? undefined : false;
  }
}

function holdsOf({ least, most, mostOpen }: Range, relation: "<=" | "<" | "="): boolean {
  if (relation === "=") return least === 0 && most === 0;
  return relation === "<=" ? most <= 0 : most < 0 || (most === 0 && mostOpen);
}
