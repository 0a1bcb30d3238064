import { boinBoundaries, isEliminated } from "../rules/boin.ts";
import { type IntervalRule, wayOf } from "../rules/interval-design.ts";
import { isotonicEstimates, isotonicMtd } from "../rules/isotonic.ts";
import { type DoseTally, evaluable, untried } from "../rules/tally.ts";
import { type Conduct, stopped } from "./conduct.ts";

/** How the published software conducts a trial with a design that looks at the current dose alone. */
export interface IntervalConduct {
  readonly rule: IntervalRule;
  readonly cohorts: number;
  readonly start?: number;
  /** Once so many are treated at a dose that would be repeated, the trial ends. */
  readonly enoughAtDose?: number;
  readonly selection?: SelectionOptions;
}

/** Further safety when the maximum tolerated dose is chosen. */
export interface SelectionOptions {
  /** The isotonic estimate at the dose may not be above BOIN's bound of de-escalation. */
  readonly bounded?: boolean;
  /** The lowest dose is given up at a posterior probability that is lower by this. */
  readonly extraSafe?: number;
}

/**
 * A trial of an interval design as BOIN's software conducts it. It differs from the rule of a study in one thing: the
 * early end looks at the dose that was given, not at the one that comes next.
 *
 * @source Liu & Yuan 2015; R package BOIN 2.7.2, get.oc and select.mtd
 */
export function intervalConduct({
  rule,
  cohorts,
  start = 0,
  enoughAtDose = Number.POSITIVE_INFINITY,
  selection = {},
}: IntervalConduct): Conduct {
  return {
    start,
    cohort: rule.cohort,
    cohorts,
    next(doses, current) {
      const exceeded = firstExceeded(rule, doses, selection);
      if (exceeded === 0) return stopped;
      const here = doses[current] ?? untried;
      const way = exceeded <= current ? "down" : wayOf(rule, here);
      const next =
        way === "up" && current + 1 < exceeded
          ? current + 1
          : way === "down" && current > 0
            ? current - 1
            : current;
      return next === current && evaluable(here) >= enoughAtDose ? stopped : next;
    },
    select: (doses) => selectMtd(rule, doses, selection),
  };
}

/** The maximum tolerated dose by isotonic regression over the doses that were tried and are not given up; else -1. */
export function selectMtd(
  rule: IntervalRule,
  doses: readonly DoseTally[],
  options: SelectionOptions = {},
): number {
  const exceeded = firstExceeded(rule, doses, options);
  const highest = options.bounded === true ? highestWithin(rule, doses, exceeded) : exceeded;
  return isotonicMtd(doses, rule.target, highest);
}

/** The lowest dose that is given up; the number of doses where none is. */
function firstExceeded(
  { target, elimination = 0.95 }: IntervalRule,
  doses: readonly DoseTally[],
  { extraSafe }: SelectionOptions,
): number {
  const found = doses.findIndex((tally, dose) => {
    const above = dose === 0 && extraSafe !== undefined ? elimination - extraSafe : elimination;
    return isEliminated(tally.dlt, evaluable(tally), target, above);
  });
  return found < 0 ? doses.length : found;
}

function highestWithin(rule: IntervalRule, doses: readonly DoseTally[], exceeded: number): number {
  const tried = doses.flatMap((tally, dose) =>
    dose < exceeded && evaluable(tally) > 0 ? [dose] : [],
  );
  const estimates = isotonicEstimates(tried.map((dose) => doses[dose] ?? untried));
  const { deEscalate } =
    rule.kind === "boin"
      ? boinBoundaries(rule.target, rule.phi1, rule.phi2)
      : boinBoundaries(rule.target);
  // Equal estimates rise by a hair with the dose, as where the nearest to the target is chosen.
  const beyond = estimates.findIndex((p, index) => p + 1e-10 * (index + 1) > deEscalate);
  return beyond < 0 ? exceeded : (tried[beyond] ?? exceeded);
}
