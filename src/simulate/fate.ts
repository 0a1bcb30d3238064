import type { FormValues } from "./look-at.ts";

/** How one generated person fares, where a scenario says so. */
export interface Fate {
  /** What a form holds then; whatever else it asks is drawn to go with it. */
  values(form: string, at: FateMoment): FormValues | undefined;
  /** What befalls them besides. */
  course(at: Omit<FateMoment, "day" | "on">): FateCourse;
}

/** When somebody looks at the person, and under which treatment. */
export interface FateMoment {
  /** Days since the person's first dose, which is day 0; before it, negative. */
  readonly day: number;
  /** The same day as a day number. */
  readonly on: number;
  /** Day number of the first dose. */
  readonly firstDose: number;
  /** The arm; not known before they are allocated to it. */
  readonly arm: string | undefined;
}

/** What befalls a person besides what is entered at visits; days count from the first dose. */
export interface FateCourse {
  /** Lines of logs, each entered on its day. */
  readonly lines: readonly FateLine[];
  /** How and on which day taking part ends; without it, as the protocol plans. */
  readonly end?: FateEnd;
}

export interface FateLine {
  readonly form: string;
  readonly day: number;
  readonly values: FormValues;
}

export interface FateEnd {
  /** `observed`: nothing happens to the person, but nobody looks any further. */
  readonly kind: "completed" | "died" | "withdrew" | "observed";
  readonly day: number;
  readonly reason?: string;
}
