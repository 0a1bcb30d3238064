import type { DatasetVariable, Pool, SubjectDataset } from "../../definition/index.ts";
import type { DerivedRow, Person } from "../sdtm/person.ts";
import type { Cell } from "../table.ts";
import type { Workshop } from "./workshop.ts";

/** The participants' rows with the columns that pool small groups over all of them. */
export function pooledCells(
  { pools = [] }: SubjectDataset,
  rows: Map<Person, DerivedRow[]>,
  places: ReadonlyMap<string, number>,
  sourced: readonly DatasetVariable[],
  workshop: Workshop,
): Map<Person, DerivedRow[]> {
  const masked = workshop.masked([...sourced, ...pools.map(poolSource)]);
  for (const pool of pools) {
    const at = places.get(pool.column);
    if (at === undefined || masked.has(pool.column)) continue;
    const [of, by] = [places.get(pool.of) ?? -1, places.get(pool.by) ?? -1];
    const all = [...rows.values()].flat();
    const small = smallGroups(all, of, by, pool.least);
    for (const [person, own] of rows) {
      rows.set(
        person,
        own.map((row) => withCell(row, at, poolOf(row.cells[of] ?? null, small, pool))),
      );
    }
  }
  return rows;
}

/** A pooled column tells what its `by` tells. */
function poolSource({ column, by }: Pool) {
  return { name: column, source: { kind: "column", name: by } } as const;
}

/** Values that fewer than `least` share in some level. */
function smallGroups(
  rows: readonly DerivedRow[],
  of: number,
  by: number,
  least: number,
): ReadonlySet<Cell> {
  const levels = new Set(rows.map(({ cells }) => cells[by] ?? null));
  const counts = new Map<Cell, Map<Cell, number>>();
  for (const { cells } of rows) {
    const value = cells[of] ?? null;
    const counted = counts.get(value) ?? new Map<Cell, number>();
    counts.set(value, counted);
    counted.set(cells[by] ?? null, (counted.get(cells[by] ?? null) ?? 0) + 1);
  }
  const small = new Set<Cell>();
  for (const [value, counted] of counts) {
    if ([...levels].some((level) => (counted.get(level) ?? 0) < least)) small.add(value);
  }
  return small;
}

function poolOf(value: Cell, small: ReadonlySet<Cell>, { as }: Pool): Cell {
  return value !== null && small.has(value) ? as : value;
}

function withCell(row: DerivedRow, place: number, cell: Cell): DerivedRow {
  return { ...row, cells: row.cells.with(place, cell) };
}
