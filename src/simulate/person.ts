import type { Zone } from "../kernel/index.ts";
import type { Fate } from "./fate.ts";

/** Who a virtual participant is and when their life in the study begins. */
export interface Person {
  readonly id: string;
  readonly site: string;
  readonly zone: Zone;
  /** Day number on which the first dose is planned. */
  readonly firstDose: number;
  /** The cohort joined, where the study has cohorts. */
  readonly cohort?: string;
  readonly failsScreening: boolean;
  /** Which of those who join: what should be seen in a small trial too is not left to chance, but goes by turns. */
  readonly turn: number;
  /** After so many visits the person comes no more; most come to the end. */
  readonly leavesAfter?: number;
  /** How the person fares, where a scenario says so. */
  readonly fate?: Fate;
}
