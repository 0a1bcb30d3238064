/**
 * Marks what is not public, was inferred, or was decided for want of a source: the reason, in a sentence.
 * `describe` lists every one; `check` reports each as an `assumption`.
 */
export type Assumption = string;

/** A part of a study that may rest on an assumption. */
export interface Assumable {
  readonly assumption?: Assumption;
  /** Where the fact was read: a registry number, label section or paper. */
  readonly source?: string;
}
