import type { Study } from "../../src/definition/index.ts";
import type { AllocationState, ParticipantState, StudyState } from "../../src/engine/index.ts";
import { deriveDatasets, type Table } from "../../src/interchange/index.ts";
import { compareDatasets, type DatasetComparison } from "./comparison.ts";
import { findingsOf } from "./findings.ts";
import { arms } from "./populations.ts";
import { compareReadout } from "./readout-comparison.ts";
import { printLine, publishedTables } from "./published-tables.ts";
import type { OpenFile } from "./source-file.ts";

export { populationCounts, type Populations } from "./populations.ts";
export { type Replay, readReplay } from "./read-replay.ts";
export type { OpenFile } from "./source-file.ts";

/** The record that was lived, as it stands. */
export interface LivedRecord {
  readonly study: StudyState;
  readonly allocation: AllocationState;
  readonly participants: ReadonlyMap<string, ParticipantState>;
}

/** What came out, beside what went in. */
export interface ReplayReport {
  readonly counts: {
    readonly screened: number;
    readonly enrolled: number;
    /** Placebo, low dose, high dose. */
    readonly arms: readonly number[];
    readonly failures: number;
  };
  readonly findings: readonly string[];
  readonly datasets: readonly DatasetComparison[];
  /** The analysis datasets beside the published ones. */
  readonly readout: readonly DatasetComparison[];
  /** Differences without a proven cause. */
  readonly unexplained: number;
  readonly tables14: readonly string[];
  /** The datasets with the arms in them, to be written. */
  readonly tables: readonly Table[];
}

/** Writes the datasets back from the record and compares them with the source, which is read once more. */
export async function compareReplay(
  files: { readonly open: OpenFile },
  study: Study,
  record: LivedRecord,
): Promise<ReplayReport> {
  const { participants, allocation } = record;
  const { sites } = record.study;
  const people = [...participants.values()];
  const datasets = await compareDatasets(files.open, study, { participants, allocation, sites });
  const readout = await compareReadout(files.open, study, { participants, allocation, sites });
  const published = await publishedTables(files.open, people, allocation);
  const allocated = Object.values(allocation.allocated);
  return {
    counts: {
      screened: people.length,
      enrolled: people.filter((person) => person.dates.enrolled !== undefined).length,
      arms: arms.map((arm) => allocated.filter((entry) => entry.arm === arm).length),
      failures: people.filter((person) => person.status === "screen-failed").length,
    },
    findings: findingsOf(study, people),
    datasets,
    readout,
    unexplained: [...datasets, ...readout].reduce((sum, one) => sum + one.unexplained, 0),
    tables14: published.map(printLine),
    tables: deriveDatasets(study, people, { allocation, sites }),
  };
}
