import type { Text } from "../../kernel/index.ts";
import type { Assumable } from "../assumption.ts";

/**
 * What exactly a trial estimates, by the five attributes, and by which analyses.
 *
 * @source ICH E9(R1) A.3.3: treatment, population, variable, intercurrent events, population-level summary
 */
export interface Estimand extends Assumable {
  readonly id: string;
  readonly title: Text;
  readonly level: "primary" | "secondary" | "exploratory";
  /** Whether it stood in the protocol or analysis plan before the code was opened; a report names what was not. */
  readonly planned: "prespecified" | "post-hoc";
  /** The conditions that are compared. */
  readonly treatment: Text;
  /** A population of the readout, by id. */
  readonly population: string;
  /** The endpoint that is the variable, by id. */
  readonly endpoint: string;
  readonly intercurrent: readonly IntercurrentEvent[];
  readonly summary: Text;
  /** Analyses of the readout, by id; the first is the main estimator, the others test how far it can be trusted. */
  readonly analyses: readonly [main: string, ...sensitivity: string[]];
}

/** Something after the start of treatment that affects the variable or whether it exists, and what is done about it. */
export interface IntercurrentEvent {
  readonly event: Text;
  /** @source ICH E9(R1) A.3.2 */
  readonly strategy:
    | "treatment-policy"
    | "hypothetical"
    | "composite"
    | "while-on-treatment"
    | "principal-stratum";
  /** How the analysis does it. */
  readonly handling: Text;
}
