import { completedYears, unreachable } from "../../../kernel/index.ts";
import type { Linear } from "./formula.ts";
import { isPoint } from "./range.ts";
import type { State } from "./state.ts";
import type { Definition } from "./term.ts";

/** How near to zero a sum may come by rounding alone. */
const noise = 1e-11;

/**
 * Whether every sum holds with the one value that each term has, computed in the numbers that rules are computed in.
 * Sums of terms that may still be several things hold for all of these already; `undefined` when it is too close to say.
 */
export function holdsAtPoints(state: State): boolean | undefined {
  const values = new Values(state);
  let truth: boolean | undefined = true;
  for (const name of state.required) {
    if (state.term(name).definition === undefined) continue;
    const value = values.of(name);
    if (value === undefined) continue;
    if (!Number.isFinite(value)) return false;
    const { least, most } = state.range(name);
    const off = noise * Math.max(1, Math.abs(value)) * 1_000;
    if (value < least - off || value > most + off) return false;
  }
  for (const { sum, relation } of state.sums) {
    const value = values.sum(sum);
    if (value === undefined) continue;
    const size = Math.max(1, Math.abs(sum.plus));
    if (value !== 0 && Math.abs(value) < noise * size) truth = undefined;
    else if (relation === "=" ? value !== 0 : relation === "<" ? value >= 0 : value > 0)
      return false;
  }
  return truth;
}

/** The values of terms where all that they are computed from has one value. */
class Values {
  readonly #state: State;
  readonly #known = new Map<string, number | undefined>();

  constructor(state: State) {
    this.#state = state;
  }

  of(name: string): number | undefined {
    if (this.#known.has(name)) return this.#known.get(name);
    const { definition } = this.#state.term(name);
    const range = this.#state.range(name);
    const value =
      definition !== undefined
        ? this.#result(definition)
        : isPoint(range)
          ? range.least
          : undefined;
    this.#known.set(name, value);
    return value;
  }

  sum({ parts, plus }: Linear): number | undefined {
    let total = 0;
    for (const [term, by] of parts) {
      const value = this.of(term);
      if (value === undefined) return undefined;
      total += by * value;
    }
    return total + plus;
  }

  #result(definition: Definition): number | undefined {
    switch (definition.kind) {
      case "sum":
        return this.sum(definition.of);
      case "size":
        return on(this.sum(definition.of), Math.abs);
      case "grows":
        return on(this.sum(definition.of), definition.curve.apply);
      case "product":
      case "quotient": {
        const right = this.sum(definition.right);
        const isProduct = definition.kind === "product";
        return on(this.sum(definition.left), (left) =>
          right === undefined ? undefined : isProduct ? left * right : left / right,
        );
      }
      case "least":
      case "greatest": {
        const values = definition.of.map((of) => this.sum(of));
        const known = values.filter((value) => value !== undefined);
        if (known.length < values.length) return undefined;
        return definition.kind === "least" ? Math.min(...known) : Math.max(...known);
      }
      case "years": {
        const to = this.sum(definition.to);
        return on(this.sum(definition.from), (from) =>
          to === undefined ? undefined : completedYears(from, to),
        );
      }
      case "coded": {
        const [code, ...others] = this.#state.codes(definition.term);
        return code === undefined || others.length > 0 ? undefined : definition.numbers.get(code);
      }
      default:
        return unreachable(definition);
    }
  }
}

function on(
  value: number | undefined,
  apply: (value: number) => number | undefined,
): number | undefined {
  return value === undefined ? undefined : apply(value);
}
