import type { PartialDate } from "../kernel/index.ts";

export const claimStatuses = [
  "planned",
  "submitted",
  "accepted",
  "granted",
  "held",
  "denied",
] as const;

/**
 * A milestone as somebody states it, never as a fact of ours: contradictory claims stand side by side.
 * There is no "approved" flag; what was granted, by whom and for what is in the words.
 */
export interface Claim {
  readonly product: string;
  readonly indication: string;
  /** ISO 3166 country, `EU`, or `world`. */
  readonly jurisdiction: string;
  /** Such as `marketing-authorisation`, `ind-clearance`, `orphan-designation`, `first-dose`. */
  readonly type: string;
  readonly status: (typeof claimStatuses)[number];
  readonly date: PartialDate;
  readonly source: string;
  /** The words of the source, quoted or closely paraphrased. */
  readonly quote: string;
  readonly confidence: "primary" | "secondary" | "press";
  /** Claims with the same subject that differ are shown as contradictory. */
  readonly about: string;
}
