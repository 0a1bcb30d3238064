import type { DatasetVariable, FirstFlag } from "../../definition/index.ts";
import { compareRows } from "../sdtm/cells.ts";
import type { DatasetRecord } from "../sdtm/person.ts";
import type { Cell } from "../table.ts";
import { hidden } from "./made-row.ts";

/** The columns that say of each record whether a flag counts it; they stand behind a dataset's own. */
export function flagColumns(flags: readonly FirstFlag[]): DatasetVariable[] {
  return flags.map(({ column, where }) => {
    const yes = { kind: "constant", value: "Y" } as const;
    const source = where === undefined ? yes : ({ kind: "when", test: where, yes } as const);
    return hidden(`#${column}`, "text", source);
  });
}

/** Finds what the flags are on a participant's records. */
export function firstFlags(
  flags: readonly FirstFlag[],
  ground: readonly DatasetVariable[],
): (records: readonly DatasetRecord[]) => (record: DatasetRecord) => Record<string, Cell> {
  const placeOf = (column: string) => ground.findIndex(({ name }) => name === column);
  const rules = flags.map(({ column, within, by, greatest }) => ({
    column,
    greatest: greatest === undefined ? undefined : placeOf(greatest),
    counts: placeOf(`#${column}`),
    within: within.map(placeOf),
    by: by.map(placeOf),
  }));
  return (records) => {
    const found = rules.map((rule) => ({ column: rule.column, firsts: firstOf(records, rule) }));
    return (record) => {
      const given: Record<string, Cell> = {};
      for (const { column, firsts } of found) given[column] = firsts.has(record) ? "Y" : null;
      return given;
    };
  };
}

interface Rule {
  readonly counts: number;
  readonly within: readonly number[];
  readonly by: readonly number[];
  readonly greatest: number | undefined;
}

/** The first of the records that count, within each value of some columns. */
function firstOf(
  records: readonly DatasetRecord[],
  { counts, within, by, greatest }: Rule,
): ReadonlySet<DatasetRecord> {
  const firsts = new Map<string, DatasetRecord>();
  for (const record of records) {
    if (record.cells[counts] !== "Y") continue;
    const group = JSON.stringify(within.map((place) => record.cells[place] ?? null));
    const known = firsts.get(group);
    const more =
      known === undefined || greatest === undefined
        ? 0
        : compareRows(known.cells, record.cells, [greatest]);
    if (known === undefined || (more || compareRows(record.cells, known.cells, by)) < 0) {
      firsts.set(group, record);
    }
  }
  return new Set(firsts.values());
}
