import {
  type Cohort,
  type Compiled,
  compile,
  type DoseRegimen,
  type EscalationLadder,
  type EscalationPlan,
  type Study,
} from "../../definition/index.ts";
import type { Instant } from "../../kernel/index.ts";
import { own } from "../own.ts";
import { planOf } from "../plan.ts";
import type { CohortsState, Gate } from "./state.ts";

/** A study's dose escalation made ready to decide with, once per study value. */
export interface Escalation {
  readonly plan: EscalationPlan;
  /** By cohort, in the order of the ladders; a cohort of no ladder has no gate. */
  readonly rungs: ReadonlyMap<string, Rung>;
  readonly dlt: Compiled;
}

/** One dose of a ladder. */
export interface Rung {
  readonly cohort: Cohort;
  readonly ladder: EscalationLadder;
  /** Its number on the ladder, 0 the lowest. */
  readonly dose: number;
  /** Its number among all cohorts of all ladders. */
  readonly order: number;
  /** Doses after which the window begins. */
  readonly needed: number;
  /** Days from the first of them to the last, were all given on their day. */
  readonly dosingDays: number;
}

/** A gate as it is shown; one that opened with the study has no beginning. */
export type GateView = Omit<Gate, "since"> & { readonly since?: Instant };

const known = new WeakMap<Study, Escalation>();

/** The dose escalation of a study that has one. */
export function escalationOf(study: Study): Escalation | undefined {
  const { escalation: plan } = study;
  if (plan === undefined) return undefined;
  const made = known.get(study);
  if (made !== undefined) return made;
  const rungs = new Map<string, Rung>();
  for (const ladder of plan.ladders) {
    for (const [dose, id] of ladder.cohorts.entries()) {
      const cohort = study.cohorts.find((one) => one.id === id);
      if (cohort === undefined) continue;
      const regimen = study.regimens.find((one) => one.id === cohort.regimen);
      const needed = plan.window.from === "first" ? 1 : dosesIn(regimen);
      const dosingDays = daysBetween(regimen, needed);
      rungs.set(id, { cohort, ladder, dose, order: rungs.size, needed, dosingDays });
    }
  }
  const found = { plan, rungs, dlt: compile(plan.dlt, planOf(study).vocabulary) };
  known.set(study, found);
  return found;
}

/** `check` has made sure that a regimen whose last dose begins the window ends. */
function dosesIn(regimen: DoseRegimen | undefined): number {
  return regimen?.doses ?? (regimen?.intervalsDays.length ?? 0) + 1;
}

function daysBetween(regimen: DoseRegimen | undefined, doses: number): number {
  const { intervalsDays = [], thenEveryDays = 0 } = regimen ?? {};
  let sum = 0;
  for (let dose = 1; dose < doses; dose++) sum += intervalsDays[dose - 1] ?? thenEveryDays;
  return sum;
}

/**
 * Whether a cohort takes people, and since when or why not. The first cohort of a ladder that waits for no other is
 * open from the release of the study: that its lowest dose may be given is what the approval of the protocol says.
 * Every other cohort opens by a decision.
 */
export function gateOf({ rungs }: Escalation, cohorts: CohortsState, cohort: string): GateView {
  const gate = own(cohorts.gates, cohort);
  if (gate !== undefined) return gate;
  const rung = rungs.get(cohort);
  const isFirst = rung?.dose === 0 && rung.ladder.after === undefined;
  return isFirst ? { open: true } : { open: false, cause: "not-open" };
}

/** The cohorts that letting this one pass opens: the next dose, and the first of each ladder that waits for it. */
export function opensAfter({ plan }: Escalation, { cohort, ladder, dose }: Rung): string[] {
  const next = ladder.cohorts[dose + 1];
  return [
    ...(next === undefined ? [] : [next]),
    ...plan.ladders.flatMap(({ after, cohorts: [first] }) =>
      after === cohort.id && first !== undefined ? [first] : [],
    ),
  ];
}
