import { once } from "node:events";
import type { ClientBase } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { sqlState } from "./failure.ts";
import { type Cell, joinOf, type ProjectedTable, type Row } from "./projection.ts";

/** Tables whose rows were seen to replace earlier ones: for them it is no use to try without. */
const replacing = new Set<string>();

/** Puts rows of different keys into a table, each joined to the row with its key that is there. */
export async function putRows(
  client: ClientBase,
  schema: string,
  table: ProjectedTable,
  rows: readonly Row[],
): Promise<void> {
  const columns = Object.keys(table.columns);
  const target = `${schema}.${table.name}`;
  if (table.key.length === 0 || (rows.length > 100 && !replacing.has(target))) {
    await client.query("savepoint straight");
    try {
      await copyIn(client, target, columns, rows);
      return;
    } catch (error) {
      if (sqlState(error) !== "23505") throw error;
      replacing.add(target);
      await client.query("rollback to savepoint straight");
    }
  }
  await replaceRows(client, target, table, rows);
}

async function replaceRows(
  client: ClientBase,
  target: string,
  table: ProjectedTable,
  rows: readonly Row[],
): Promise<void> {
  const { name, columns, key } = table;
  const incoming = `pg_temp.incoming_${name}`;
  await client.query(`drop table if exists ${incoming}`);
  await client.query(`create temporary table incoming_${name} (like ${target}) on commit drop`);
  await copyIn(client, incoming, Object.keys(columns), rows);
  const rest = Object.keys(columns).filter((column) => !key.includes(column));
  const change =
    rest.length === 0
      ? "do nothing"
      : `do update set ${rest.map((column) => joinInSql(table, column)).join(", ")}`;
  await client.query(
    `insert into ${target} as present select * from ${incoming} on conflict (${key.join(", ")}) ${change}`,
  );
}

/** What `joinRows` does, in SQL. */
function joinInSql(table: ProjectedTable, column: string): string {
  switch (joinOf(table, column)) {
    case "known":
      return `${column} = coalesce(excluded.${column}, present.${column})`;
    case "sum":
      return `${column} = present.${column} + excluded.${column}`;
    case "last":
      return `${column} = excluded.${column}`;
  }
}

async function copyIn(
  client: ClientBase,
  target: string,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const stream = client.query(copyFrom(`copy ${target} (${columns.join(", ")}) from stdin`));
  const finished = once(stream, "finish");
  let block = "";
  for (const row of rows) {
    block += `${row.map(printCell).join("\t")}\n`;
    if (block.length < 1 << 16) continue;
    if (!stream.write(block)) await Promise.race([once(stream, "drain"), finished]);
    block = "";
  }
  stream.end(block);
  await finished;
}

function printCell(cell: Cell): string {
  if (cell === null) return "\\N";
  if (typeof cell !== "string" || !/[\\\t\n\r]/.test(cell)) return String(cell);
  return cell.replace(/[\\\t\n\r]/g, (letter) => escaped[letter] ?? letter);
}

const escaped: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
};
