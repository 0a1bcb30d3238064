import type { Study } from "../definition/index.ts";
import type { Chunks, Table } from "../interchange/index.ts";
import type { Command, Context } from "../engine/index.ts";
import type { CutState } from "../store/index.ts";

/** What an example's `replay.ts` exports so that `neurite replay` can run it. */
export interface ReplayModule {
  /** Reads the source files and makes the commands of the trial, in the order in which things happened. */
  readReplay(open: OpenFile, study: Study): Promise<Replay>;
  /** Writes the datasets back from the record and compares them with the source. */
  compareReplay(
    files: { readonly open: OpenFile },
    study: Study,
    state: CutState,
  ): Promise<ReplayReport>;
}

/** Opens a file of the data folder, decompressed; `undefined` when there is none of that name. */
export type OpenFile = (name: string) => Chunks | undefined;

export interface Replay {
  readonly steps: readonly { readonly command: Command; readonly context: Context }[];
  /** What was missing or left out, to be printed. */
  readonly notices: readonly string[];
}

export interface DatasetComparison {
  readonly name: string;
  readonly compared: number;
  readonly equal: number;
  readonly different: number;
  /** Every difference with its cause, or grouped where many have the same proven cause. */
  readonly causes: readonly string[];
}

export interface ReplayReport {
  readonly counts: {
    readonly screened: number;
    readonly enrolled: number;
    readonly arms: readonly number[];
    readonly failures: number;
  };
  /** Findings of soft checks worth printing. */
  readonly findings: readonly string[];
  readonly datasets: readonly DatasetComparison[];
  /** Analysis datasets derived from the record, beside published ones. */
  readonly readout?: readonly DatasetComparison[];
  /** Differences without a proven cause. */
  readonly unexplained: number;
  /** Published tables recomputed from the record, as lines. */
  readonly tables14: readonly string[];
  readonly tables: readonly Table[];
}
