import type { EscalationRule } from "../../../definition/index.ts";
import { boinAct, isEliminated } from "./boin.ts";
import { keyboardAct, mtpi2Act } from "./keyboard.ts";
import { isotonicMtd } from "./isotonic.ts";
import { type Advice, type DoseTally, evaluable, treated, untried } from "./tally.ts";

export type IntervalRule = Extract<EscalationRule, { kind: "boin" | "keyboard" | "mtpi-2" }>;

/**
 * What a design that looks at the current dose alone advises: BOIN, keyboard, mTPI-2. A dose that is given up takes
 * those above with it. Once the most participants were treated at a dose that would be repeated, the trial ends and
 * the maximum tolerated dose is the one whose isotonic estimate is nearest to the target.
 */
export function intervalDesign(
  rule: IntervalRule,
  doses: readonly DoseTally[],
  current: number,
): Advice {
  const exceeded = firstEliminated(rule, doses);
  const given = exceeded < 0 ? {} : { exceeded };
  if (exceeded === 0) return { act: "stop", mtd: -1, exceeded };
  const here = doses[current] ?? untried;
  if (evaluable(here) === 0 || (here.pending.length > 0 && rule.time !== true)) {
    return { act: "stay", next: current, ...given };
  }
  if (exceeded >= 0 && exceeded <= current) {
    return settle(rule, doses, { act: "de-escalate", next: exceeded - 1, exceeded });
  }
  const way = wayOf(rule, here);
  const isTop = current === doses.length - 1 || exceeded === current + 1;
  if (way === "up" && !isTop)
    return settle(rule, doses, { act: "escalate", next: current + 1, ...given });
  if (way === "down" && current > 0) {
    return settle(rule, doses, { act: "de-escalate", next: current - 1, ...given });
  }
  return settle(rule, doses, { act: "stay", next: current, ...given });
}

/** The trial ends when the dose that comes next has its most participants. */
function settle(rule: IntervalRule, doses: readonly DoseTally[], advice: Advice): Advice {
  const { next = -1, exceeded } = advice;
  if (treated(doses[next] ?? untried) < rule.most) return advice;
  const mtd = isotonicMtd(doses, rule.target, exceeded);
  return { act: "stop", mtd, ...(exceeded === undefined ? {} : { exceeded }) };
}

/** The lowest dose that is given up, -1 where none is. */
function firstEliminated(
  { target, elimination }: IntervalRule,
  doses: readonly DoseTally[],
): number {
  return doses.findIndex((tally) => isEliminated(tally.dlt, evaluable(tally), target, elimination));
}

/** Which way the counts of one dose point. */
export function wayOf(rule: IntervalRule, tally: DoseTally): "up" | "stay" | "down" {
  const n = rule.time === true ? treated(tally) : evaluable(tally);
  const dlt = rule.time === true ? expectedDlt(tally, rule.target) : tally.dlt;
  switch (rule.kind) {
    case "boin":
      return boinAct(rule, dlt / n);
    case "keyboard":
      return keyboardAct(rule, dlt, n);
    case "mtpi-2":
      return mtpi2Act(rule, dlt, n);
  }
}

/**
 * Toxicities to be expected once everybody has passed the window: a participant who has passed the part w of it without
 * one still has one with probability p(1 − w)/(1 − pw), p being estimated from those who are complete with the weight of
 * one participant for the target.
 *
 * @source Yuan, Lin, Li, Nie & Warren, "Time-to-event BOIN", Clinical Cancer Research 24(20), 2018
 */
export function expectedDlt(tally: DoseTally, target: number): number {
  const { dlt, pending } = tally;
  const p = (dlt + target / 2) / (evaluable(tally) + 1);
  return pending.reduce((sum, part) => sum + (p * (1 - part)) / (1 - p * part), dlt);
}
