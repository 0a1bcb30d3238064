import type { Assumable } from "./assumption.ts";
import type { Expression } from "./expression/node.ts";

/** How doses are raised from cohort to cohort. */
export interface EscalationPlan extends Assumable {
  readonly rule: EscalationRule;
  /** Cohorts of each ladder from the lowest dose up; a later ladder opens after a cohort of an earlier one. */
  readonly ladders: readonly EscalationLadder[];
  /** True of a participant who has had a dose-limiting toxicity, as far as the record says. */
  readonly dlt: Expression;
  /** Days after the first or last dose of the regimen until a participant without one is evaluable. */
  readonly window: { readonly from: "first" | "last"; readonly days: number };
  /** Days between the first doses of any two participants of a cohort. */
  readonly staggerDays?: number;
  /** Participants of each cohort who are dosed alone, each followed for so many days before the next is. */
  readonly sentinel?: { readonly participants: number; readonly days: number };
  /** How many members of the committee must sign a decision; 1 where not given. */
  readonly quorum?: number;
  /** Hours that a place asked for is kept; 72 where not given. */
  readonly slotHours?: number;
}

export interface EscalationLadder {
  readonly id: string;
  readonly cohorts: readonly string[];
  /** The ladder opens when the committee has let this cohort pass. */
  readonly after?: string;
}

export type EscalationRule =
  /** 0/3 up, 1/3 three more, ≤ 1/6 up, else stop; at the top expand to 6. `deEscalate`: a lower cohort of 3 gets 3 more. */
  | { readonly kind: "3+3"; readonly deEscalate?: boolean }
  /** Liu and Yuan 2015. Default φ1 = 0.6 φ, φ2 = 1.4 φ, elimination above 0.95; `followUp`: TITE-BOIN. */
  | ({ readonly kind: "boin"; readonly phi1?: number; readonly phi2?: number } & Interval)
  /** Yan, Mandrekar and Yuan 2017. */
  | ({ readonly kind: "keyboard"; readonly half?: number } & Interval)
  /** Guo et al. 2017. */
  | ({ readonly kind: "mtpi-2"; readonly epsilon1?: number; readonly epsilon2?: number } & Interval)
  /** O'Quigley 1990; power model with a normal prior of standard deviation `prior` (√1.34 where not given). */
  | {
      readonly kind: "crm";
      readonly target: number;
      readonly skeleton: readonly number[];
      readonly prior?: number;
      readonly cohort: number;
      readonly most: number;
      readonly time?: true;
    };

interface Interval {
  readonly target: number;
  /** Participants who are looked at together. */
  readonly cohort: number;
  /** Participants of one dose at most. */
  readonly most: number;
  /** Posterior probability of being above the target at which a dose is given up; 0.95. */
  readonly elimination?: number;
  /** Counts participants still in their window by the part of it that they have passed. */
  readonly time?: true;
}
