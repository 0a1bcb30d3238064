import type { Study } from "../../src/definition/index.ts";
import type { AllocationState, ParticipantState, SiteState } from "../../src/engine/index.ts";
import {
  type Column,
  compareTables,
  type DatasetDeriver,
  datasetDerivers,
  type Row,
  type Table,
} from "../../src/interchange/index.ts";
import { causesOf, type Causes } from "./causes.ts";
import { wordKeeper } from "./kept-words.ts";
import { type OpenFile, readSource } from "./source-file.ts";

/** How one dataset, written back from the record, compares with the source. */
export interface DatasetComparison {
  readonly name: string;
  /** Cells; a row that only one side has counts with all its cells. */
  readonly compared: number;
  readonly equal: number;
  readonly different: number;
  /** Every difference with its cause; those of one proven cause together. */
  readonly causes: readonly string[];
  /** Differences without a proven cause. */
  readonly unexplained: number;
}

/** What of the record the datasets are derived from. */
export interface Record {
  readonly participants: ReadonlyMap<string, ParticipantState>;
  readonly allocation: AllocationState;
  readonly sites: Readonly<{ [site: string]: SiteState }>;
}

/** The source files and the datasets that are compared with them. */
const files: Readonly<{ [dataset: string]: string }> = {
  DM: "dm",
  DS: "ds",
  SV: "sv",
  EX: "ex",
  AE: "ae",
  QSHI: "qshi",
  QSMM: "qsmm",
  QSCO: "qsco",
  QSGI: "qsgi",
  VS: "vs",
  LB: "lb",
};

/** Derives every dataset and compares it with its file, person by person; each file is read once more and not held longer. */
export async function compareDatasets(
  open: OpenFile,
  study: Study,
  { participants, allocation, sites }: Record,
): Promise<DatasetComparison[]> {
  const derivers = datasetDerivers(study, { allocation, sites });
  const found: DatasetComparison[] = [];
  for (const [name, file] of Object.entries(files)) {
    const deriver = derivers.find((one) => one.name === name);
    if (deriver === undefined) continue;
    const source = await readByPerson(open, file);
    if (source !== undefined) found.push(compareDataset(deriver, source, participants));
  }
  return found;
}

interface SourceTable {
  readonly columns: readonly Column[];
  readonly people: Map<string, Row[]>;
}

async function readByPerson(open: OpenFile, file: string): Promise<SourceTable | undefined> {
  const people = new Map<string, Row[]>();
  let columns: readonly Column[] = [];
  let at = -1;
  const keep = wordKeeper();
  const batches = readSource(open, file);
  for (;;) {
    const step = await batches.next();
    if (step.done === true) return step.value ? { columns, people } : undefined;
    columns = step.value.columns;
    at = columns.findIndex((column) => column.name === "USUBJID");
    for (const read of step.value.rows) {
      const row = read.map(keep);
      const usubjid = String(row[at] ?? "");
      const rows = people.get(usubjid);
      if (rows === undefined) people.set(usubjid, [row]);
      else rows.push(row);
    }
  }
}

/** Visits are matched by name, which is exact where the source's visit number carries binary noise. */
function keysOf(deriver: DatasetDeriver): string[] {
  return deriver.dataset.keys.map((key) => (key === "VISITNUM" ? "VISIT" : key));
}

function compareDataset(
  deriver: DatasetDeriver,
  source: SourceTable,
  participants: ReadonlyMap<string, ParticipantState>,
): DatasetComparison {
  const { name, label, columns } = deriver;
  const at = columns.findIndex((column) => column.name === "USUBJID");
  const keys = keysOf(deriver);
  const causes: Causes = { proven: new Map(), unexplained: [] };
  let compared = 0;
  let different = 0;
  const compare = (theirs: readonly Row[], ours: readonly Row[], usubjid: string): void => {
    const sourceTable: Table = { name, label, columns: source.columns, rows: theirs };
    const ourTable: Table = { name, label, columns, rows: ours };
    const found = compareTables(sourceTable, ourTable, keys, Number.POSITIVE_INFINITY);
    const lonely = (found.onlyInSource + found.onlyInOurs) * columns.length;
    compared += found.cellsCompared + lonely;
    different += found.different + lonely;
    for (const key of found.keysOnlyInSource)
      causes.unexplained.push(`only in the source: ${key.join(" ")}`);
    for (const key of found.keysOnlyInOurs)
      causes.unexplained.push(`only in the record: ${key.join(" ")}`);
    if (found.differences.length > 0) {
      causesOf(name, usubjid, found.differences, sourceTable, ourTable, causes);
    }
  };
  for (const participant of participants.values()) {
    const ours = deriver.rowsOf(participant);
    const usubjid = String(ours[0]?.[at] ?? "");
    const theirs = source.people.get(usubjid) ?? [];
    source.people.delete(usubjid);
    compare(theirs, ours, usubjid);
  }
  for (const [usubjid, theirs] of source.people) compare(theirs, [], usubjid);
  return comparisonOf(name, compared, different, causes);
}

/** A comparison with what was found to be the cause of its differences. */
export function comparisonOf(
  name: string,
  compared: number,
  different: number,
  causes: Causes,
): DatasetComparison {
  const shown = causes.unexplained.slice(0, 40).map((line) => `unexplained: ${line}`);
  return {
    name,
    compared,
    equal: compared - different,
    different,
    causes: [
      ...[...causes.proven.values()].map(({ count, text }) => `${count} × ${text}`),
      ...shown,
    ],
    unexplained: causes.unexplained.length,
  };
}
