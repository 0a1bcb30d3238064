import type { Result } from "../report/rendered.ts";
import type { Groups, State } from "./analysis-context.ts";
import type { Estimate } from "./state-estimate.ts";

/** An estimate on the log scale as a ratio or geometric mean; `se` stays that of the logarithm. */
export function stateRatio(
  state: State,
  operation: string,
  log: Estimate,
  groups: Groups,
): readonly Result[] {
  return [
    state(operation, Math.exp(log.estimate), groups),
    state("se", log.se, groups),
    state("lower", Math.exp(log.lower), groups),
    state("upper", Math.exp(log.upper), groups),
    state("df", log.df, groups),
    ...(operation === "ratio" ? [state("t", log.t, groups), state("p", log.p, groups)] : []),
  ];
}
