import type { Issue } from "../../../kernel/index.ts";
import { marginsOf, type Table } from "./contingency.ts";
import { notATable, noVariation } from "./table-issues.ts";

/** The strata that say something: tables of the size that is asked, with at least two members. */
export function checkStrata(
  strata: readonly Table[],
  rows = strata[0]?.length ?? 0,
  columns = strata[0]?.[0]?.length ?? 0,
): Table[] | Issue {
  const isTable = (table: Table): boolean =>
    table.length === rows &&
    table.every((row) => row.length === columns && row.every((cell) => cell >= 0));
  if (rows < 2 || columns < 2 || !strata.every(isTable)) return notATable([]);
  const used = strata.filter((table) => marginsOf(table).total > 1);
  return used.length === 0 ? noVariation([]) : used;
}

/** One table of the members of all strata. */
export function pool(strata: readonly Table[]): Table {
  return (strata[0] ?? []).map((row, i) =>
    row.map((_, j) => strata.reduce((sum, table) => sum + (table[i]?.[j] ?? 0), 0)),
  );
}
