import type { Study } from "../definition/index.ts";
import type { AllocationState, ParticipantState, SiteState } from "../engine/index.ts";
import type { Report } from "../readout/index.ts";
import type { Interruption } from "./interruption.ts";
import type { Arguments } from "./main.ts";
import type { Output } from "./output.ts";

/** A record that a report is made of. */
export interface ReadoutRecord {
  /** The study whose readout it is. */
  readonly study: Study;
  /** The study that the record is read by: the same, or the one it continues and itself as one. */
  readonly read: Study;
  readonly participants: readonly ParticipantState[];
  /** Only where arms may be told. */
  readonly allocation?: AllocationState;
  readonly sites: Readonly<Record<string, SiteState>>;
  readonly cut: Report["cut"];
  readonly simulated: boolean;
}

/** What reads or lives the records of a command line. */
export interface ReadoutRun {
  readonly args: Arguments;
  readonly output: Output;
  readonly interruption: Interruption;
}
