import { Fault } from "../kernel/index.ts";
import type { StoredEvent } from "./event.ts";
import {
  type Join,
  joinOf,
  type ProjectedRows,
  type ProjectedTable,
  type Projection,
  type Row,
} from "./projection.ts";

/** The rows of a chunk of events, joined as far as they have the same key. */
export interface CollectedRows {
  readonly events: number;
  take(events: readonly StoredEvent[]): void;
  rows(): ReadonlyMap<string, readonly Row[]>;
}

/** Begins a chunk of a projection. */
export function collectRows(projection: Projection): CollectedRows {
  const tables = new Map(projection.tables.map((table) => [table.name, collectTable(table)]));
  let count = 0;
  const target: ProjectedRows = {
    put(name, row) {
      const table = tables.get(name);
      if (table === undefined) {
        throw new Fault(`projection ${projection.name} has no table ${name}`);
      }
      table.put(row);
    },
  };
  return {
    get events() {
      return count;
    },
    take(events) {
      count += events.length;
      projection.apply(events, target);
    },
    rows: () => new Map([...tables].map(([name, table]) => [name, table.rows()])),
  };
}

interface CollectedTable {
  put(row: Row): void;
  rows(): readonly Row[];
}

function collectTable(table: ProjectedTable): CollectedTable {
  if (table.key.length === 0) {
    const list: Row[] = [];
    return { put: (row) => void list.push(row), rows: () => list };
  }
  const columns = Object.keys(table.columns);
  const keyed = table.key.map((column) => columns.indexOf(column));
  const joins = columns.map((column) => joinOf(table, column));
  const rows = new Map<string, Row>();
  return {
    put(row) {
      let key = "";
      for (const index of keyed) key += `${row[index]}\n`;
      const earlier = rows.get(key);
      rows.set(key, earlier === undefined ? row : joinRows(earlier, row, joins));
    },
    rows: () => [...rows.values()],
  };
}

/** A later row joined to an earlier one; `put-rows.ts` says the same in SQL. */
function joinRows(earlier: Row, later: Row, joins: readonly Join[]): Row {
  return later.map((cell, index) => {
    const before = earlier[index] ?? null;
    switch (joins[index]) {
      case "known":
        return cell ?? before;
      case "sum":
        return Number(before) + Number(cell);
      default:
        return cell;
    }
  });
}
