import type { EscalationRule } from "../../../definition/index.ts";
import { advise, cohortSize } from "../rules/advise.ts";
import { isotonicMtd } from "../rules/isotonic.ts";
import { type Conduct, stopped } from "./conduct.ts";

/**
 * A trial by a study's own rule, as the engine would advise it; every committee follows the advice. A trial that reaches
 * its most cohorts without the rule having ended recommends the dose that the counts so far say.
 */
export function ruleConduct(rule: EscalationRule, cohorts: number, start = 0): Conduct {
  return {
    start,
    cohort: cohortSize(rule),
    cohorts,
    next: (doses, current) => {
      const { act, next } = advise(rule, doses, current);
      return act === "stop" ? stopped : (next ?? stopped);
    },
    select(doses, current) {
      const { mtd, exceeded, next } = advise(rule, doses, current);
      if (mtd !== undefined) return mtd;
      if (rule.kind === "crm") return next ?? current;
      if (rule.kind === "3+3") return (exceeded ?? current + 1) - 1;
      return isotonicMtd(doses, rule.target, exceeded);
    },
  };
}
