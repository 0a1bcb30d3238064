import type { Study } from "../../src/definition/index.ts";
import {
  compareTables,
  deriveAnalysisData,
  readDatasetTable,
  type Table,
} from "../../src/interchange/index.ts";
import { addCause, addDifference, type Causes } from "./causes.ts";
import { comparisonOf, type DatasetComparison, type Record } from "./comparison.ts";
import { proofsOf, type ReadoutProof, type ReadoutProofs, rowsOf } from "./readout-causes.ts";
import type { OpenFile } from "./source-file.ts";

/** The published analysis datasets, by which columns their rows are told apart. */
const files = [
  { name: "ADSL", file: "adsl.json", keys: ["USUBJID"] },
  { name: "ADADAS", file: "adadas.dsjc", keys: ["USUBJID", "PARAMCD", "AVISITN", "ANL01FL"] },
  { name: "ADAE", file: "adae.dsjc", keys: ["USUBJID", "AESEQ"] },
  { name: "ADTTE", file: "adtte.json", keys: ["USUBJID", "PARAMCD"] },
] as const;

/** Derives the analysis datasets from the record and compares them with the published ones, as far as those are there. */
export async function compareReadout(
  open: OpenFile,
  study: Study,
  { participants, allocation, sites }: Record,
): Promise<DatasetComparison[]> {
  const published = new Map<string, Table>();
  for (const { name, file } of files) {
    const chunks = open(`adam/${file}`) ?? open(file);
    if (chunks !== undefined) published.set(name, await readDatasetTable(chunks, { file }));
  }
  if (published.size === 0) return [];
  const { tables } = deriveAnalysisData(study, participants.values(), { allocation, sites });
  const proofs = await proofsOf(open, published);
  return files.flatMap(({ name, keys }) => {
    const [source, ours] = [published.get(name), tables[name]];
    return source === undefined || ours === undefined
      ? []
      : [compareOne(name, source, ours, keys, proofs)];
  });
}

function compareOne(
  name: string,
  source: Table,
  ours: Table,
  keys: readonly string[],
  proofs: ReadoutProofs,
): DatasetComparison {
  const causes: Causes = { proven: new Map(), unexplained: [] };
  const found = compareTables(source, ours, keys, Number.POSITIVE_INFINITY);
  const cells = ours.columns.length;
  const missing = [...found.columnsOnlyInSource, ...found.columnsOnlyInOurs];
  for (const column of missing) causes.unexplained.push(`only one side has column ${column}`);
  for (const key of found.keysOnlyInSource) {
    const cause = proofs.ofLackingRow(name, key);
    if (cause === undefined) causes.unexplained.push(`only in the source: ${key.join(" ")}`);
    else addCause(`${name}: ${cause}`, cells, causes);
  }
  for (const key of found.keysOnlyInOurs) {
    causes.unexplained.push(`only in the record: ${key.join(" ")}`);
  }
  const rows = rowsOf(source, keys);
  const own = rowsOf(ours, keys);
  for (const difference of found.differences) {
    const key = JSON.stringify(difference.key.map((cell) => cell ?? ""));
    const [theirs, mine] = [rows.get(key), own.get(key)];
    let cause: string | undefined;
    if (theirs !== undefined && mine !== undefined) {
      const proof: ReadoutProof = { name, difference, theirs, ours: mine };
      cause = proofs.ofDifference(proof);
    }
    addDifference(name, String(difference.key[0] ?? ""), difference, cause, causes);
  }
  const lonely = (found.onlyInSource + found.onlyInOurs) * cells;
  return comparisonOf(name, found.cellsCompared + lonely, found.different + lonely, causes);
}
