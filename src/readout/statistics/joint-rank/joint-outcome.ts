/** What is known of one participant: until when, whether death ended it, and function at visits. */
export interface JointOutcome {
  /** Day, month or year of death; undefined of who is not known to have died. */
  readonly deathTime?: number;
  /** Until when the participant is known to have lived, in the same unit; at a death, its time. */
  readonly lastKnownAlive: number;
  /** Change from baseline by visit, NaN where not measured; all participants have the same visits in order of time. */
  readonly changes: ArrayLike<number>;
}

/** The larger change is the better one (such as ALSFRS-R), or the smaller. */
export type Direction = "larger-is-better" | "smaller-is-better";
