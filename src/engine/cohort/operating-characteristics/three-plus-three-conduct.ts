import { threePlusThree } from "../rules/three-plus-three.ts";
import { evaluable, untried } from "../rules/tally.ts";
import { type Conduct, stopped } from "./conduct.ts";

/** Where published versions of 3+3 part. */
export interface ThreePlusThreeConduct {
  /** Below a dose that is too toxic, one with three gets three more; default true. */
  readonly deEscalate?: boolean;
  /** The highest dose gets six before it is called tolerated; default true. */
  readonly expandTop?: boolean;
  readonly start?: number;
}

/** A 3+3 trial: without de-escalation the dose below the one that is too toxic is recommended. */
export function threePlusThreeConduct({
  deEscalate = true,
  expandTop = true,
  start = 0,
}: ThreePlusThreeConduct = {}): Conduct {
  const rule = { kind: "3+3", deEscalate } as const;
  return {
    start,
    cohort: 3,
    // Six at each dose: more than a trial can use.
    cohorts: 1_000,
    next(doses, current) {
      const here = doses[current] ?? untried;
      const isTop = current === doses.length - 1;
      if (isTop && !expandTop && evaluable(here) === 3 && here.dlt === 0) return stopped;
      return threePlusThree(rule, doses, current).next ?? stopped;
    },
    select(doses, current) {
      const { mtd, exceeded } = threePlusThree(rule, doses, current);
      if (mtd !== undefined) return mtd;
      return exceeded === undefined ? current : exceeded - 1;
    },
  };
}
