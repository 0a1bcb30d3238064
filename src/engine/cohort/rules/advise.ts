import { unreachable } from "../../../kernel/index.ts";
import type { EscalationRule } from "../../../definition/index.ts";
import { crm } from "./crm.ts";
import { intervalDesign } from "./interval-design.ts";
import { threePlusThree } from "./three-plus-three.ts";
import type { Advice, DoseTally } from "./tally.ts";

/**
 * What a rule recommends after looking at the doses of a ladder. It is a recommendation: the committee decides.
 *
 * @param doses from the lowest up; those never tried included
 * @param current the dose given last, from 0
 */
export function advise(rule: EscalationRule, doses: readonly DoseTally[], current: number): Advice {
  switch (rule.kind) {
    case "3+3":
      return threePlusThree(rule, doses, current);
    case "boin":
    case "keyboard":
    case "mtpi-2":
      return intervalDesign(rule, doses, current);
    case "crm":
      return crm(rule, doses, current);
    default:
      return unreachable(rule);
  }
}

/** How many participants a rule treats at a dose before it looks again. */
export function cohortSize(rule: EscalationRule): number {
  return rule.kind === "3+3" ? 3 : rule.cohort;
}

/** What would be recommended for each number of toxicities among the next participants at the current dose. */
export function whatIf(
  rule: EscalationRule,
  doses: readonly DoseTally[],
  current: number,
  more = cohortSize(rule),
): readonly { readonly dlt: number; readonly advice: Advice }[] {
  return Array.from({ length: more + 1 }, (_, dlt) => {
    const after = doses.map(
      (tally, dose): DoseTally =>
        dose === current
          ? { dlt: tally.dlt + dlt, none: tally.none + more - dlt, pending: tally.pending }
          : tally,
    );
    return { dlt, advice: advise(rule, after, current) };
  });
}
