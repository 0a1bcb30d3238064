/**
 * Marks a field as a score: shown by its newest value with its course over the visits. A number is drawn as it is, the
 * code of an ordered list by its place in the list.
 */
export interface ScoreMark {
  /** Where every possible value lies; what is not there is drawn as out of range. */
  readonly range?: readonly [low: number, high: number];
  /** A limit of the protocol, drawn as a line: 70 (per cent of predicted). */
  readonly limit?: number;
  /** Drawn by its logarithm, as concentrations are. */
  readonly scale?: "log";
  /** Fields of the same form without which the value cannot be read: the reference equation, the assay, ON or OFF. */
  readonly beside?: readonly string[];
}
