import type { Formula } from "./formula.ts";
import { labelled, type Model } from "./label.ts";
import { propagate } from "./propagate.ts";
import { type Known, State } from "./state.ts";

/** Whether some statements can all be so at once: how, that they cannot, or that it was not found out. */
export type Answer =
  | { readonly kind: "possible"; readonly model: Model }
  | { readonly kind: "impossible" }
  | { readonly kind: "open" };

/** How many steps a question may take. */
export class Budget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  /** False once all steps are used. */
  spend(): boolean {
    this.#left -= 1;
    return this.#left >= 0;
  }
}

const usualSteps = 3_000;

/**
 * Looks for values of all terms for which every formula holds. An answer of `impossible` is a proof. A model holds as
 * far as the prover understands the formulas; who needs to be sure evaluates them on it.
 *
 * @source Davis, Logemann & Loveland (1962), over ranges and sets of values instead of truth values alone
 */
export function solve(formulas: readonly Formula[], known: Known, steps = usualSteps): Answer {
  const state = new State(known);
  if (!formulas.every((formula) => state.assume(formula))) return { kind: "impossible" };
  return search(state, new Budget(steps));
}

function search(state: State, budget: Budget): Answer {
  if (!budget.spend()) return { kind: "open" };
  if (!propagate(state)) return { kind: "impossible" };
  const clause = state.clauses.reduce<(Formula & { kind: "some" }) | undefined>(
    (best, each) => (best === undefined || each.of.length < best.of.length ? each : best),
    undefined,
  );
  if (clause === undefined) return labelled(state, budget);
  let open = false;
  for (const part of clause.of) {
    const next = state.copy();
    next.clauses = next.clauses.filter((each) => each !== clause);
    if (!next.assume(part)) continue;
    const answer = search(next, budget);
    if (answer.kind === "possible") return answer;
    if (answer.kind === "open") open = true;
  }
  return { kind: open ? "open" : "impossible" };
}
