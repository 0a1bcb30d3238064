import type { PartialDate, Text } from "../kernel/index.ts";
import type { Assumable } from "./assumption.ts";
import type { Expression } from "./expression/node.ts";

/** A treatment arm of a controlled trial, or the one arm of an open one. */
export interface Arm extends Assumable {
  readonly id: string;
  readonly title: Text;
  /** Parts in the allocation ratio, such as 2 in 2:1. */
  readonly ratio?: number;
  /** How many participants the protocol plans. */
  readonly planned?: number;
  /** The epochs a participant of this arm passes, in order; all when not given. */
  readonly epochs?: readonly string[];
  readonly sdtm?: { readonly code: string; readonly name: string };
}

/** A period of the trial (USDM StudyEpoch): screening, treatment, follow-up. */
export interface Epoch extends Assumable {
  readonly id: string;
  readonly title: Text;
  readonly sdtm?: string;
}

/** A product given in the trial. */
export interface Product extends Assumable {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly description: Text;
}

/** An amount of a product, by what route. */
export interface DoseLevel extends Assumable {
  readonly id: string;
  readonly title: Text;
  readonly product: string;
  readonly amount: number;
  /** UCUM code: `mg`, `{cells}`. */
  readonly unit: string;
  readonly route: Text;
}

/** When doses are due, each from the *actual* date of the one before, so that a late dose moves all that follow. */
export interface DoseRegimen extends Assumable {
  readonly id: string;
  readonly title: Text;
  /** Levels that may be given under this regimen. */
  readonly levels: readonly string[];
  /** The arms it holds for; all when not given. */
  readonly arms?: readonly string[];
  /** Days from the dose before: `[14, 14, 28]` with `thenEveryDays: 28`. The first dose is day 0 of the regimen. */
  readonly intervalsDays: readonly number[];
  readonly thenEveryDays?: number;
  /** How many doses there are at most; endless when not given. */
  readonly doses?: number;
  /** How many days a dose may be early and late. */
  readonly windowDays?: readonly [early: number, late: number];
  readonly minimumIntervalDays?: number;
}

/** A group of participants treated alike, such as one step of a dose escalation. */
export interface Cohort extends Assumable {
  readonly id: string;
  readonly title: Text;
  readonly level: string;
  readonly regimen: string;
  /** Planned number, least and most. */
  readonly size: readonly [least: number, most: number];
}

/** A version of the informed consent. The latest one in force is what must be signed. */
export interface ConsentVersion extends Assumable {
  readonly version: string;
  readonly from: PartialDate;
  readonly text: Text;
  /** Whether those who signed an earlier version must sign this one. */
  readonly reconsent?: boolean;
}

/** What is measured to answer the trial's question, and when. */
export interface Endpoint extends Assumable {
  readonly id: string;
  readonly level: "primary" | "secondary" | "exploratory";
  readonly text: Text;
  /** The value, once per participant. */
  readonly measure?: Expression;
  readonly visit?: string;
}

/** A hospital or practice that takes part, as far as the protocol names it. */
export interface PlannedSite extends Assumable {
  readonly id: string;
  readonly name: Text;
  /** ISO 3166 alpha-3. */
  readonly country: string;
  /** IANA zone, such as `Asia/Shanghai`. */
  readonly zone: string;
  readonly investigator?: string;
}
