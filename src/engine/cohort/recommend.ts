import type { Instant } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { CohortDecision } from "./command.ts";
import { type Escalation, escalationOf, type Rung } from "./ladder.ts";
import { advise, whatIf } from "./rules/advise.ts";
import { type Advice, type DoseTally, untried } from "./rules/tally.ts";
import type { CohortsState } from "./state.ts";
import { tallies } from "./tally-of.ts";

/** What a rule makes of a cohort, in terms of cohorts. It is a recommendation: the committee decides. */
export interface CohortAdvice {
  readonly act: CohortDecision;
  /** The cohort that the next participants join; absent where the rule has ended. */
  readonly next?: string;
  /** The cohort with the maximum tolerated dose, once the rule has found it; null where even the lowest is too toxic. */
  readonly mtd?: string | null;
  /** From this cohort on everything is too toxic. */
  readonly exceeded?: string;
}

/** What would be recommended if so many of the next participants of a cohort had a toxicity. */
export interface WhatIf {
  readonly dlt: number;
  readonly advice: CohortAdvice;
}

/** What the rule of a study recommends after looking at a cohort; nothing for a cohort of no ladder. */
export function recommend(
  study: Study,
  cohorts: CohortsState,
  cohort: string,
  at: Instant,
): CohortAdvice | undefined {
  const escalation = escalationOf(study);
  const rung = escalation?.rungs.get(cohort);
  if (escalation === undefined || rung === undefined) return undefined;
  return adviceFor(escalation, rung, tallies(escalation, cohorts, at));
}

export function adviceFor(
  escalation: Escalation,
  rung: Rung,
  known: ReadonlyMap<string, DoseTally>,
): CohortAdvice {
  const steps = stepsOf(escalation, rung);
  return inCohorts(advise(escalation.plan.rule, dosesOf(steps, known), rung.dose), steps);
}

/** The same for each number of toxicities among the next participants. */
export function whatIfFor(
  escalation: Escalation,
  rung: Rung,
  known: ReadonlyMap<string, DoseTally>,
): readonly WhatIf[] {
  const steps = stepsOf(escalation, rung);
  return whatIf(escalation.plan.rule, dosesOf(steps, known), rung.dose).map(({ dlt, advice }) => ({
    dlt,
    advice: inCohorts(advice, steps),
  }));
}

/**
 * The cohorts that a rule sees as its doses. A 3+3 that goes on to another ladder from its top has not reached the last
 * dose there: the first cohort of that ladder is the next step.
 */
function stepsOf({ plan }: Escalation, { ladder }: Rung): readonly string[] {
  const top = ladder.cohorts.at(-1);
  const following = plan.ladders.find(({ after }) => after !== undefined && after === top);
  const first = following?.cohorts[0];
  return plan.rule.kind === "3+3" && first !== undefined
    ? [...ladder.cohorts, first]
    : ladder.cohorts;
}

function dosesOf(steps: readonly string[], known: ReadonlyMap<string, DoseTally>): DoseTally[] {
  return steps.map((cohort) => known.get(cohort) ?? untried);
}

function inCohorts({ act, next, mtd, exceeded }: Advice, steps: readonly string[]): CohortAdvice {
  const [to, tooToxic] = [steps[next ?? -1], steps[exceeded ?? -1]];
  return {
    act,
    ...(to === undefined ? {} : { next: to }),
    ...(mtd === undefined ? {} : { mtd: steps[mtd] ?? null }),
    ...(tooToxic === undefined ? {} : { exceeded: tooToxic }),
  };
}
