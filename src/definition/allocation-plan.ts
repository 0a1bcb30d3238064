import type { Text } from "../kernel/index.ts";
import type { Assumable } from "./assumption.ts";
import type { Expression } from "./expression/node.ts";

/** How participants get their arm. The ratio stands with the arms. Without a plan, arms come from a supplied list. */
export interface AllocationPlan extends Assumable {
  readonly method: AllocationMethod;
  /** Factors read from the record at the moment of allocation: strata of blocks, urns and coins, or what is minimised. */
  readonly factors?: readonly AllocationFactor[];
}

export type AllocationMethod =
  /** The entries of a supplied list in their order. */
  | { readonly kind: "list" }
  /** Each participant by the ratio alone. */
  | { readonly kind: "simple" }
  /** Permuted blocks within each stratum; sizes are multiples of the ratio's sum, drawn at random for each block. */
  | { readonly kind: "block"; readonly sizes: readonly number[] }
  /** Pocock and Simon 1975. `probability`: of the arm that balances best. Weights by factor, 1 where not given. */
  | {
      readonly kind: "minimisation";
      readonly measure: "range" | "variance" | "marginal-balance";
      readonly probability: number;
      readonly weights?: Readonly<Record<string, number>>;
    }
  /** Soares and Wu 1983: a fair coin until the arms differ by the limit. */
  | { readonly kind: "big-stick"; readonly limit: number }
  /** Wei 1978, UD(α, β): `initial` balls of each arm; after a draw `added` balls of every other arm. */
  | { readonly kind: "urn"; readonly initial: number; readonly added: number }
  /** In a blind copy alone: the method without the numbers by which the next arm could be foretold. */
  | { readonly kind: "withheld"; readonly of: "block" | "big-stick" };

/** What allocation is balanced over. Levels are tried in order; the first that holds is the participant's. */
export interface AllocationFactor extends Assumable {
  readonly id: string;
  readonly title: Text;
  /** Absent where every site is a level of its own. */
  readonly levels?: readonly AllocationLevel[];
}

export interface AllocationLevel {
  readonly id: string;
  readonly title: Text;
  readonly when: Expression;
}
